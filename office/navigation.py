"""The tabs of the programme office: each noun adds its own."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """A label, the name of the page that it leads to, and the names of further pages under it."""

    label: str
    address: str
    pages: Set[str]
    order: int

    def holds(self, here: str) -> bool:
        return here == self.address or here in self.pages


_tabs: list[Tab] = []


def add_tab(label: str, address: str, *, order: int, pages: Set[str] = frozenset()) -> None:
    """`label` is translated when it is shown. Tabs stand in the order of `order`."""
    _tabs.append(Tab(label, address, pages, order))


def tabs() -> list[Tab]:
    return sorted(_tabs, key=lambda tab: tab.order)
