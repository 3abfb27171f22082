"""Rows of a table as an editor types or pastes them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_COLUMNS, MOST_ROWS = 8, 100


def rows_of(text: str) -> list[list[str]]:
    """The cells of each row, the heading first. Raises ValidationError where the rows make no table."""
    lines = [line for line in text.splitlines() if line.strip()]
    mark = "\t" if any("\t" in line for line in lines) else "|"
    rows = [[cell.strip() for cell in line.strip(" |" if mark == "|" else " ").split(mark)] for line in lines]
    if len(rows) < 2:
        raise ValidationError(_("Write a heading and at least one row."))
    if len(rows) > MOST_ROWS or len(rows[0]) > MOST_COLUMNS:
        raise ValidationError(
            _("A table has at most %(rows)s rows and %(columns)s columns; a longer one is a document."),
            params={"rows": MOST_ROWS, "columns": MOST_COLUMNS},
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            raise ValidationError(
                _("Row %(row)s has %(cells)s cells, the heading has %(heads)s."),
                params={"row": number, "cells": len(row), "heads": len(rows[0])},
            )
    return rows
