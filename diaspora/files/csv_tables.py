"""Tables that people hand in, with the names of their columns in the first line. A file in which a cell may have moved
into the next column is refused, with its line: a moved cell is another sum or another person."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from casework.refusals import Refused

#: The number of a line as an editor counts it, and what it says in each column.
NamedLine = tuple[int, dict[str, str]]
#: A column → as the first line may call it, in small letters.
Columns = Mapping[str, Collection[str]]

_DELIMITERS = ",;\t"


def read_csv(
    content: bytes, *, columns: Columns, refused: type[Refused], optional: Collection[str] = ()
) -> list[NamedLine]:
    """The lines of a CSV file that say anything, whatever else stands in other columns.

    Where a column may be missing (`optional`), the last cells of a line may be, too. Raises `refused`: in its own words
    where a column is missing or the file is no text, else with the line and what is wrong there.
    """
    text = _decoded(content, refused)
    delimiter = _delimiter(text)
    lines = list(_lines(text, delimiter, refused))
    width = len(lines[0][1]) if lines else 0
    for number, cells in lines:
        is_short = len(cells) < width and not optional
        if is_short or any(cell.strip() for cell in cells[width:]):
            raise refused(
                _(
                    "Line %(number)s has %(found)s cells, and the first line names %(named)s columns: a sum or a text "
                    "with “%(sign)s” in it stands in quotes. Nothing was kept."
                )
                % {"number": number, "found": len(cells), "named": width, "sign": delimiter}
            )
    return named_lines(lines, columns=columns, refused=refused, optional=optional)


def named_lines(
    lines: Iterable[tuple[int, list[str]]], *, columns: Columns, refused: type[Refused], optional: Collection[str] = ()
) -> list[NamedLine]:
    """The same of lines that were read already, as from a workbook."""
    filled = [(number, [cell.strip() for cell in cells]) for number, cells in lines if any(map(str.strip, cells))]
    heads = [name.lower() for name in filled[0][1]] if filled else []
    places = {column: [at for at, name in enumerate(heads) if name in called] for column, called in columns.items()}
    if not all(found or column in optional for column, found in places.items()):
        raise refused
    for column, found in places.items():
        if len(found) > 1:
            raise refused(_("The first line names the column “%(name)s” twice.") % {"name": column})
    at = {column: found[0] for column, found in places.items() if found}
    return [
        (number, {column: cells[place] if place < len(cells) else "" for column, place in at.items()})
        for number, cells in filled[1:]
    ]


def _lines(text: str, delimiter: str, refused: type[Refused]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with the number with which it begins; empty lines say nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        text = _("Line %(number)s: a quote is opened and not closed, or text follows it. Nothing was kept.")
        raise refused(text % {"number": begins}) from error


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _decoded(content: bytes, refused: type[Refused]) -> str:
    """As most programs write today, or as older ones of Windows did."""
    if b"\x00" in content:
        raise refused
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
