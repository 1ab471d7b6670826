"""The evaluation as a page in Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from evaluation.peers.compare import Row
from evaluation.run import Result, Run
from evaluation.score import Scores, Share, score

_INTRO = """# Evaluation

How good the extraction is on articles it was not tuned on. Written by `python -m evaluation --write`; a test keeps the
figures of this page current. The gold articles in `evaluation/gold` were written for this purpose in the style of real
news, in {languages} languages; half of each language was looked at while rules and words were made (`tune`), the other
half only counted (`report`). All figures are from the `report` half, but for the line that says otherwise.

A date is *exact* when its EDTF value is one that the gold article allows, to the day, month or range told, and *wrong*
when it excludes all of them; a date that is only coarser, or none, is neither. Shares come with counts and the 95 %
Wilson interval.
"""

_PEERS_HEAD = "\n## Other tools on the same articles\n"
_PEERS = f"""{_PEERS_HEAD}
Measured in one run by `python -m evaluation --peers --write` on the {{articles}} articles of the `report` half; this
section is written only then. Every tool is given the text, its language and the day the article was made (which the
extraction finds from the header, address or images; {{undated}} articles tell none, and the tools get a day in 2016). The
first date a tool finds is its answer for every main event of the article, at the precision the tool claims; a tool that
does not read a language gives no answer there. *Right date anywhere* counts the main events whose date is among all the
dates found. This project is given the text only. Speed is that of a warm pass on one machine with 2 cores, start-up left
out; this project's is that of whole extraction, not only of finding dates.
"""


def page(report: Run, tune: Run) -> str:
    """The whole page."""
    total = score(report.results)
    parts = [_INTRO.format(languages=len({a.language for a, _ in report.results})), _totals(report, total)]
    parts += ["## By language\n", _by_language(report.results), "## By the way the date is known\n", _by_basis(total)]
    parts += ["## Types taken for others\n", _confusion(total)]
    other = score(tune.results)
    parts.append(f"On the half that was tuned on: exact dates {other.exact}, wrong dates {other.wrong}, types {other.types}.\n")
    return "\n".join(parts)


def peers(rows: Sequence[Row], articles: int, undated: int) -> str:
    """The section on other tools, to stand at the end of the page."""
    head = ("tool", "languages", "exact, of all main events", "wrong, of what it asserts", "right date anywhere", "articles/s")
    cells = ((r.name, str(r.languages), str(r.exact), str(r.wrong), str(r.among), f"{r.speed:.0f}") for r in rows)
    return _PEERS.format(articles=articles, undated=undated) + "\n" + _table(head, cells)


def split(text: str) -> tuple[str, str]:
    """A page without the section on other tools, and that section (or nothing)."""
    before, mark, after = text.partition(_PEERS_HEAD)
    return before, mark + after


def _totals(run: Run, scores: Scores) -> str:
    merging = run.merging()
    right = sum(run.languages[a.record.id] == a.language for a, _ in run.results)
    rows = [
        ("Articles, language recognised", str(Share(right, len(run.results)))),
        ("Main events found (recall)", str(scores.recall)),
        ("Main tellings that are expected (precision)", str(scores.precision)),
        ("Articles without a main event left without one", str(Share(scores.silent, scores.without))),
        ("Exact date, of all main events", str(scores.exact)),
        ("Exact date, of those found", str(scores.exact_of_found)),
        ("Wrong date, of those asserted", str(scores.wrong)),
        ("Event type right", str(scores.types)),
        ("Status right", str(scores.statuses)),
        ("Place right", str(scores.places)),
        ("Leaders, F1", f"{scores.leaders_f1:.3f}"),
        ("Joined pairs that belong together (precision)", f"{merging.precision:.3f} ({merging.right}/{merging.joined})"),
        ("Pairs that belong together joined (recall)", f"{merging.recall:.3f} ({merging.right}/{merging.wanted})"),
        ("B³ precision / recall", f"{merging.b3_precision:.3f} / {merging.b3_recall:.3f}"),
    ]
    return _table(("measure", "value"), rows)


def _by_language(results: Sequence[Result]) -> str:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result[0].language].append(result)
    rows = []
    for language, group in sorted(groups.items()):
        s = score(group)
        cells = (s.recall, s.precision, s.exact, s.wrong, s.types, s.statuses)
        rows.append((language, str(len(group)), *(f"{c.hits}/{c.total}" for c in cells), f"{s.leaders_f1:.2f}"))
    return _table(("language", "articles", "found", "expected", "exact", "wrong", "type", "status", "leaders F1"), rows)


def _by_basis(scores: Scores) -> str:
    groups: dict[str, list[bool]] = defaultdict(list)
    wrong: dict[str, int] = defaultdict(int)
    for pair in scores.found:
        assert pair.telling is not None
        basis = pair.telling.dated.basis or "none"
        groups[basis].append(pair.exact)
        wrong[basis] += pair.wrong
    rows = [(basis, str(Share(sum(hits), len(hits))), str(wrong[basis])) for basis, hits in sorted(groups.items())]
    return _table(("basis", "exact", "wrong"), rows)


def _confusion(scores: Scores) -> str:
    rows = [(want, got, str(n)) for (want, got), n in sorted(scores.confusion.items()) if want != got]
    return _table(("expected", "given (– not found)", "times"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"
