"""What a list holds: its columns, and what came of reading it."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from diaspora.files.sheets import Fault

from ..enums import ListKind

#: A line in plain values, as the page between carries them.
Line: TypeAlias = dict[str, Any]

MOST_LINES = 2000
COLUMNS: dict[str, tuple[str, ...]] = {
    ListKind.INSTITUTIONS: ("name_en", "name_sw", "kind", "official_email", "region", "website"),
    ListKind.EXPERTS: ("first_name", "last_name", "email", "language", "country", "headline"),
    ListKind.ASSIGNMENTS: (
        *("programme", "institution", "title", "sector", "region", "mode", "began_on", "ended_on", "how_it_ended"),
        *("learners", "country", "email"),
    ),
}


@dataclass(frozen=True)
class ReadList:
    """Lines that are new, how many are here already, and everything that is wrong."""

    new: list[Line] = field(default_factory=list)
    known: int = 0
    faults: list[Fault] = field(default_factory=list)
