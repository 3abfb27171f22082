"""Applications as something that person, host and office talk about, each on their own page."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.notices.notify import notify_many
from diaspora.threads.kinds import ThreadKind, threads_about
from skills_match.applications.news import tell_applicant, values_of
from skills_match.models import Application
from skills_match.rules import host_may_read_sent

from ..staff_news import reviewers_of

OFFICE, PERSON, HOST = "office", "person", "host"
#: The page of the messages for each side.
PAGES = {PERSON: "my:messages", HOST: "institution_assignments:messages", OFFICE: "office:messages"}


def path_for(application: Application, side: str) -> str:
    before = [application.assignment.reference] if side == HOST else []
    return reverse(PAGES[side], args=[*before, application.pk])


def side_of(user: Any, application: Application) -> str:
    """The same words as on the pages of the application: a file that is hidden from somebody is not talked about with
    them."""
    if not user.is_authenticated:
        return ""
    if application.profile.user_id == user.pk:
        return PERSON if application.submitted_at else ""
    one = Q(pk=application.pk)
    if Application.objects.for_office(user).filter(one).exists():
        return OFFICE
    if host_may_read_sent(application) and Application.objects.for_host(user).filter(one).exists():
        return HOST
    return ""


def readers(application: Application, side: str) -> list[User]:
    """The office as a whole sees what waits; by name is told who is in charge."""
    if side == PERSON:
        return [application.profile.user] if application.profile.user.is_active else []
    if side == HOST:
        return [user for user in reviewers_of(application) if side_of(user, application) == HOST]
    officer = application.officer or application.assignment.officer
    return [officer] if officer and side_of(officer, application) == OFFICE else []


def tell(application: Application, side: str, users: list[User]) -> None:
    """Without the words of the message, which are for the portal only."""
    path = path_for(application, side)
    if side == PERSON:
        return tell_applicant(application=application, kind="application_message", path=path)
    values = values_of(application.assignment)
    notify_many(users=users, kind="application_staff_message", values=values, path=path, by_email=side == OFFICE)
    return None


def is_open(application: Application) -> bool:
    return application.submitted_at is not None and not application.profile.user.is_erased


threads_about(
    Application,
    ThreadKind(
        sides={OFFICE: _("Programme office"), PERSON: _("Applicant"), HOST: _("Institution")},
        side_of=side_of,
        readers=readers,
        tell=tell,
        is_open=is_open,
    ),
)
