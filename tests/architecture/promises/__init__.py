"""Every promise of the tables by name, with what would break it; one file for each kind of table."""

from typing import Any

from . import events, matching, money, pages, people, placements, selection
from .rows import Maker

ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    **events.ONLY_ONE,
    **matching.ONLY_ONE,
    **money.ONLY_ONE,
    **pages.ONLY_ONE,
    **people.ONLY_ONE,
    **placements.ONLY_ONE,
    **selection.ONLY_ONE,
}
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    **events.NEVER,
    **matching.NEVER,
    **money.NEVER,
    **pages.NEVER,
    **people.NEVER,
    **placements.NEVER,
    **selection.NEVER,
}
NO_SHARED_DAY: dict[str, Maker] = {**matching.NO_SHARED_DAY, **placements.NO_SHARED_DAY}
