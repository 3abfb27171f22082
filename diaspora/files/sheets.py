"""Lists that somebody hands in as a workbook: lines by the names of their columns, and what is wrong in which cell."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from casework.folded import folded_name
from casework.refusals import Refused

from .checks import FileRejected, workbook_rows


class NotAsAsked(Refused):
    """The file is no workbook with these columns; the text says why."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell; `line` counts from 1, as a spreadsheet does."""

    line: int
    column: str
    text: str


def lines_in(raw: bytes, *, columns: Collection[str], most: int) -> Iterator[tuple[int, dict[str, str]]]:
    """The filled lines of the first sheet by column. Raises NotAsAsked: for a sheet without one of `columns`, or with
    more than `most` lines."""
    try:
        lines = workbook_rows(raw)
    except FileRejected as refusal:
        raise NotAsAsked(str(refusal)) from refusal
    heads = [head.strip().lower() for head in lines[0]] if lines else []
    if missing := [name for name in columns if name not in heads]:
        raise NotAsAsked(_("The first line lacks these columns: %(names)s.") % {"names": ", ".join(missing)})
    if len(lines) > most + 1:
        raise NotAsAsked(_("The sheet has more than %(most)s lines.") % {"most": most})
    for number, line in enumerate(lines[1:], start=2):
        if any(line):
            yield number, dict(zip(heads, line, strict=False))


class Named:
    """Keys by names, as somebody types them. Each has one name or several (in every language, by its code);
    `where` says in which lists they stand."""

    def __init__(self, names: Iterable[tuple[Any, str]], *, where: str) -> None:
        self._where = where
        self._keys: dict[str, set[Any]] = {}
        for pk, name in names:
            if folded := folded_name(name or ""):
                self._keys.setdefault(folded, set()).add(pk)

    def key_of(self, name: str) -> Any:
        """Raises ValidationError for a name that nobody or several have."""
        found = self._keys.get(folded_name(name), set())
        if not found:
            raise forms.ValidationError(self._where % {"name": name})
        if len(found) > 1:
            raise forms.ValidationError(_("Several have the name “%(name)s”.") % {"name": name})
        return next(iter(found))


def faults_of(number: int, form: forms.BaseForm) -> list[Fault]:
    """Every fault of one line."""
    return [Fault(number, name, str(error)) for name, errors in form.errors.items() for error in errors]


def rows_named(rows: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Each row by the name that it goes by."""
    for row in rows:
        yield row.pk, str(row)
