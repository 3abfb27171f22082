"""Tables as files: CSV, streamed, and XLSX."""

import csv
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone, translation
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from casework.exported import Table

from .cells import csv_cell, is_formula

#: A spreadsheet takes 31 signs for the name of a sheet: two are left for the number of one that has the same name.
_NAME, _NEVER_IN_NAMES = 29, str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_file(table: Table, *, kind: str, file_format: str) -> StreamingHttpResponse | FileResponse:
    """The table as `csv` or `xlsx`, named for what it lists and for today."""
    name = f"{kind}-{timezone.localdate():%Y-%m-%d}.{file_format}"
    return as_csv(table, name) if file_format == "csv" else as_workbook([table], name)


def as_csv(table: Table, name: str) -> StreamingHttpResponse:
    language = translation.get_language()

    def lines() -> Iterator[str]:
        writer = csv.writer(_Line())
        with translation.override(language):
            yield "\ufeff" + writer.writerow(
                [csv_cell(name) for name in table.header]
            )  # The mark tells spreadsheets that this is UTF-8.
            for row in table.rows:
                yield writer.writerow([csv_cell(cell) for cell in row])

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8", headers=headers)


def _typed(sheet: WriteOnlyWorksheet, value: Any) -> Cell:
    """A cell in which a text is a text, whatever it looks like, and stays one when somebody edits it."""
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_formula(value)
    return cell


def _fill(sheet: WriteOnlyWorksheet, table: Table) -> None:
    for row in chain([table.header], table.rows):
        sheet.append([_typed(sheet, value) for value in row])


def as_workbook(tables: list[Table], name: str) -> FileResponse:
    """Each table on a sheet that has its title."""
    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(_sheet_name(table.title)), table)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)


def _sheet_name(title: str) -> str:
    return " ".join(title.translate(_NEVER_IN_NAMES).split())[:_NAME].rstrip()
