"""That an application was entered by the office, said on its page to everybody who reads it."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection

from ..applications.pages import application_page, own_application_page
from ..enums import Audience
from ..models import Application, EnteredApplication


@application_page.adds(order=12)
def entered_for_staff(application: Application, reader: Audience) -> Iterator[PageSection]:
    yield from _section(application, is_for_office=reader == Audience.OFFICE)


@own_application_page.adds(order=40)
def entered_for_the_person(application: Application) -> Iterator[PageSection]:
    yield from _section(application, is_for_office=False)


def _section(application: Application, *, is_for_office: bool) -> Iterator[PageSection]:
    entered = EnteredApplication.objects.select_related("entered_by").filter(application=application).first()
    if entered:
        yield PageSection("entered/_entered.html", {"entered": entered, "is_for_office": is_for_office})
