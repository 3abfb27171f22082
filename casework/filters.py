"""The form above a list, and what the address asks for that the list does not know.

An address that somebody shared or typed always works: what makes no sense in it is left out, the rest counts, and the
page says what was left out. Whatever reads an address notes it on the address itself (`leave_out`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

#: So much of a wrong value tells its reader which one is meant.
SHOWN = 60
_NOTES = "left_out"


@dataclass(frozen=True)
class LeftOut:
    """A value of an address that its page does not know; `label`: what the page calls its place, if it has a name."""

    name: str
    value: str
    label: str | Promise = ""

    @property
    def shown(self) -> str:
        text = self.value.replace("\0", "")
        return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class Filter(forms.Form):
    """Every field may be empty, and what makes no sense in the address does not narrow the list."""

    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def values(self) -> dict[str, Any]:
        """Fields that hold something valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def full_clean(self) -> None:
        super().full_clean()
        if isinstance(self.data, QueryDict):
            for name in self.errors or {}:
                if name in self.fields:
                    leave_out(self.data, name, self.data.getlist(name), label=self.fields[name].label or "")


def one_of(address: QueryDict, name: str, known: Iterable[str]) -> str:
    """The value that an address chooses from `known`; empty where it chooses nothing or something else."""
    value = address.get(name) or ""
    if value in known:
        return value
    leave_out(address, name, [value])
    return ""


def leave_out(address: QueryDict, name: str, values: Collection[str], *, label: str | Promise = "") -> None:
    """These values do not count, and the page will say so."""
    notes = address.__dict__.setdefault(_NOTES, {})
    notes |= {(name, value): LeftOut(name, value, label) for value in values if value}


def with_value(address: QueryDict, name: str, value: str) -> QueryDict:
    """The same address with one more value, for a form that asks for it; what the form leaves out, `address` knows."""
    more = address.copy()
    more[name] = value
    more.__dict__[_NOTES] = address.__dict__.setdefault(_NOTES, {})
    return more


def left_out(address: QueryDict) -> list[LeftOut]:
    return list(address.__dict__.get(_NOTES, {}).values())


def without_what_was_left_out(address: QueryDict) -> str:
    """The same list by an address that its page understands."""
    known = [(name, value) for name, values in address.lists() for value in values if value]
    notes = address.__dict__.get(_NOTES, {})
    return urlencode([pair for pair in known if pair not in notes])
