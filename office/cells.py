"""Cells of tables that a spreadsheet shows and never runs.

XLSX says of each cell what it is, so that a text stays as it was written. CSV says nothing: there an apostrophe comes
before whatever a spreadsheet could take for a formula, also behind signs that nobody sees.
"""

import re
import unicodedata
from typing import Any

#: As much as a cell of a spreadsheet holds.
MOST = 32_000
#: Beginnings of formulas, of exchange with other programs, and the sign that some take for a minus.
_FORMULA_STARTS = frozenset("=+-@|%\u2212")
#: Letters and signs that look like nothing.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: A semicolon or a new line begins a new cell where a file is read with other separators than ours.
_NEW_CELL = re.compile(r"([;\n])(?=([^;\n]*))")


def plain_cell(value: Any) -> Any:
    """The value with visible signs only, not longer than a cell. None is empty; numbers and dates stay as they are."""
    if value is None:
        return ""
    return "".join(_shown(sign) for sign in value)[:MOST] if isinstance(value, str) else value


def csv_cell(value: Any) -> Any:
    """As `plain_cell`, with an apostrophe before each beginning of a formula."""
    plain = plain_cell(value)
    if not isinstance(plain, str):
        return plain
    inside = _NEW_CELL.sub(lambda found: found[1] + ("'" if is_formula(found[2]) else ""), plain)
    return f"'{inside}" if is_formula(plain) else inside


def is_formula(text: str) -> bool:
    """Whether the first visible sign begins a formula, in whatever width it is written."""
    for sign in text:
        if unicodedata.category(sign)[0] in "CMZ" or sign in _BLANK:
            continue
        return unicodedata.normalize("NFKC", sign)[0] in _FORMULA_STARTS
    return False


def _shown(sign: str) -> str:
    if sign.isprintable() or sign == "\n":
        return sign
    return " " if sign.isspace() else ""
