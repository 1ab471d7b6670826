"""What rules a reading of a date out: the weekday said, and the offices people held."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from extract import calendar, edtf
from extract.lexicon import Lexicon, Term
from extract.model import Context, Timex

_COMING = timedelta(days=60)  # a day so soon after the document is one to come, with or without words of planning
_SLACK_SURE, _SLACK = timedelta(days=3), timedelta(days=200)


def clashes(timex: Timex, value: str, ctx: Context, lexicon: Lexicon, planned: bool = False) -> list[str]:
    """Why ``value`` cannot be: the weekday, or somebody who did not hold the office that day. Who is to do something on a day
    ahead holds the office on the day of the document; nobody knew then who would leave it."""
    out = []
    if not calendar.weekday_fits(timex.said, value):
        out.append(f"{value}: another weekday")
    now, day = edtf.bounds(ctx.time)[1], edtf.bounds(value)[0]
    if ctx.published and now and day and now < day and (planned or day - now <= _COMING):
        value = ctx.time
    return [*out, *_unfit(value, ctx, lexicon).values()]


def _unfit(value: str, ctx: Context, lexicon: Lexicon) -> dict[str, str]:
    """The people who did not hold the office that day, each with the reason; a long text asks for the same days again."""
    if (found := ctx.unfit.get(value)) is None:
        start, end = edtf.bounds(value)
        found = ctx.unfit[value] = {}
        for leader, roles in ctx.offices if start and end else ():
            if start and end and (why := _office_clash(leader, roles, start, end, lexicon)):
                found[leader] = f"{value}: {why}"
    return found


def _office_clash(leader: str, roles: tuple[str, ...], start: date, end: date, lexicon: Lexicon) -> str:
    """Why these roles do not fit the leader between two days; empty when they do or when nothing is recorded."""
    for role in roles:
        held = _terms(leader, role, lexicon)
        if held and not any(_open(t, start, end) for t in held):
            return f"{lexicon.leaders[leader].name} was not {role.replace('_', ' ')} then"
    return ""


@lru_cache(maxsize=4096)
def _terms(leader: str, role: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """A leader's terms in the offices of a role."""
    return tuple(t for t in lexicon.terms.get(leader, ()) if lexicon.offices.get(t.office, {}).get("role") == role)


def doubts(value: str, ctx: Context, lexicon: Lexicon) -> list[str]:
    """Why ``value`` is unlikely: a president who was also general secretary that day is seldom called president alone."""
    start, end = edtf.bounds(value)
    out = []
    for leader, roles in ctx.offices if start and end else ():
        if "president" in roles and "general_secretary" not in roles:
            higher = _terms(leader, "general_secretary", lexicon)
            if any(start and end and t.start <= start and end <= t.end and t.sure_start for t in higher):
                out.append(f"{value}: {lexicon.leaders[leader].name} was also general secretary then, which the text never says")
    return out


def _open(term: Term, start: date, end: date) -> bool:
    before = _SLACK_SURE if term.sure_start else _SLACK
    after = _SLACK_SURE if term.sure_end else _SLACK
    first = term.start if term.start == date.min else term.start - before
    last = term.end if term.end >= date(9990, 1, 1) else term.end + after
    return first <= end and start <= last


def misfit(timex: Timex, every: list[str], ctx: Context, lexicon: Lexicon) -> str:
    """The one person whose offices fit no year that those of all the others fit: somebody of the past named in passing."""
    unfit = [_unfit(v, ctx, lexicon) for v in every if calendar.weekday_fits(timex.said, v)]
    return next((leader for leader, _ in ctx.offices if any(not u.keys() - {leader} for u in unfit)), "")
