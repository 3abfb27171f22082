"""Tables of figures that stay as they were and are read in every language.

A table is `{"title": texts, "header": [texts, …], "rows": [[texts, value, …], …]}`; texts are {"en": …, "sw": …}, and a
value is a number, a text, or None for fewer people than may be told. `"keys"`, where it is there, names each row.
"""

from typing import Any, TypeAlias

from casework.exported import Table
from casework.languages import in_every_language, reading_language, text_in

Figures: TypeAlias = dict[str, Any]


def said(text: object) -> dict[str, str]:
    """A text that is translated when it is shown, in every language."""
    return in_every_language(lambda: text)


def in_words(tables: list[Figures], *, fewer: str) -> list[dict[str, Any]]:
    """Titles, headers and rows as texts; `fewer` stands where fewer people are than may be told. `cells` are the rows
    with the header of each cell, which a telephone shows next to it."""
    return [_in_words(table, fewer) for table in tables]


def _in_words(table: Figures, fewer: str) -> dict[str, Any]:
    header = [_shown(each) for each in table["header"]]
    rows = [[_cell(each, fewer) for each in row] for row in table["rows"]]
    cells = [list(zip(header, row, strict=True)) for row in rows]
    keys = table.get("keys", [])
    return {"title": _shown(table["title"]), "header": header, "rows": rows, "cells": cells, "keys": keys}


def as_tables(tables: list[Figures], *, fewer: str) -> list[Table]:
    """As a spreadsheet takes them."""
    return [Table(each["title"], each["header"], iter(each["rows"])) for each in in_words(tables, fewer=fewer)]


def _cell(value: Any, fewer: str) -> Any:
    if value is None:
        return fewer
    return _shown(value) if isinstance(value, dict) else value


def _shown(texts: dict[str, str]) -> str:
    return text_in(reading_language(), texts)
