"""That the institution had named the applicant, for the office to see. It weighs nothing."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection

from ..commitments.naming import was_named
from ..enums import Audience
from ..models import Application
from .pages import application_page


@application_page.adds(order=15)
def named_by_the_institution(application: Application, reader: Audience) -> Iterator[PageSection]:
    if reader == Audience.OFFICE and (named := was_named(application)):
        yield PageSection("assignments/_named.html", named)
