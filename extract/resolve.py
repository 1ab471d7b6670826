"""From what was said to a date: every expression has a set of possible days, and evidence narrows it.

Weekdays, the document's time, offices held, numbered sessions, anniversaries and other years in the text choose among
the readings or exclude them; they never supply a date. One reading left is the date; several stay candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract import beside, calendar, constraints, edtf
from extract.lexicon import Lexicon
from extract.model import Clue, Context, Dated, Person, Timex

_DATELINE = re.compile(r"[.,]? ?\([^()\n]{2,20}\)\.?[ ]?-|[ ]?--")
_MOST = 12
_VISIT = 15
_SLOW = 3  # days from a dateline to the day the page gives
_JUST = 30  # days; what is told as planned may have been planned for a day so shortly before the document
_HALF_YEAR = 250  # days; a reading further from the document is not chosen by its weekday
_OWN_PAGE = ("header", "url", "dateline")  # times the page itself carries; a record may hold the day of a crawl
_AROUND = ("same+1", "same-1", "next", "prev")  # days named by their neighbour, from which nothing else counts
_TOP = ("general_secretary", "president")
_COMBINED = {"general_secretary_and_president": _TOP}


def context(
    published: Clue | None,
    persons: Iterable[Person],
    timexes: Iterable[Timex],
    sessions: Iterable[tuple[str, int]],
    text: str,
    lexicon: Lexicon,
) -> Context:
    """Gather the constraints of a document: offices of its people, recorded sessions, anniversaries, years it names."""
    roles: dict[str, dict[str, None]] = {}
    for person in persons:
        if person.known and not person.former and person.roles:
            for role in person.roles:
                for single in _COMBINED.get(role, (role,)):
                    roles.setdefault(person.id, {})[single] = None
    timexes = list(timexes)
    recorded = [(s, n, lexicon.sessions[s, n].edtf) for s, n in sessions if (s, n) in lexicon.sessions and lexicon.sessions[s, n].sure]
    counts = [t.said.year for t in timexes if t.said.relative == "anniversary" and t.said.year]
    bases = [t.said.year for t in timexes if t.use == "anniversary" and t.said.year and t.said.relative != "anniversary"]
    years = {t.said.year for t in timexes if t.use == "event" and t.said.year and not t.said.relative}
    return Context(
        published,
        tuple((leader, tuple(r)) for leader, r in roles.items()),
        tuple(recorded),
        frozenset(b + n for b in bases for n in counts),
        frozenset(years),
        text,
        frozenset(day for t in timexes if not t.said.relative and (day := _told_in_full(t, bool(roles))) is not None),
    )


def _told_in_full(timex: Timex, offices: bool) -> date | None:
    """A day told with its year; where offices rule out the day that is remembered, also an anniversary."""
    if None in (timex.said.year, timex.said.month, timex.said.day) or (timex.use != "event" and not offices):
        return None
    value = calendar.fixed(timex.said)
    return edtf.bounds(value)[timex.use == "anniversary"] if value else None


def timexes(found: Iterable[Timex], future: Mapping[Timex, bool], ctx: Context, lexicon: Lexicon) -> dict[Timex, Dated]:
    """A date for every expression, in reading order; "the same day" refers to the day told before it."""
    out: dict[Timex, Dated] = {}
    last = Dated()
    found = list(found)
    days = _days_told(found, future, ctx, lexicon)
    dateline = _dateline(found, ctx, lexicon)
    near = _counted_from(dateline, ctx)
    years, explained = beside.years(found, ctx), beside.same_day(found, ctx)
    for timex in found:
        counted = near if timex.said.relative.startswith(("day+", "day-", "wd")) and "month" not in timex.said.relative else ctx
        dated = years[timex] if timex in years else _one(timex, counted, lexicon, last, future.get(timex, False))
        if timex.said.relative == "day-of-month" and not ctx.published and (told := days.get(timex.said.day or 0)):
            dated = replace(told, said=dated.said, inferred=(*told.inferred, f"the {timex.said.day} of {told.said}"), words=dated.words)
        if _is_today(timex) and dateline.said and not dated.edtf:
            dated = replace(
                dateline, said=dated.said, inferred=(*dateline.inferred, f"the day of the dateline {dateline.said}"), words=dated.words
            )
        out[timex] = dated
        first, end = edtf.bounds(dated.edtf)
        whole = first and timex.use == "event" and (first == end or edtf.precision(dated.edtf) == "interval")
        if whole and not timex.said.relative.startswith(_AROUND) and not _looks_back(dated, last, ctx):
            last = dated
    return out | {first: out[second] for first, second in explained.items() if out[second].edtf}


def _looks_back(dated: Dated, last: Dated, ctx: Context) -> bool:
    """Whether "the same day" does not mean a date: it is named in looking back from the news of these days, or as the days of
    the visit in which the day told before lies."""
    if edtf.precision(dated.edtf) == "interval" and edtf.precision(last.edtf) == "day" and edtf.covers(dated.edtf, last.edtf):
        return True
    now, before, first = edtf.bounds(ctx.time)[1], edtf.bounds(last.edtf)[0], edtf.bounds(dated.edtf)[0]
    return bool(ctx.published and now and before and first and abs((now - before).days) <= 15 and (before - first).days > 7)


def _counted_from(dateline: Dated, ctx: Context) -> Context:
    """The context in which "yesterday" and "Monday" are read: the day of the dateline comes before that of the page, a few
    days later."""
    day, page = edtf.bounds(dateline.edtf)[0], edtf.bounds(ctx.time)[0]
    if day is None or "XXXX" in dateline.edtf or edtf.precision(dateline.edtf) != "day":
        return ctx
    if ctx.published and not (page and 0 <= (page - day).days <= _SLOW):
        return ctx
    return replace(ctx, published=Clue(dateline.edtf, "dateline", dateline.said.strip("“”")))


def _is_today(timex: Timex) -> bool:
    return timex.said.relative == "day+0"


def _dateline(found: Sequence[Timex], ctx: Context, lexicon: Lexicon) -> Dated:
    """The day and month, without a year, in the dateline of a document that has no other time: "Vientiane, 27 Apr (VNA) -"."""
    for timex in found[:3]:
        said = timex.said
        if said.day and said.month and not said.relative and timex.use == "event" and _DATELINE.match(ctx.text, timex.end):
            return _one(timex, ctx, lexicon, Dated(), False)
    return Dated()


def _days_told(found: Sequence[Timex], future: Mapping[Timex, bool], ctx: Context, lexicon: Lexicon) -> dict[int, Dated]:
    """Days told with their month, by the day of the month: what "the 8th" refers to where the document has no time."""
    if ctx.published or not any(t.said.relative == "day-of-month" for t in found):
        return {}
    out: dict[int, Dated] = {}
    for timex in found:
        if timex.use == "event" and timex.said.month and timex.said.day and not timex.said.end_day and not timex.said.relative:
            out.setdefault(timex.said.day, _one(timex, ctx, lexicon, Dated(), future.get(timex, False)))
    return out


def _one(timex: Timex, ctx: Context, lexicon: Lexicon, last: Dated, future: bool) -> Dated:
    said = timex.said
    words = ((timex.start, timex.end),)
    quoted = f"“{ctx.text[timex.start : timex.end]}”"
    if timex.use != "event" or said.relative.startswith("vague") or said.relative == "anniversary":
        return Dated(said=quoted, words=words)
    if said.relative:
        if said.relative.startswith("wd") and (days := calendar.weekdays_in(said, ctx.time)):
            note = f"a day of that name in the document's month {ctx.time}"
            return Dated(ctx.time, tuple(days), ctx.basis, quoted, (note,), (), 0.5, words)
        found = calendar.relative(said, ctx.time, edtf.bounds(last.edtf)[0], future)
        if found is None:
            return Dated(said=quoted, words=words, rejected=("what it counts from is not known",))
        basis = last.basis if said.relative.startswith(("same", "next", "prev")) else ctx.basis
        sure = 0.9 if basis != "metadata" or (ctx.published and ctx.published.source != "meta") else 0.6
        several = tuple(found[0][1:-1].split(",")) if found[0].startswith("[") else ()
        return Dated(found[0], several, basis, quoted, (found[1],), (), sure if not several else 0.4, words)
    value = calendar.fixed(said)
    if value is None:
        return Dated(said=quoted, words=words, rejected=("no such day",))
    if value:
        return _full(timex, value, quoted, words)
    return _yearless(timex, ctx, lexicon, future, quoted, words)


def _full(timex: Timex, value: str, quoted: str, words: tuple[tuple[int, int], ...]) -> Dated:
    first = edtf.bounds(value)[0]
    if first and not 1900 <= first.year <= edtf.LAST_YEAR:
        return Dated(said=quoted, words=words, rejected=(f"the year {first.year} is out of range",))
    if not calendar.weekday_fits(timex.said, value):
        return Dated(value, (), "stated", quoted, (), ("the weekday said does not fit that day",), 0.6, words)
    return Dated(value, (), "stated", quoted, (), (), 1.0, words)


def _yearless(timex: Timex, ctx: Context, lexicon: Lexicon, future: bool, quoted: str, words: tuple[tuple[int, int], ...]) -> Dated:
    said = timex.said
    if said.month is None and said.code is None:
        return Dated(said=quoted, words=words)
    if ctx.published and (near := _nearest(timex, ctx, future)):
        notes = [f"year from the document's date {ctx.time} ({ctx.published.source})"]
        clashes = constraints.clashes(timex, near, ctx, lexicon, future)
        if not clashes:
            if said.weekday is not None:
                notes.append("the weekday fits")
            sure = 0.95 if ctx.published.source != "meta" else 0.85
            return Dated(near, (), ctx.basis, quoted, tuple(notes), (), sure, words)
        told = [v for y in ctx.years if (v := calendar.in_year(said, y)) and not constraints.clashes(timex, v, ctx, lexicon)]
        if len(told) == 1:
            return Dated(told[0], (), "year", quoted, (f"the year the text speaks of leaves {told[0]}",), tuple(clashes), 0.8, words)
        known = Dated(near, (), ctx.basis, quoted, tuple(notes), tuple(clashes), 0.6, words)
        if ctx.published.source in _OWN_PAGE and len(clashes) == 1:
            return known
        other = _without_document(timex, ctx, lexicon, quoted, words)
        ruled_out = ctx.published.source in _OWN_PAGE  # by more than one office
        return other if other.confidence > 0.5 or ruled_out or ctx.published.source != "record" else known
    return _without_document(timex, ctx, lexicon, quoted, words)


def _nearest(timex: Timex, ctx: Context, future: bool) -> str:
    """The reading nearest to the document's time; on or after it when plan words stand near. A weekday chooses between
    readings about half a year off on both sides."""
    first, end = edtf.bounds(ctx.time)
    assert first is not None and end is not None
    middle = first + (end - first) / 2
    found = []
    for value in calendar.readings(timex.said, first.year - 1, first.year + 1):
        start = edtf.bounds(value)[0]
        last = edtf.bounds(value)[1]
        if start is None or last is None or (future and (first - last).days > _JUST):
            continue
        gap = 0 if start <= middle <= last else min(abs((start - middle).days), abs((last - middle).days))
        found.append((gap, value))
    nearest = min(found, key=lambda f: f[0], default=(0, ""))
    fitting = min((f for f in found if f[0] <= _HALF_YEAR and calendar.weekday_fits(timex.said, f[1])), key=lambda f: f[0], default=nearest)
    return fitting[1]


def _without_document(timex: Timex, ctx: Context, lexicon: Lexicon, quoted: str, words: tuple[tuple[int, int], ...]) -> Dated:
    """All readings over the years; the same for every place of a text that says the same."""
    if timex.said not in ctx.known:
        ctx.known[timex.said] = _among_years(timex, ctx, lexicon, quoted, words)
    return replace(ctx.known[timex.said], said=quoted, words=words)


def _among_years(timex: Timex, ctx: Context, lexicon: Lexicon, quoted: str, words: tuple[tuple[int, int], ...]) -> Dated:
    """Constraints rule out all readings but the date, or leave candidates."""
    said = timex.said
    unknown = calendar.unknown_year(said)
    last_year = lexicon.horizon
    if ctx.published and (end := edtf.bounds(ctx.time)[1]):
        last_year = min(last_year, end.year + 1)
    every = list(calendar.readings(said, 1945, last_year))
    if not every:
        return Dated(said=quoted, words=words, rejected=("no such day",))
    possible = [v for v in every if not constraints.clashes(timex, v, ctx, lexicon)]
    if not possible and len(ctx.offices) > 2 and (misfit := constraints.misfit(timex, every, ctx, lexicon)):
        ctx = replace(ctx, offices=tuple(o for o in ctx.offices if o[0] != misfit))
        possible = [v for v in every if not constraints.clashes(timex, v, ctx, lexicon)]
    left = [v for v in possible if not constraints.doubts(v, ctx, lexicon)] or possible
    rejected: list[str] = []
    basis, inferred = "", []
    if said.weekday is not None:
        fitting = [v for v in every if calendar.weekday_fits(said, v)]
        inferred.append(f"the weekday leaves {_years(fitting)}")
        basis = "weekday"
        rejected = [
            c
            for v in fitting
            if v not in left
            for c in (constraints.clashes(timex, v, ctx, lexicon) or constraints.doubts(v, ctx, lexicon))[:1]
        ]
    if ctx.offices and len(left) < len(every):
        names = ", ".join(lexicon.leaders[leader].name for leader, _ in ctx.offices)
        inferred.append(f"offices of {names} leave {_years(left)}")
        basis = "office"
    for choose, slug, note in (
        (_beside(left, ctx), "year", "a full date in the text near it"),
        (_by_session(left, ctx), "series", "the recorded session"),
        ([v for v in left if int(v[:4]) in ctx.anniversary_years], "anniversary", "the anniversary told"),
        ([v for v in left if int(v[:4]) == max(ctx.years, default=0)], "year", "the year the text speaks of"),
    ):
        if len(left) > 1 and len(choose) == 1 and _bounded(left, ctx, slug):
            left, basis = choose, slug
            inferred.append(f"{note} leaves {choose[0]}")
    if len(left) == 1 and (ctx.offices or basis in ("series", "anniversary") or (basis == "year" and ctx.days)):
        return Dated(left[0], (), basis, quoted, tuple(inferred), tuple(rejected[-6:]), 0.9 if basis != "year" else 0.8, words)
    kept = tuple(left[-_MOST:]) if 1 < len(left) <= _MOST or said.weekday is not None else ()
    return Dated(unknown, kept, basis, quoted, (*inferred, "the year is not known"), tuple(rejected[-6:]), 0.3, words)


def _bounded(left: list[str], ctx: Context, slug: str) -> bool:
    """A year named in the text chooses only among few readings that offices already narrowed."""
    return slug != "year" or (bool(ctx.offices) and len(left) <= 4) or bool(ctx.days)


def _beside(left: list[str], ctx: Context) -> list[str]:
    """The readings within a few days of a date told in full."""
    starts = {v: edtf.bounds(v)[0] for v in left}
    return [v for v, start in starts.items() if start and any(abs((start - day).days) <= _VISIT for day in ctx.days)]


def _by_session(left: list[str], ctx: Context) -> list[str]:
    out = []
    for value in left:
        start, end = edtf.bounds(value)
        for _, _, recorded in ctx.sessions:
            first, last = edtf.bounds(recorded)
            if start and end and first and last and start <= last + timedelta(days=2) and first - timedelta(days=2) <= end:
                out.append(value)
    return list(dict.fromkeys(out))


def _years(values: list[str]) -> str:
    years = [v[:4] for v in values]
    return ", ".join(years) if len(years) <= 8 else f"{len(years)} years" if years else "no year"
