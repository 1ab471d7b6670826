"""Bad input is named with file, line and reason; the rest is extracted; nothing that was there is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract import frame, pipeline, reader
from extract.__main__ import FORMATS, main
from extract.model import Record

ROOT = Path(__file__).resolve().parent.parent

GOOD = (
    "Hanoi, 11/07/2024. Chủ tịch nước Tô Lâm hội đàm với Tổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith ngày 11/7/2024 tại Viêng Chăn."
)


def rejected(path: Path) -> list[tuple[int | None, str]]:
    """Line and reason of what is rejected of a file."""
    return [(r.line, r.reason) for r in reader.read(path) if isinstance(r, reader.Rejected)]


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("empty.txt", b"", None, "empty file"),
        ("blank.txt", b" \n\t\n", None, "no"),
        ("digits.txt", b"11/7/2024 12345", None, "no words"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", None, "a PNG picture"),
        ("nul.txt", b"Ng\x00ay 11/7", 1, "control character"),
        ("latin1.txt", "première\nvisité".encode("latin-1"), 1, "not valid UTF-8"),
        ("cut.txt", "một\nhai ba".encode()[:-1] + b"\xe1\xba", 2, "not valid UTF-8"),
        ("half.jsonl", b'{"id": "a", "text": "x y"}\n{"id": "b", "te', 2, "not valid JSON"),
        ("twice.jsonl", b'{"text": "a", "text": "b"}', 1, "twice"),
        ("list.jsonl", b"[1, 2]", 1, "not a JSON object"),
        ("nan.jsonl", b'{"text": NaN}', 1, "NaN"),
        ("day.jsonl", b'{"text": "a b", "published": "31/02/2024"}', 1, "is not a date"),
        ("number.jsonl", b'{"text": 7}', 1, "text is not text"),
        ("deep.jsonl", b'{"text": ' + b"[" * 100_000, 1, "not valid JSON"),
        ("columns.csv", b"title,body\na,b\n", 1, "no column named text"),
        ("ragged.csv", b"id,text\n1,a,b\n", 2, "number of columns"),
        ("nothing.html", b"<html><body></body></html>", None, "no story"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, line: int | None, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = rejected(path)
    assert len(found) == 1 and found[0][0] == line and reason in found[0][1]


def test_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "mixed.jsonl").write_text(json.dumps({"id": "m", "text": GOOD}) + "\nnonsense\n", encoding="utf-8")
    frames = pipeline.extract([tmp_path, tmp_path / "nowhere.txt"])
    assert set(frames.articles["article_id"]) == {"good", "m"}
    assert len(frames.rejected) == 3 and len(frames.events) >= 1


def test_exit_codes_and_nothing_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(source), "--output", str(out), "--format", "jsonl"]) == 0
    assert "articles 1 · events 1" in capsys.readouterr().out
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    (source / "bad.txt").write_bytes(b"")
    assert main([str(source), "--output", str(out), "--format", "jsonl"]) == 1
    assert f"{source / 'bad.txt'}: empty file" in capsys.readouterr().err
    (source / "good.txt").unlink()
    assert main([str(source), "--output", str(out), "--format", "jsonl"]) == 2
    assert (out / "events.jsonl").read_bytes() == before["events.jsonl"]


def test_formats_hold_the_same(tmp_path: Path) -> None:
    frames = pipeline.build([Record("a|b", GOOD), Record("none", "Không có gì xảy ra giữa hai nước hôm ấy.")])
    for format in frame.FORMATS:
        frame.write(frames, tmp_path / format, format)
        again = frame.read(tmp_path / format)
        for name in frame.COLUMNS:
            assert frame.rows(getattr(again, name)) == frame.rows(getattr(frames, name)), (format, name)


def test_a_broken_frame_is_named(tmp_path: Path) -> None:
    frame.write(pipeline.build([Record("a", GOOD)]), tmp_path, "jsonl")
    (tmp_path / "events.jsonl").write_text("{broken\n", encoding="utf-8")
    with pytest.raises(frame.FrameError, match=r"events\.jsonl"):
        frame.read(tmp_path)
    with pytest.raises(frame.FrameError, match="no such folder"):
        frame.read(tmp_path / "nowhere")


def test_html_pages_carry_their_metadata(tmp_path: Path) -> None:
    page = f"""<html><head><title>Hội đàm</title><meta property="article:published_time" content="2024-07-12T08:00:00+07:00">
    </head><body><article><h1>Hội đàm cấp cao</h1><p>{GOOD}</p>
    <p>{GOOD.replace("11/07/2024", "Tin tiếp theo")}</p></article></body></html>"""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    record = next(reader.read(path))
    assert isinstance(record, Record) and record.published == "2024-07-12" and "Tô Lâm" in record.text


def test_one_id_two_texts(tmp_path: Path) -> None:
    frames = pipeline.build([Record("x", GOOD), Record("x", GOOD), Record("x", GOOD + " Thêm một câu nữa.")])
    assert list(frames.articles["article_id"]) == ["x", "x-2"]


def written(folder: Path) -> dict[str, bytes]:
    """All files under a folder with their bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_an_article_file_is_never_replaced_by_frames(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("articles.csv", f'id,text\n1,"{GOOD}"\n'), ("articles.jsonl", json.dumps({"text": GOOD}))):
        own = tmp_path / name.replace(".", "-")
        own.mkdir()
        (own / name).write_text(content, encoding="utf-8")
        before = written(own)
        for given in (own / name, own):
            for format in ("parquet", "jsonl"):
                assert main([str(given), "--output", str(own), "--format", format]) == 2
        assert name in capsys.readouterr().err
        assert written(own) == before


def test_frames_among_the_articles_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    assert main([str(tmp_path), "--output", str(out), "--format", "csv"]) == 0
    before = written(out)
    assert main([str(tmp_path), "--output", str(out), "--format", "csv"]) == 0
    assert written(out) == before


def test_nothing_to_read_touches_nothing(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    assert main([str(source), "--output", str(out)]) == 2
    assert main([str(tmp_path / "nowhere"), "--output", str(out)]) == 2
    assert not out.exists()
    (source / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(source), "--output", str(out)]) == 0
    before = written(out)
    (source / "good.txt").rename(tmp_path / "moved.txt")
    assert main([str(source), "--output", str(out)]) == 2
    assert written(out) == before


def test_line_signs_of_unicode_stay_within_a_row(tmp_path: Path) -> None:
    text = GOOD.replace(". ", ".\u2028\u2029\x85 ")
    frame.write(pipeline.build([Record("a", text)]), tmp_path, "jsonl")
    assert frame.read(tmp_path).articles["text"][0] == text


@pytest.mark.parametrize("format", ["parquet", "csv", "jsonl"])
def test_a_lone_carriage_return_stays_within_a_row(tmp_path: Path, format: str) -> None:
    frame.write(pipeline.build([Record("a", GOOD + "\rMore.", title="A\rB"), Record("b", GOOD, title="T\r")]), tmp_path, format)
    articles = frame.read(tmp_path).articles
    assert list(articles["article_id"]) == ["a", "b"] and list(articles["title"]) == ["A\rB", "T\r"]
    assert articles["text"][0] == GOOD + "\rMore."


@pytest.mark.parametrize("key", ["id", "text", "title", "url", "publisher", "language"])
@pytest.mark.parametrize("bad", ["\\ud800", "\\u0000"])
def test_signs_that_no_file_can_hold(tmp_path: Path, key: str, bad: str) -> None:
    row = json.dumps({"id": "a", "text": GOOD, key: GOOD + "@"}).replace("@", bad)
    (tmp_path / "a.jsonl").write_text(row + "\n" + json.dumps({"id": "b", "text": GOOD}), encoding="utf-8")
    assert [line for line, reason in rejected(tmp_path / "a.jsonl") if key in reason] == [1]
    assert set(pipeline.extract([tmp_path]).articles["article_id"]) == {"b"}


def test_an_open_quote_is_named_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,"{GOOD}"\n2,"never closed\n3,x\n', encoding="utf-8")
    assert [(line, "not valid CSV" in reason) for line, reason in rejected(path)] == [(3, True)]


def test_frames_of_another_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    main([str(tmp_path / "good.txt"), "--output", str(out), "--format", "jsonl"])
    row = json.loads((out / "mentions.jsonl").read_text(encoding="utf-8")) | {"mention_id": ["a"]}
    (out / "mentions.jsonl").write_text(json.dumps(row), encoding="utf-8")
    before = written(out)
    assert main([str(tmp_path / "good.txt"), "--output", str(out), "--format", "jsonl"]) == 2
    assert "mention_id is of another kind" in capsys.readouterr().err and written(out) == before


STORY = (
    "<h1>Lao PM in Hanoi</h1>{}<p>Lao Prime Minister Sonexay Siphandone held talks with Prime Minister Pham Minh Chinh in Hanoi on"
    " Thursday. The two prime ministers spoke about trade between Vietnam and Laos, and agreed to meet again.</p>"
)


@pytest.mark.parametrize(
    ("head", "inside", "foot", "published", "line"),
    [
        ("", "", "<footer>\u00a9 2019 Some News</footer>", "", ""),
        ('<meta name="copyright" content="2019">', "", "", "", ""),
        ('<meta property="article:modified_time" content="2025-03-04T10:00:00+07:00">', "", "", "", ""),
        ('<meta property="article:published_time" content="2024-01-05T10:00:00+07:00">', "", "<p>8 May 2019</p>", "2024-01-05", ""),
        ('<script type="application/ld+json">{"datePublished": "2024-01-05"}</script>', "", "", "2024-01-05", ""),
        ("", '<span class="post-date">05/01/2024 - 10:00</span>', "", "", "05/01/2024"),
    ],
)
def test_only_what_a_page_states_is_its_date(tmp_path: Path, head: str, inside: str, foot: str, published: str, line: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head>{head}</head><body><article>{STORY.format(inside)}</article>{foot}</body></html>", encoding="utf-8")
    (record,) = reader.read(path)
    assert isinstance(record, Record) and record.published == published and line in record.text


def test_the_command_line_offers_every_format_without_loading_pandas() -> None:
    assert FORMATS == frame.FORMATS
    code = "import sys; from extract.__main__ import main\ntry: main(['--help'])\nexcept SystemExit: sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0
