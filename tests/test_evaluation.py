"""The measuring itself is right, and the page that shows the figures is current."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from examples_runner import items

from evaluation import gold, match, merging, report
from evaluation.__main__ import PAGE
from evaluation.gold import Expected, GoldArticle
from evaluation.peers import chrono, compare, heideltime
from evaluation.peers.model import Answers, Peer, Question, at
from evaluation.run import Run
from evaluation.score import Share, score
from extract.model import Candidate, Dated, Person, Record, Sentence, Telling
from extract.text import view

DATES = ("", "2024-07-11", "2024-07-12", "2024-07", "2024", "2024-07-11/..", "2024-07-10/2024-07-13", "2024-08-01")


def expected(kind: str = "talks", dates: tuple[str, ...] = ("2024-07-11",), people: str = "", main: bool = True) -> Expected:
    """An event a gold article asks for."""
    return Expected(main, kind, "occurred", dates, frozenset(people.split()), "vientiane", "", None, "key")


def told(kind: str = "talks", day: str = "2024-07-11", people: str = "", main: bool = True, place: str = "vientiane") -> Telling:
    """A telling that was extracted."""
    persons = tuple(Person(0, 1, name, name, True, "VN") for name in people.split())
    candidate = Candidate(kind, main, "occurred", Sentence(0, 1, "body", 0, 0), persons, place, ("VN", "LA"), (), "", None, (), 1.0)
    return Telling("id", candidate, Dated(day, basis="stated" if day else ""), "", 0, 0)


def article(*events: Expected, language: str = "en") -> GoldArticle:
    """A gold article with these events."""
    return GoldArticle(Record("a", "text"), language, "tune", events)


# -- pairing ------------------------------------------------------------------------------


def test_every_event_gets_its_own_telling() -> None:
    visit, talks = told("state_visit", "2024-07-11/.."), told("talks")
    pairs, extra = match.pairs([expected("talks"), expected("state_visit", ("2024-07-11/..",))], [visit, talks])
    assert [p.telling for p in pairs] == [talks, visit]
    assert extra == []


def test_date_people_and_place_choose_among_tellings_of_a_type() -> None:
    other, right = told(day="2024-07-12", people="to_lam"), told(people="to_lam thongloun_sisoulith")
    pairs, extra = match.pairs([expected(people="to_lam thongloun_sisoulith")], [other, right])
    assert pairs[0].telling is right
    assert extra == [other]


def test_what_shares_neither_type_nor_day_is_no_answer() -> None:
    pairs, extra = match.pairs([expected("talks")], [told("forum", "2019-01-01", "a b c", place="")])
    assert pairs[0].telling is None
    assert not pairs[0].exact and not pairs[0].answered and not pairs[0].wrong
    assert len(extra) == 1


@pytest.mark.parametrize(
    ("given", "exact", "wrong"),
    [
        ("2024-07-11", True, False),
        ("2024-07-12", False, True),
        ("2024-07", False, False),
        ("2024-07-10/2024-07-13", False, False),
        ("2024-07-11/..", False, False),
        ("2024-08/..", False, True),
        ("XXXX-07-11", False, False),
        ("XXXX-07-12", False, True),
        ("", False, False),
    ],
)
def test_exact_wrong_and_neither(given: str, exact: bool, wrong: bool) -> None:
    pair = match.Pair(expected(), told(day=given))
    assert (pair.exact, pair.wrong, pair.answered) == (exact, wrong, bool(given))


def test_any_date_is_wrong_where_none_can_be_known() -> None:
    undated = expected(dates=("",))
    assert match.Pair(undated, told(day="2024-07")).wrong
    assert match.Pair(undated, told(day="")).exact
    assert not match.Pair(expected(dates=("XXXX-07-11",)), told(day="2024-07-11")).exact


# -- counting -----------------------------------------------------------------------------


def test_scores_of_three_articles() -> None:
    first = article(expected(people="to_lam"), expected("award"), expected("forum", ("2024-07-12",)), expected("aid_or_gift", main=False))
    second, third = article(), article()
    answers = [told(people="to_lam x"), told("talks", "2024-07-12", "y"), told("message", "2001-01-01", place=""), told(main=False)]
    s = score([(first, answers), (second, []), (third, [told()])])
    assert (s.recall, s.precision) == (Share(2, 3), Share(2, 4))
    assert (s.exact, s.exact_of_found, s.wrong) == (Share(2, 3), Share(2, 2), Share(0, 2))
    assert (s.types, s.statuses, s.places) == (Share(1, 2), Share(2, 2), Share(2, 2))
    assert (s.silent, s.without) == (1, 2)
    assert s.leaders_f1 == pytest.approx(2 * 1 / (3 + 1))
    assert s.confusion == {("talks", "talks"): 1, ("award", "–"): 1, ("forum", "talks"): 1}


@pytest.mark.parametrize(  # Newcombe 1998, table I, method 3
    ("hits", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval(hits: int, total: int, low: float, high: float) -> None:
    assert Share(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_share_of_nothing() -> None:
    assert Share(0, 0).value == 0.0
    assert Share(0, 0).interval == (0.0, 1.0)
    assert str(Share(1, 2)) == "50.0 % (1/2, 9–91)"


# -- joining ------------------------------------------------------------------------------

TRUTH = "11111" + "22" + "33333"  # the textbook chains of Bagga and Baldwin 1998


@pytest.mark.parametrize(("response", "precision"), [("11111" + "22" + "22222", 16 / 21), ("11111" + "22" + "11111", 7 / 12)])
def test_b_cubed(response: str, precision: float) -> None:
    m = merging.score(zip(TRUTH, response, strict=True))
    assert (m.b3_precision, m.b3_recall) == pytest.approx((precision, 1.0))


def test_pairs_joined() -> None:
    m = merging.score([("a", "1"), ("a", "1"), ("a", "2"), ("b", "2")])
    assert (m.right, m.joined, m.wanted) == (1, 2, 3)
    assert (m.precision, m.recall) == (1 / 2, 1 / 3)
    assert merging.score([])[:3] == (0, 0, 0)
    assert merging.score([]).precision == merging.score([]).recall == 1.0


# -- peers --------------------------------------------------------------------------------


def test_peers_are_judged_by_the_same_rule() -> None:
    for given, right in product(DATES, DATES):
        want = expected(dates=(right,))
        assert compare.is_wrong(given, want) == match.Pair(want, told(day=given)).wrong, (given, right)


def test_a_peer_answers_with_its_first_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(questions: list[Question]) -> Answers:
        assert [q.day for q in questions] == [date(2024, 7, 12)]
        return Answers([["2024-07-10", "2024-07-11"]], 0.5)

    run = Run([])
    run.results = [(article(expected(), expected("award", ("",))), []), (article(expected(), language="lo"), [])]
    monkeypatch.setattr(compare, "document_days", lambda articles: [date(2024, 7, 12)] * len(articles))
    own, row = compare.measure(run, [Peer("peer", frozenset({"en"}), ask)])  # type: ignore[arg-type]
    assert (own.exact, own.wrong) == (Share(0, 3), Share(0, 0))
    assert (row.languages, row.exact, row.wrong, row.among, row.speed) == (1, Share(0, 3), Share(2, 2), Share(1, 3), 2.0)


def test_precision_a_peer_claims() -> None:
    grains = ("day", "hour", "week", "month", "quarter", "year")
    edtf = ("2024-05-06", "2024-05-06", "2024-05-06/2024-05-12", "2024-05", "2024-34", "2024")
    assert tuple(at(date(2024, 5, 6), grain) for grain in grains) == edtf
    values = ("2024-05-06T10:00", "2024-W19", "2024-Q2", "2024-SU", "202", "PAST_REF", "XXXX-05-06", "2024-05-XX")
    want = ["2024-05-06", "2024-05-06/2024-05-12", "2024-34", "2024-22", "202X", "", "", ""]
    assert [heideltime._value(value) for value in values] == want


def test_nothing_is_fetched_unasked() -> None:
    assert chrono.load(None) is None
    assert chrono.load(PAGE.parent) is None


# -- gold articles and the page -----------------------------------------------------------


def plain(text: str) -> str:
    """Lower case, letters and digits only."""
    return re.sub(r"[\W_]+", "", view(text).lower)


def test_gold_shares_no_sentence_with_the_examples() -> None:
    examples = "\n".join(plain(item["text"]) for kind in ("date", "not_date", "event") for _, _, item in items(kind))
    for one in gold.load():
        for sentence in re.split(r"[.!?。！？។\n]", one.record.text):
            assert len(plain(sentence)) < 25 or plain(sentence) not in examples, one.record.id


def test_gold_halves_share_no_sentence() -> None:
    tune = "\n".join(plain(one.record.text) for one in gold.load("tune"))
    for one in gold.load("report"):
        for sentence in re.split(r"[.!?。！？។\n]", one.record.text):
            assert len(plain(sentence)) < 40 or plain(sentence) not in tune, one.record.id


def test_enough_gold_articles_of_all_languages() -> None:
    for half in gold.HALVES:
        articles = gold.load(half)
        assert len(articles) >= 50
        assert len({a.language for a in articles}) == 18
    assert len({a.record.id for a in gold.load()}) == len(gold.load())


def test_the_page_is_current() -> None:
    fresh = report.page(Run(gold.load("report")), Run(gold.load("tune")))
    assert report.split(PAGE.read_text(encoding="utf-8"))[0] == fresh, "run python -m evaluation --write"


def test_the_section_on_peers_can_be_split_off_and_put_back() -> None:
    section = report.peers([compare.Row("tool", 3, Share(1, 2), Share(0, 1), Share(2, 2), 12.3)], 2, 1)
    assert "| tool | 3 | 50.0 % (1/2, 9–91) |" in section
    assert report.split("# Page\n\ntext\n" + section) == ("# Page\n\ntext\n", section)
    assert report.split("# Page\n\ntext\n") == ("# Page\n\ntext\n", "")
