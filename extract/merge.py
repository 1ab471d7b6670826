"""Event coreference: tellings of one real-world event, in any language, become one event.

A telling joins an event only if it fits every telling already there. Numbered sessions are told by series and ordinal;
everything else needs a shared person and dates that can be the same. Clashing ordinals, places, counterparts or dates
veto. The result does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from extract import edtf, identity, nearby
from extract.identity import Previous
from extract.model import Event, Telling

VISITS = frozenset({"state_visit", "official_visit", "working_visit"})
_MEETINGS = ("talks", "reception", "party_meeting", "parliamentary_meeting")  # outlets name one meeting differently
_FAMILY = {**dict.fromkeys(VISITS, "visit"), **dict.fromkeys(_MEETINGS, "meeting")}
Key = tuple[str, str, str]
_ONE_TO_ONE = ("message", "award", "aid_or_gift")  # several such acts of one person fall on one day
_RECENT, _AHEAD = timedelta(days=75), timedelta(days=200)
_OPEN = timedelta(days=6)
_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Facts:
    """What decides whether two tellings are one event."""

    telling: Telling
    family: str
    start: date | None
    end: date | None
    precision: str
    partial: str
    sides: Mapping[str, frozenset[str]]
    leaders: frozenset[str]
    published: date | None
    place: Mapping[str, str] | None = None

    @property
    def dated(self) -> bool:
        """Whether the day (or days) is known."""
        return self.start is not None and self.precision in ("day", "interval")


def facts(telling: Telling, published: date | None, places: Mapping[str, Mapping[str, str]]) -> Facts:
    """The deciding facts of one telling."""
    candidate = telling.candidate
    start, end = edtf.bounds(telling.dated.edtf) if "XXXX" not in telling.dated.edtf else (None, None)
    if start and end is None:
        end = start + _OPEN
    sides: dict[str, set[str]] = defaultdict(set)
    for person in candidate.persons:
        sides[person.country].add(person.id)
    return Facts(
        telling,
        _FAMILY.get(candidate.type, candidate.type),
        start,
        end,
        edtf.precision(telling.dated.edtf),
        telling.dated.edtf if "XXXX" in telling.dated.edtf or telling.dated.edtf.startswith("[") else "",
        {c: frozenset(ids) for c, ids in sides.items()},
        frozenset(p.id for p in candidate.persons),
        published,
        places.get(candidate.place),
    )


def merge(
    tellings: Iterable[Telling],
    published: Mapping[str, date | None],
    articles: Mapping[str, str],
    previous: Previous,
    places: Mapping[str, Mapping[str, str]],
) -> list[Event]:
    """One event per real-world act.

    ``published`` gives the day of each telling's article by telling id, ``articles`` the article id, ``previous`` the
    ids of an earlier extraction, ``places`` the rows of places.csv by id.
    """
    tellings = list(tellings)
    beside = _days_beside(tellings, articles)
    every = sorted((facts(t, published.get(t.id) or beside.get(articles[t.id]), places) for t in tellings), key=_rank)
    clusters: list[list[Facts]] = []
    reasons: dict[str, str] = {}
    index: dict[Key, dict[int, None]] = defaultdict(dict)
    for one in every:
        best: tuple[float, int, str] | None = None
        for number in sorted({n for key in _looks(one) for n in index[key]}):
            verdicts = [_fits(one, other, articles) for other in clusters[number]]
            if all(v is not None for v in verdicts):
                strongest = max((v for v in verdicts if v), key=lambda v: v[0], default=(0.0, ""))
                if strongest[0] > 0 and (best is None or strongest[0] > best[0]):
                    best = (strongest[0], number, strongest[1])
        if best is None:
            number = len(clusters)
            clusters.append([one])
        else:
            number = best[1]
            clusters[number].append(one)
            reasons[one.telling.id] = best[2]
        for key in _posts(one):
            index[key][number] = None
    events = [
        Event("", [f.telling for f in cluster], reasons={f.telling.id: reasons.get(f.telling.id, "") for f in cluster})
        for cluster in clusters
    ]
    return identity.assign(events, articles, previous)


def _days_beside(tellings: Iterable[Telling], articles: Mapping[str, str]) -> dict[str, date]:
    """By article the first day on which it tells that something was done: its time, where it has no other."""
    days: dict[str, date] = {}
    for telling in tellings:
        first, end = edtf.bounds(telling.dated.edtf) if "XXXX" not in telling.dated.edtf else (None, None)
        if first and end and telling.candidate.main and telling.candidate.status == "occurred" and (end - first).days < _RECENT.days:
            days[articles[telling.id]] = min(first, days.get(articles[telling.id], first))
    return days


def _rank(one: Facts) -> tuple[object, ...]:
    """Well-dated main tellings first, so that they are what others join; then by content."""
    candidate = one.telling.candidate
    return (not one.dated, not candidate.main, str(one.start or ""), one.partial, candidate.type, -len(one.leaders), one.telling.id)


def _posts(one: Facts) -> list[Key]:
    """Under which keys a telling can be found: by person and month where its days are known, else by person alone."""
    keys: list[Key] = [(one.family, leader, month) for leader in one.leaders for month in _months(one)]
    return keys + [(one.family, leader, "any") for leader in one.leaders] + _acts(one)


def _looks(one: Facts) -> list[Key]:
    """Where tellings of the same event can be: a dated one among those of its months and the undated ones."""
    months = [*_months(one), "loose"] if one.dated else ["any"]
    return [(one.family, leader, month) for leader in one.leaders for month in months] + _acts(one)


def _months(one: Facts) -> list[str]:
    if not one.dated or one.start is None or one.end is None:
        return ["loose"]
    first, last = one.start.year * 12 + one.start.month, one.end.year * 12 + one.end.month
    return [str(month) for month in range(first, last + 1)]


def _acts(one: Facts) -> list[Key]:
    candidate, keys = one.telling.candidate, list[Key]()
    if candidate.series:
        keys.append(("series", candidate.series, str(candidate.ordinal or "")))
        if one.start:
            keys.append(("series day", candidate.series, one.start.isoformat()))
    if one.dated and one.start:
        keys.append((one.family, "day", one.start.isoformat()))
    return keys


def _fits(one: Facts, other: Facts, articles: Mapping[str, str]) -> tuple[float, str] | None:
    """Strength and reason of a link (0 when merely possible), or None for a veto."""
    a, b = one.telling.candidate, other.telling.candidate
    if one.family != other.family or articles[one.telling.id] == articles[other.telling.id]:
        return None
    if a.series and b.series and a.series != b.series:
        return None
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return None
    numbered = bool(a.series and a.series == b.series and a.ordinal and a.ordinal == b.ordinal)
    if _dates_clash(one, other) and not (numbered and not (one.dated and other.dated)):
        return None
    if numbered:
        return 1.0, f"same session: {a.series} no. {a.ordinal}"
    if one.family != "visit" and _places_clash(one, other):
        return None
    for side in one.sides.keys() & other.sides.keys():
        if side and not one.sides[side] & other.sides[side]:
            return None
    if _amounts_clash(one, other) or _kinds_clash(one, other):
        return None
    return _link(one, other)


def _link(one: Facts, other: Facts) -> tuple[float, str]:
    shared = one.leaders & other.leaders
    names = ", ".join(sorted(shared))
    visit = one.family == "visit"
    if one.dated and other.dated:
        if shared and (one.family not in _ONE_TO_ONE or len(shared) > 1 or one.leaders <= other.leaders or other.leaders <= one.leaders):
            return 0.9, f"same days, same people ({names})"
        series = one.telling.candidate.series
        if series and series == other.telling.candidate.series:
            return 0.7, f"same days, same series ({series})"
        same_place = one.telling.candidate.place and one.telling.candidate.place == other.telling.candidate.place
        if same_place and one.start == other.start and not (one.leaders and other.leaders):
            return 0.5, "same day, same place, same kind of act"
        return 0.0, "possible"
    if not shared:
        return 0.0, "possible"
    if one.partial and (one.partial == other.partial or _matches_partial(one.partial, other)):
        return 0.8, f"{_day_matched(one.partial)}, same people ({names})"
    if other.partial and _matches_partial(other.partial, one):
        return 0.8, f"{_day_matched(other.partial)}, same people ({names})"
    if one.start and other.start and one.end and other.end:
        both = len(shared) > 1 or visit
        return (0.7, f"{one.precision} and {other.precision} agree, same people ({names})") if both else (0.0, "possible")
    if (visit or _both_sides(one, other)) and _refers(one, other):
        return 0.6, f"the {'visit' if visit else 'act'} spoken of: same people ({names}), near in time"
    return 0.0, "possible"


def _day_matched(partial: str) -> str:
    return "one of the days still possible" if partial.startswith("[") else "same day of the year"


def _matches_partial(partial: str, other: Facts) -> bool:
    if partial.startswith("["):
        return other.dated and other.start is not None and other.start.isoformat() in partial
    first = partial.split("/")[0].removeprefix("XXXX-")
    return other.dated and other.start is not None and other.start.isoformat()[5:].startswith(first)


def _refers(one: Facts, other: Facts) -> bool:
    """An undated mention and a dated event: the article must lie shortly after it, or before it when planned; outlets rank a
    visit of these days differently."""
    loose, firm = (one, other) if not one.dated else (other, one)
    if loose.dated or loose.start or loose.partial or not firm.dated or loose.published is None or firm.start is None:
        return False
    gap, visit = loose.published - firm.start, loose.family == "visit"
    if loose.telling.candidate.type != firm.telling.candidate.type and not (visit and abs(gap) <= _OPEN):
        return False
    if loose.telling.candidate.status == "planned":
        return timedelta(days=-1) <= -gap <= (_AHEAD if visit else _SOON)
    return timedelta(days=-1) <= gap <= _RECENT if visit else False


def _dates_clash(one: Facts, other: Facts) -> bool:
    if one.start and one.end and other.start and other.end:
        return one.end < other.start or other.end < one.start
    for partial, whole in ((one.partial, other), (other.partial, one)):
        if partial and whole.dated and not _matches_partial(partial, whole):
            return True
    return bool(one.partial and other.partial and one.partial != other.partial)


def _places_clash(one: Facts, other: Facts) -> bool:
    """Whether two acts were in places that cannot be one. The same two sides do not meet twice a day in two towns."""
    if not (one.place and other.place) or nearby.together(one.place, other.place):
        return False
    return not (one.family == "meeting" and _both_sides(one, other) and one.dated and one.start == other.start and one.end == other.end)


def _both_sides(one: Facts, other: Facts) -> bool:
    """Whether people of two countries are in both tellings."""
    return sum(bool(one.sides[side] & other.sides[side]) for side in one.sides.keys() & other.sides.keys()) > 1


def _kinds_clash(one: Facts, other: Facts) -> bool:
    """A meeting that two tellings call differently is one only if it is the same two sides' people on the same day."""
    if one.family != "meeting" or one.telling.candidate.type == other.telling.candidate.type:
        return False
    return not _both_sides(one, other) or not (one.dated and other.dated) or one.start != other.start


def _amounts_clash(one: Facts, other: Facts) -> bool:
    if one.family != "aid_or_gift":
        return False
    a, b = ({(x.unit, x.value) for x in f.telling.candidate.amounts} for f in (one, other))
    return bool(a and b and not a & b)
