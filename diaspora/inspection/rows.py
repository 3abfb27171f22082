"""The first sheet of a workbook, as somebody would have typed it. Only what the cells show is read, no formula."""

import datetime
import zipfile
from io import BytesIO
from typing import Any

from .archive import MAX_ENTRIES, MAX_UNPACKED
from .reasons import DocumentRefused, Reason

#: More is read of no sheet: one line more than the longest list that anybody may hand in.
MOST_ROWS = 6000
MOST_COLUMNS = 60


def rows_of(content: bytes) -> list[list[str]]:
    """Raises DocumentRefused."""
    # Only now: most documents are looked into without it.
    from openpyxl import load_workbook

    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
        if len(parts) > MAX_ENTRIES or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise DocumentRefused(Reason.UNPACKS)
        sheet = load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
        lines = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        return _as_wide_as_filled([[_text(cell) for cell in line] for line in lines])
    except (MemoryError, RecursionError, DocumentRefused):
        raise
    except Exception as error:  # Whatever a file that is no workbook, or is broken inside, makes the library do.
        raise DocumentRefused(Reason.NOT_WORKBOOK) from error


def _as_wide_as_filled(lines: list[list[str]]) -> list[list[str]]:
    width = max((number for line in lines for number, cell in enumerate(line, start=1) if cell), default=0)
    return [line[:width] for line in lines]


def _text(cell: Any) -> str:
    """Days as 2027-08-05, hours as 09:30, whole numbers without a point."""
    if isinstance(cell, datetime.datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == datetime.time() else f"{cell:%H:%M}"
    if isinstance(cell, datetime.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
