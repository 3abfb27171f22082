"""Where applications are read once they are sent: on pages of an app above, which names them when it begins."""

from dataclasses import dataclass

from diaspora.open_pages import OpenPage

from ..enums import Audience


@dataclass(frozen=True)
class ApplicationPages:
    """Names of addresses: of `one` application, and of all that were sent for an assignment."""

    one: str
    of_assignment: str


#: The page of one application for those who decide; its functions get the application and for whom it is.
application_page = OpenPage()
#: The page of one application for whoever sent it; its functions get the application.
own_application_page = OpenPage()

_pages: dict[Audience, ApplicationPages] = {}


def applications_are_read_on(pages: ApplicationPages, *, by: Audience) -> None:
    """Lists of assignments and of matches lead to these `pages`."""
    _pages[by] = pages


def application_pages(reader: Audience) -> ApplicationPages:
    return _pages[reader]
