"""How many independent voices tell an event: copies of one text count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_LEAST = 24  # letters of a passage that is found again within a longer one


def voices(tellings: Iterable[Mapping[str, Any]]) -> int:
    """The articles among ``tellings`` (see ``export_rows.telling``), those with the same wording as one."""
    groups: list[tuple[set[str], set[str]]] = []
    for told in tellings:
        articles, passages = {told["article_id"]}, {_letters(told["quote"] or "")} - {""}
        kin = [group for group in groups if articles & group[0] or _copied(passages, group[1])]
        for group in kin:
            articles |= group[0]
            passages |= group[1]
            groups.remove(group)
        groups.append((articles, passages))
    return len(groups)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _copied(some: set[str], others: set[str]) -> bool:
    """Whether a passage is the same as another, or a long one but for what was put before or after it."""
    return any(a == b or (min(len(a), len(b)) >= _LEAST and (a in b or b in a)) for a in some for b in others)
