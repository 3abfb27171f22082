"""What can be asked after a refusal, and the answers, on the pages of an application."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection
from skills_match.applications.pages import application_page, own_application_page
from skills_match.enums import Audience
from skills_match.models import Application

from ..enums import FollowUpKind
from ..models import FollowUp
from .asking import REFUSED


@own_application_page.adds(order=5)
def what_may_be_asked(application: Application) -> Iterator[PageSection]:
    if application.state not in REFUSED:
        return
    asked = {row.kind: row for row in FollowUp.objects.filter(application=application)}
    open_kinds = [kind for kind in FollowUpKind if kind not in asked]
    shown = {"application": application, "asked": list(asked.values()), "open_kinds": open_kinds}
    yield PageSection("selection/_after_refusal.html", shown)


@application_page.adds(order=7)
def what_was_asked(application: Application, reader: Audience) -> Iterator[PageSection]:
    """For the office alone."""
    rows = list(FollowUp.objects.filter(application=application)) if reader == Audience.OFFICE else []
    if rows:
        yield PageSection("selection/_follow_ups.html", {"asked": rows})
