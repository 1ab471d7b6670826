"""Bad input is named with file, line and reason; the rest is extracted; nothing that was there is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import frame, pipeline, reader
from extract.__main__ import main
from extract.model import Record

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
