"""The tabs of the programme office: each noun adds its own."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Any

from diaspora.rules import is_office


@dataclass(frozen=True)
class Tab:
    """A label, the name of the page that it leads to, and the names of further pages under it: with a colon at its end
    a whole room (`finance:`).

    What is used every day (`is_daily`) stands in the row; the rest is unfolded when it is looked for.
    """

    label: str
    address: str
    pages: Set[str]
    order: int
    seen_by: Callable[[Any], bool]
    is_daily: bool

    def holds(self, here: str) -> bool:
        return here == self.address or here in self.pages or f"{here.partition(':')[0]}:" in self.pages


_tabs: list[Tab] = []


def add_tab(
    label: str,
    address: str,
    *,
    order: int,
    pages: Set[str] = frozenset(),
    seen_by: Callable[[Any], bool] = is_office,
    is_daily: bool = False,
) -> None:
    """`label` is translated when it is shown. Tabs stand in the order of `order`, each for whom `seen_by` lets in."""
    _tabs.append(Tab(label, address, pages, order, seen_by, is_daily))


def tabs() -> list[Tab]:
    return sorted(_tabs, key=lambda tab: tab.order)


def tabs_of(user: Any) -> list[Tab]:
    """Those whose pages `user` may open."""
    return [tab for tab in tabs() if tab.seen_by(user)]
