"""Lists that can be taken as files: each noun registers its rows and the table that they make.

@exported("claims", table=claims_table)
def claims(request: HttpRequest) -> QuerySet[Claim]: ...
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import QuerySet
from django.http import HttpRequest


@dataclass(frozen=True)
class Table:
    """A header and rows of plain texts, numbers and dates. `rows` is read once.

    `title` names the sheet of a workbook, in the language of its reader.
    """

    title: str
    header: list[str]
    rows: Iterator[list[Any]]


Rows: TypeAlias = Callable[[HttpRequest], QuerySet]


@dataclass(frozen=True)
class Export:
    """How a list is read from a request: the same filters and the same eyes as on the screen. And its table."""

    rows: Rows
    table: Callable[[QuerySet], Table]
    #: Its rows are people: each of them can see that the list was taken.
    of_people: bool


_exports: dict[str, Export] = {}


def exported(kind: str, *, table: Callable[[QuerySet], Table], of_people: bool = False) -> Callable[[Rows], Rows]:
    """Register a list under the name that it has in addresses and in the name of the file."""

    def register(rows: Rows) -> Rows:
        _exports[kind] = Export(rows, table, of_people)
        return rows

    return register


def export_called(kind: str) -> Export | None:
    return _exports.get(kind)
