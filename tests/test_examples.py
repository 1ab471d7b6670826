"""The example files are the specification of every language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples_runner import EXAMPLES, check_date, check_event, check_not_date, items

from extract.lexicon import load


def cases(kind: str) -> list[Any]:
    """The examples of a kind as test parameters; known failures are strict."""
    return [
        pytest.param(
            language,
            item,
            id=f"{language}-{number}",
            marks=[pytest.mark.xfail(reason=item.get("xfail", ""), strict=True)] * ("xfail" in item),
        )
        for language, number, item in items(kind)
    ]


def check(how: Callable[[dict[str, Any], str], str], item: dict[str, Any], language: str) -> None:
    """Fail with what came out instead."""
    if wrong := how(item, language):
        pytest.fail(f"{item['text']}\n{wrong}", pytrace=False)


@pytest.mark.parametrize(("language", "item"), cases("date"))
def test_dates(language: str, item: dict[str, Any]) -> None:
    check(check_date, item, language)


@pytest.mark.parametrize(("language", "item"), cases("not_date"))
def test_what_is_no_date(language: str, item: dict[str, Any]) -> None:
    check(check_not_date, item, language)


@pytest.mark.parametrize(("language", "item"), cases("event"))
def test_events(language: str, item: dict[str, Any]) -> None:
    check(check_event, item, language)


def test_every_language_has_examples() -> None:
    assert {p.stem for p in EXAMPLES.glob("*.toml")} == set(load().languages)
