"""What a reader does on the timeline page, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from serving import Visit

pytestmark = pytest.mark.browser


def test_the_page_loads_whole(any_width: Visit) -> None:
    any_width.open()
    page = any_width.page
    expect(page.get_by_role("heading", name="Vietnam–Laos relations")).to_be_visible()
    expect(page.get_by_text("Not read (1)")).to_be_visible()
    assert any_width.count() >= 10
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert any_width.foreign == []
    assert any_width.faults == []


def test_wheel_and_drag_move_the_timeline(visit: Visit) -> None:
    visit.open()
    before = visit.range()
    box = visit.page.locator(".plot .draglayer .nsewdrag").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.wheel(0, -300)
    expect(visit.page).to_have_url(re.compile("window="), timeout=10_000)
    near = visit.range()
    assert near[1] - near[0] < before[1] - before[0]
    visit.page.mouse.down()
    visit.page.mouse.move(x + 250, y, steps=6)
    visit.page.mouse.up()
    visit.page.wait_for_timeout(1500)
    visit.settled()
    moved = visit.range()
    assert moved[0] < near[0]
    assert moved[1] - moved[0] == pytest.approx(near[1] - near[0], rel=0.02)


def test_filter_by_leader_without_diacritics(visit: Visit) -> None:
    visit.open()
    everything = visit.count()
    box = visit.page.get_by_role("combobox", name=re.compile("People"))
    box.click()
    box.fill("sonexay")
    visit.page.get_by_role("option").first.click()
    expect(visit.page).to_have_url(re.compile("who=sonexay_siphandone"), timeout=10_000)
    visit.settled()
    left = visit.count()
    assert 0 < left < everything
    visit.page.reload()
    visit.settled()
    assert visit.count() == left
    visit.page.get_by_role("button", name="Clear all filters").click()
    expect(visit.page.get_by_text(f"{everything} of {everything} events")).to_be_visible(timeout=10_000)


def test_a_click_opens_the_sentence(visit: Visit) -> None:
    visit.open()
    event, x, y = next(m for m in visit.marks() if m[1] > 500)
    visit.page.mouse.click(x, y)
    expect(visit.page).to_have_url(re.compile(f"event={event}"), timeout=10_000)
    expect(visit.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
    visit.page.wait_for_selector(".reader article[data-shown]", timeout=10_000)
    quote = visit.page.locator(".reader article mark, .reader article [class^=quote]").first
    inside = """q => { const a = q.closest('article').getBoundingClientRect(), b = q.getBoundingClientRect();
      return b.height > 0 && b.top >= a.top - 2 && b.top < a.bottom; }"""
    assert quote.evaluate(inside)
    assert len(quote.inner_text()) > 3


def test_every_mark_opens_its_own_event(visit: Visit) -> None:
    visit.open()
    for event, x, y in visit.marks()[:6]:
        visit.page.mouse.click(x, y)
        expect(visit.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
        visit.settled()


def test_zoom_and_selection_survive_each_other(visit: Visit) -> None:
    visit.open()
    event, x, y = visit.marks()[-1]
    visit.page.mouse.move(x, y)
    visit.page.mouse.wheel(0, -200)
    expect(visit.page).to_have_url(re.compile("window="), timeout=10_000)
    visit.settled()
    before = visit.range()
    here = next(m for m in visit.marks() if m[0] == event)
    visit.page.mouse.click(here[1], here[2])
    expect(visit.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
    visit.page.wait_for_timeout(800)
    assert visit.range() == pytest.approx(before)


def test_keys_step_through_events(visit: Visit) -> None:
    visit.open()
    visit.page.locator(".plot").focus()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.page).to_have_url(re.compile("event="), timeout=10_000)
    first = visit.page.url
    visit.page.locator(".card[data-event]").wait_for()
    visit.settled()
    visit.page.locator(".plot").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_function("before => location.href !== before", arg=first, timeout=10_000)
    assert "event=" in visit.page.url


def test_a_link_restores_the_view(visit: Visit) -> None:
    visit.open("?who=to_lam&lanes=leader")
    left = visit.count()
    event, x, y = visit.marks()[0]
    visit.page.mouse.click(x, y)
    expect(visit.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
    visit.page.mouse.move(x, y)
    visit.page.mouse.wheel(0, -200)
    expect(visit.page).to_have_url(re.compile("window="), timeout=10_000)
    visit.settled()
    sent, days = visit.page.url, visit.range()
    assert visit.page.context.browser
    context = visit.page.context.browser.new_context(viewport={"width": 1440, "height": 1000})
    other = Visit(context.new_page(), visit.base)
    other.open(sent.removeprefix(visit.base))
    assert other.count() == left
    assert other.range() == pytest.approx(days, abs=2 * 86_400_000)
    expect(other.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
    assert other.page.url == sent
    context.close()


def test_the_back_button_goes_back(visit: Visit) -> None:
    visit.open()
    opened = []
    for event, x, y in (visit.marks()[0], visit.marks()[-1]):
        visit.page.mouse.click(x, y)
        expect(visit.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
        visit.settled()
        opened.append(event)
    visit.page.go_back()
    expect(visit.page.locator(f".card[data-event={opened[0]}]")).to_be_visible(timeout=10_000)


def test_the_list_does_what_the_plot_does(any_width: Visit) -> None:
    any_width.open()
    page = any_width.page
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 55)
    expect(page).to_have_url(re.compile("event="), timeout=10_000)
    expect(page.locator(".card[data-event]")).to_be_visible(timeout=10_000)


def test_text_of_a_source_stays_text(visit: Visit) -> None:
    visit.open("?q=sonexay&lang=en")
    for event, x, y in visit.marks():
        visit.page.mouse.click(x, y)
        expect(visit.page.locator(f".card[data-event={event}]")).to_be_visible(timeout=10_000)
        visit.page.wait_for_selector(".reader article[data-shown]", timeout=10_000)
    assert "onerror" in visit.page.locator(".reader article").inner_text()
    assert visit.page.evaluate("window.broken") is None
    assert visit.foreign == []


def test_an_unknown_event_says_so(visit: Visit) -> None:
    visit.open("?event=nosuchevent0")
    expect(visit.page.get_by_text("not in these frames any more, or never was")).to_be_visible()


def test_nothing_left_names_the_filter_to_relax(visit: Visit) -> None:
    visit.page.goto(visit.base + "?who=to_lam&since=1950&until=1960")
    expect(visit.page.get_by_text("No event fits all filters.")).to_be_visible(timeout=30_000)
    visit.page.get_by_role("button", name=re.compile("Without “To day”|Without “From day”")).first.click()
    visit.settled()
    assert visit.count() > 0


def test_milestones_are_a_lane_of_their_own(any_width: Visit) -> None:
    any_width.open("?milestones=1")
    shown = any_width.count()
    assert any_width.page.locator(".plot").evaluate("p => p.layout.yaxis.ticktext[0]") == "<i>Milestones</i>"
    events = {m[0] for m in any_width.marks()}
    stones = any_width.marks("milestones")
    assert len(stones) > 10 and not events & {m[0] for m in stones}
    _, x, y = next(m for m in stones if m[0] == "2024_07_16_le_hoai_trung_receives_delegation")
    any_width.page.mouse.click(x, y)
    expect(any_width.page.locator(".note")).to_contain_text("seen at the source", timeout=10_000)
    expect(any_width.page).to_have_url(re.compile("event="), timeout=10_000)
    expect(any_width.page.locator(".card[data-event]")).to_contain_text("Milestone on record", timeout=10_000)
    assert any_width.count() == shown
    assert any_width.faults == []


def test_a_card_leads_to_its_milestone(visit: Visit) -> None:
    visit.open("?type=state_visit")
    visit.page.locator(".plot").focus()
    visit.page.keyboard.press("ArrowRight")
    button = visit.page.get_by_role("button", name="Show on the timeline")
    button.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page).to_have_url(re.compile("milestones=1"), timeout=10_000)
    expect(visit.page.locator(".plot .ytick").filter(has_text="Milestones")).to_be_visible(timeout=10_000)
    assert visit.page.locator(".plot").evaluate("p => p.data.some(t => t.marker?.symbol === 'diamond-open' && t.x.length === 1)")


def test_the_frame_of_a_visit_opens_it(any_width: Visit) -> None:
    any_width.open("?window=2024-07-01_2024-07-31")
    plot = any_width.page.locator(".plot")
    find = """p => {
      const { xaxis, yaxis, _size } = p._fullLayout, box = p.getBoundingClientRect();
      return p.layout.shapes.filter(s => s.name).map(s =>
        [s.name, box.x + _size.l + xaxis.d2p(s.x1) - 3, box.y + _size.t + yaxis.d2p((s.y0 + s.y1) / 2)]);
    }"""
    frames = plot.evaluate(find)
    assert len(frames) >= 3 and len({name for name, _, _ in frames}) == 1
    for name, x, y in frames[:2]:
        any_width.page.mouse.move(x, y)
        assert "State visit" in (plot.get_attribute("title") or "")
        any_width.page.mouse.click(x, y)
        expect(any_width.page.locator(f".card[data-event={name}]")).to_be_visible(timeout=10_000)
        any_width.settled()
    assert any_width.faults == []


def test_the_picture_holds_what_is_shown(any_width: Visit, tmp_path: Path) -> None:
    any_width.open("?who=to_lam&window=2024-07-01_2024-07-31")
    page = any_width.page
    inside = "p => p.data.find(t => t.name === 'events').x.filter(x => x > Date.UTC(2024, 6, 1) && x < Date.UTC(2024, 6, 31)).length"
    shown = page.locator(".plot").evaluate(inside)
    assert shown < any_width.count()
    for form, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download(timeout=15_000) as waiting:
            page.get_by_role("button", name=f"Picture of the plot: {form}").press("Enter")
        assert waiting.value.suggested_filename == f"vietnam-laos-timeline_2024-07-01_2024-07-31.{form.lower()}"
        path = tmp_path / form
        waiting.value.save_as(path)
        assert path.read_bytes().startswith(start)
    text = (tmp_path / "SVG").read_text(encoding="utf-8")
    assert text.count('class="point ') == shown > 0
    assert "2024-07-01 – 2024-07-31" in text and "Vietnam–Laos relations" in text
    assert any_width.foreign == []
    assert any_width.faults == []
