"""Pages to which apps above add: sections, and links to further pages.

A section has a template of the app that adds it, so that a page knows nothing of what it shows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.functional import Promise


@dataclass(frozen=True)
class PageSection:
    """A template and what it reads as `shown`."""

    template: str
    shown: Any


@dataclass(frozen=True)
class Link:
    """The name of a page, for whoever has a profile or is asked for one; `is_for_all` for who came to work as well."""

    title: str | Promise
    address: str
    order: int
    is_for_all: bool = False


Adds = Callable[..., Iterable[PageSection]]
F = TypeVar("F", bound=Adds)


class OpenPage:
    """What was added to one page. Each function is asked, in the order of `order`, with what the page is about."""

    def __init__(self) -> None:
        self._sections: list[tuple[int, Adds]] = []
        self._links: list[Link] = []

    def adds(self, *, order: int) -> Callable[[F], F]:
        def register(function: F) -> F:
            self._sections.append((order, function))
            return function

        return register

    def add_link(self, link: Link) -> None:
        self._links.append(link)

    def sections(self, *about: Any) -> list[PageSection]:
        in_order = sorted(self._sections, key=lambda entry: entry[0])
        return [section for _order, add in in_order for section in add(*about)]

    def links(self, *, only_for_all: bool = False) -> list[Link]:
        chosen = [link for link in self._links if link.is_for_all or not only_for_all]
        return sorted(chosen, key=lambda link: link.order)


#: “My page”; its functions get the user and the profile, or None.
my_page = OpenPage()
#: What an institution works on, on its own page and on those of its members; its functions get the user.
institution_page = OpenPage()
#: The public page of an assignment; its functions get the assignment.
assignment_page = OpenPage()
#: Below a CV that is kept; its links get what leads back to the page in the end.
cv_page = OpenPage()
