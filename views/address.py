"""The address of the page holds the whole view: filters, window, event, telling, page and language."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st


def params() -> dict[str, list[str]]:
    """The parameters of the address, each with all its values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def go(**values: str | None) -> None:
    """Change single parameters; an empty one is taken off."""
    new = params() | {key: [value] for key, value in values.items() if value}
    put({key: value for key, value in new.items() if not (key in values and not values[key])})


def choose(event: str) -> None:
    """Open an event from a part of the page that is drawn alone; that part asks :func:`whole_page_if_chosen`."""
    go(event=event, telling=None)
    st.session_state["_chosen"] = True


def whole_page_if_chosen() -> None:
    """Another event is for the whole page, not for the part it was chosen in."""
    if st.session_state.pop("_chosen", None):
        st.rerun()


def put(new: dict[str, list[str]]) -> None:
    """Write the address if it differs, so that every real change is one step of the back button."""
    if new != params():
        st.query_params.from_dict({key: value if len(value) > 1 else value[0] for key, value in new.items()})
    st.session_state["_address"] = new


def days(first: int, last: int) -> str:
    """Two days (counted from 1970) as they stand in the address."""
    return "_".join(str(date(1970, 1, 1) + timedelta(days=day)) for day in (first, last))


def moved() -> bool:
    """Whether the address was changed from outside: a first visit, a shared link, the back button."""
    return st.session_state.get("_address") != params()
