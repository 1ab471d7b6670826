"""People with the offices said beside their names; those who are not in the gazetteer are kept as found."""

from __future__ import annotations

import re
from dataclasses import replace

from extract import spelling
from extract.lexicon import Lexicon
from extract.model import Hit, Person, Sentence
from extract.phrases import dense, spaced
from extract.spans import Cover, Row
from extract.text import View, slug

_REACH = 70  # how far before a name its office may begin to end, in characters
_NAME = re.compile(r"[^\W\d_]\w*(?:['.-]\w+)*")
_WORDS = ("title", "concept", "field", "country", "place", "cue", "series")
_MET = ("meet", "receive", "talks", "visit", "give", "award")
_LONG = 7  # letters
_SHORT = 3  # words of so few letters are small in any headline
_ABROAD, _PAIR = ("ambassador", "consul", "cooperation_committee_chair"), frozenset({"VN", "LA"})
_DATE = re.compile(r"\d[/.-]\d")  # a day between an office and a name: the office is somebody else's
_COUNTERPART = "counterpart"
_HIGH = frozenset({"president", "prime_minister", "general_secretary", "na_chair", "general_secretary_and_president"})
_FAR = 200  # no office stands further from its name


def name(view: View, persons: list[Person], hits: Row[Hit], sentences: Row[Sentence], lexicon: Lexicon) -> list[Person]:
    """``persons`` are the names of the gazetteer, with the strength of the alias in ``role_words``; out come all people
    of the text with their offices."""
    titles = Row(h for h in hits if h.kind == "title")
    former = Row(h for h in hits if h.kind == "cue" and h.key == "former")
    known = _with_roles(view, _one_of_two_scripts(view, _full_names(view, persons, hits, titles, lexicon)), titles, former, sentences, hits)
    known = [replace(p, roles=()) if p.roles == ("spouse",) and p.id in lexicon.terms else p for p in known]  # "X, his spouse and ..."
    found = _with_counterparts(known + _unknown(view, known, hits, titles, former, sentences, lexicon), sentences)
    return [p if p.known else spelling.recognised(p, lexicon) for p in found]


def _with_counterparts(persons: list[Person], sentences: Row[Sentence]) -> list[Person]:
    """ "His counterpart" holds the office of the one named before in the sentence; somebody unknown without any is nobody."""
    out: list[Person] = []
    for person in sorted(persons, key=lambda p: p.start):
        if _COUNTERPART in person.roles:
            home = sentences.at(person.start)
            own = tuple(r for r in person.roles if r != _COUNTERPART)
            before = [p for p in out if home and p.start >= home.start and p.roles and not (p.country and p.country == person.country)]
            person = replace(person, roles=own or (before[-1].roles if before else ()))
            if not person.roles and not person.known:
                continue
        out.append(person)
    return out


def _full_names(view: View, persons: list[Person], hits: Row[Hit], titles: Row[Hit], lexicon: Lexicon) -> list[Person]:
    """A given name alone counts only right after an office (right before it where words are not spaced) or when it is long, for
    the one person so named in full in the article, or the only one of that name who ever held that high office."""
    full = {p.id for p in persons if p.role_words != "short"}
    words = Cover((h.start, h.end) for h in hits if h.kind in _WORDS)
    offices = {h.end for h in titles}
    behind = {h.start for h in titles if not spaced(view.text[h.start])}
    same: dict[tuple[int, int], set[str]] = {}
    for person in persons:
        same.setdefault((person.start, person.end), set()).add(person.id)
    out = []
    for person in persons:
        if person.role_words == "short":
            beside = not offices.isdisjoint(range(person.start - 2, person.start + 1)) or not behind.isdisjoint(
                (person.end, person.end + 1)
            )
            alone = person.end - person.start >= _LONG and spaced(view.text[person.start])  # a long given name needs no office
            beside = beside or (alone and view.text[person.start].isupper()) or dense(view.text[person.start])
            one = len(same[person.start, person.end] & full) == 1 and person.id in full
            if not same[person.start, person.end] & full:
                one = _sole_holder(view, person, same[person.start, person.end], titles, lexicon)
            if not beside or not one or words.touches(person.start, person.end):
                continue
        out.append(person)
    return out


def _sole_holder(view: View, person: Person, namesakes: set[str], titles: Row[Hit], lexicon: Lexicon) -> bool:
    """Whether of all who bear a given name this one alone ever held the high office said right before it, "PM Chinh", or right
    behind it in a dense script."""
    said = {h.key for h in titles.between(person.start - _FAR, person.start) if 0 <= person.start - h.end <= 2} & _HIGH
    if dense(view.text[person.start]):
        said |= {h.key for h in titles.between(person.end, person.end + 1)} & _HIGH
        return {n for n in namesakes for t in lexicon.terms.get(n, ()) if lexicon.offices[t.office]["role"] in said} == {person.id}
    held = {n for n in namesakes for t in lexicon.terms.get(n, ()) if lexicon.offices[t.office]["role"] in said}
    return held == {person.id} and person.end - person.start > _SHORT


def _one_of_two_scripts(view: View, persons: list[Person]) -> list[Person]:
    """A name that follows in brackets in another script is no second person."""
    out: list[Person] = []
    for person in persons:
        if out and out[-1].id == person.id and view.text[out[-1].end : person.start].strip() == "(":
            closed = person.end + (view.text[person.end : person.end + 1] == ")")
            out[-1] = replace(out[-1], end=closed)
        else:
            out.append(person)
    return out


def _with_roles(
    view: View, persons: list[Person], titles: Row[Hit], former: Row[Hit], sentences: Row[Sentence], hits: Row[Hit]
) -> list[Person]:
    """Offices said right before or after each name; a weak alias without one is no person."""
    out: list[Person] = []
    taken = 0
    for i, person in enumerate(persons):
        home = sentences.at(person.start)
        floor, ceiling = (home.start, home.end) if home else (0, len(view.text))
        if i and persons[i - 1].end <= person.start:
            floor = max(floor, persons[i - 1].end, taken)
        following = next((p.start for p in persons[i + 1 : i + 4] if p.start >= person.end), ceiling)
        before = _chain_before(view, titles.between(max(floor, person.start - _FAR * 2), person.start), person.start, hits)
        offices = titles.between(person.end, min(following, ceiling, person.end + _FAR))
        offices = [t for t in offices if not _of_other_country(view, t, person, hits) and not _leads_on(view, t, person, following)]
        behind = _chain_after(view, offices, person.end)
        joined = behind and not spaced(view.text[behind[0].start]) and behind[0].start - person.end <= 1
        if joined and before and person.start - before[-1].end > 1:
            before = []  # an office joined to the name wins over one that stands off, which is the previous person's
        chain = before or behind
        if before and joined and {h.key for h in before} == {"general"}:
            chain = before + behind  # a rank before the name, the office behind it
        if chain and not before:
            taken = chain[-1].end
        if person.role_words == "weak" and not chain:
            continue
        words = view.text[chain[0].start : chain[-1].end] if chain else ""
        opening = chain[0].start if chain else person.start
        roles = tuple(dict.fromkeys(h.key for h in chain))
        out.append(replace(person, roles=roles, role_words=words, former=_gone(former, opening, person)))
    return out


def _gone(former: Row[Hit], opening: int, person: Person) -> bool:
    """Whether a word such as "former" stands right before the office or the name, or right after the name."""
    for place in {opening, person.start}:
        if any(0 <= place - h.end <= 3 or h.start <= place < h.end for h in former.between(place - 40, place + 1)):
            return True
    return bool(former.between(person.end + 1, person.end + 3))


def _chain_before(view: View, titles: list[Hit], start: int, hits: Row[Hit]) -> list[Hit]:
    """Titles that lead up to a name without a break: only short words, names of bodies and commas between."""
    chain: list[Hit] = []
    edge, reach = start, _REACH
    for hit in reversed([t for t in titles if t.end <= start]):
        gap = view.text[hit.end : edge]
        if len(gap) > reach or re.search(r"[.;:!?\n]", gap) or (chain and len(gap) > 60) or _ends_phrase(gap) or _acts(hits, hit.end, edge):
            break
        if any(h.start == hit.start for h in chain) and hit.key not in {h.key for h in chain}:
            chain.insert(0, hit)
            continue
        chain.insert(0, hit)
        edge, reach = hit.start, 60
    return chain


def _chain_after(view: View, titles: list[Hit], end: int) -> list[Hit]:
    chain: list[Hit] = []
    edge = end
    for hit in titles:
        gap = view.text[edge : hit.start]
        joined = not spaced(view.text[hit.start])
        limit = (14 if dense(view.text[hit.start]) else 40) if joined else (34 if gap.lstrip(" ")[:1] in (",", "(", "-") else 0)
        if len(gap) > limit or re.search(r"[.;:!?\n\u3002\u3001]", gap) or _particle(gap) or (joined and "," in gap and _hangul(view, hit)):
            break
        chain.append(hit)
        edge = hit.end
    return chain


def _of_other_country(view: View, title: Hit, person: Person, hits: Row[Hit]) -> bool:
    """Whether an office behind a name is said, where words are not spaced, to be of the country the person is not of: then it is
    the next person's."""
    if spaced(view.text[title.start]) or title.key in _ABROAD or person.country not in _PAIR:
        return False
    near = [h for h in hits.between(title.start, title.end + 8) if h.kind == "country" and h.end > title.start]
    return bool(near) and near[0].key in _PAIR - {person.country}


def _leads_on(view: View, title: Hit, person: Person, following: int) -> bool:
    """Whether an office between two names is the second one's: right before it, with more than a comma after the first."""
    gap = view.text[person.end : title.start].strip(" ,(-")
    return spaced(view.text[title.start]) and 0 <= following - title.end <= 3 and " " in gap


def _acts(hits: Row[Hit], start: int, end: int) -> bool:
    """Whether words of meeting or receiving stand between an office and a name: it is the other person's."""
    return any(h.kind == "concept" and h.key in _MET and start <= h.start and h.end <= end for h in hits.between(start, end))


def _ends_phrase(gap: str) -> bool:
    return _particle(gap) or bool(_DATE.search(gap))


def _particle(gap: str) -> bool:
    """Whether a Korean particle is glued to what stands before a gap, which ends the phrase: "the minister-SUBJECT ..."."""
    return bool(gap) and "\uac00" <= gap[0] <= "\ud7af"


def _hangul(view: View, hit: Hit) -> bool:
    return "\uac00" <= view.text[hit.start] <= "\ud7af"


def _unknown(
    view: View, persons: list[Person], hits: Row[Hit], titles: Row[Hit], former: Row[Hit], sentences: Row[Sentence], lexicon: Lexicon
) -> list[Person]:
    """People with an office who are not in the gazetteer, kept as found: a capitalised name right after the office."""
    cover = Cover([(p.start, p.end) for p in persons] + [(h.start, h.end) for h in hits if h.kind in ("title", "country", "series")])
    places, last = Cover((h.start, h.end) for h in hits if h.kind == "place"), 0
    out: list[Person] = []
    for hit in titles:
        edge = next((p.end for p in hits.between(hit.end, hit.end + 3) if p.kind == "place"), hit.end)
        for start, end in _names_after(view, edge, lexicon):
            home = sentences.at(start)
            if home is not None and home.zone == "title" and _headline(view.text[home.start : home.end]):
                continue
            if start < last or cover.touches(start, end) or places.holds(start, end) or home is None or end > home.end:
                continue
            found = view.text[start:end]
            gone = any(0 <= hit.start - h.end <= 3 for h in former.between(hit.start - 40, hit.start))
            country = _country_of(found, hit, hits, lexicon)
            out.append(Person(start, end, slug(found), found, False, country, (hit.key,), view.text[hit.start : start].strip(" ,"), gone))
            last = end
    return out


def _headline(text: str) -> bool:
    """Whether Most Words Are Capitalised: names then cannot be told from other words."""
    words = [w for w in _NAME.findall(text) if len(w) > _SHORT]
    return len(words) > _SHORT and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _names_after(view: View, place: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """A run of two to four capitalised words: at once after the office, or opened by a family name a little later."""
    window = view.text[place : place + 75]
    cut = re.search(r"[.;:!?\n]", window)
    window = window[: cut.start()] if cut else window
    words = list(_NAME.finditer(window))
    for i, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        run = [word]
        for following in words[i + 1 : i + 4]:
            if following[0][0].isupper() and window[run[-1].end() : following.start()] == " ":
                run.append(following)
            else:
                break
        surname = view.folded[place + word.start() : place + word.end()] in lexicon.surnames
        at_once = not window[: word.start()].strip(" ,")
        if len(run) >= 2 and all(len(w[0]) > 1 for w in run) and (surname or at_once) and not all(w[0].isupper() for w in run):
            return [(place + run[0].start(), place + run[-1].end())]
    return []


def _country_of(found: str, title: Hit, hits: Row[Hit], lexicon: Lexicon) -> str:
    """The country a person acts for: a country word beside the office, else by family name."""
    for hit in hits.between(title.start - 60, title.end + 41):
        if hit.kind == "country" and (-30 <= hit.start - title.end <= 40 or 0 <= title.start - hit.end <= 12):
            return hit.key
    return "VN" if slug(found).split("_")[0] in lexicon.surnames else ""
