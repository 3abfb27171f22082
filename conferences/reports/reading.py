"""A report in the language of its reader: on a page, and as a workbook."""

from typing import Any

from casework.exported import Table
from casework.languages import reading_language, text_in

from .figures import Figures


def in_words(tables: list[Figures], *, fewer: str) -> list[dict[str, Any]]:
    """Titles, headers and rows as texts; `fewer` stands where fewer people are than may be told."""
    return [
        {
            "title": _said(table["title"]),
            "header": [_said(each) for each in table["header"]],
            "rows": [[_cell(each, fewer) for each in row] for row in table["rows"]],
        }
        for table in tables
    ]


def sheets(tables: list[Figures], *, fewer: str) -> dict[str, Table]:
    """By title, as a spreadsheet takes them."""
    return {each["title"][:31]: Table(each["header"], iter(each["rows"])) for each in in_words(tables, fewer=fewer)}


def _cell(value: Any, fewer: str) -> Any:
    if value is None:
        return fewer
    return _said(value) if isinstance(value, dict) else value


def _said(texts: dict[str, str]) -> str:
    return text_in(reading_language(), texts)
