"""What the applicant is told when an application moves: a row in the transaction of the move."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from casework.languages import written_in_every_language
from diaspora.institutions.names import names_of
from diaspora.notices.letters import Letter, letters
from diaspora.notices.notify import OfficeWords, notify, notify_many

from ..enums import ApplicationState
from ..models import Application, Assignment

_S = ApplicationState
#: Their reasons are words of the office.
_BY_THE_OFFICE = {_S.NOT_ELIGIBLE, _S.NOT_SELECTED}


def tell_about_move(*, application: Application, before: ApplicationState, told: Mapping[str, Any]) -> None:
    """Tell the applicant in templates/notices/application_<state>.txt; other sides hear `application_moved`."""
    state = ApplicationState(application.state)
    if (before, state) != (_S.MORE_INFO, _S.SCREENING):
        tell_applicant(application=application, kind=f"application_{state}", values=told)


def tell_applicant(
    *, application: Application, kind: str, values: Mapping[str, Any] | None = None, path: str = ""
) -> None:
    """`values` are what the letter says besides what every letter about an application does; `path` is the page that
    it leads to, the application's own without one."""
    notify(
        user=application.profile.user,
        kind=kind,
        values={**_letter(application, _reason(application)), **(values or {})},
        path=path or reverse("my:application", args=[application.pk]),
    )


def tell_of_cancelling(*, applications: list[Application]) -> None:
    """Everybody whose application for one assignment ended with it: one query, as the assignment is held."""
    paths = {each.profile.user_id: reverse("my:application", args=[each.pk]) for each in applications}
    if applications:
        notify_many(
            users=[each.profile.user for each in applications],
            kind=f"application_{_S.CANCELLED_BY_HOST}",
            values=_letter(applications[0], applications[0].reason),
            path=lambda user: paths[user.pk],
        )


def _reason(application: Application) -> str:
    if application.state == _S.MORE_INFO:
        return OfficeWords(application.requested_info)
    return OfficeWords(application.reason) if application.state in _BY_THE_OFFICE else application.reason


def letters_to_applicants(
    *, applications: list[Application], to: ApplicationState, reason: str, values: Mapping[str, Any] | None = None
) -> list[Letter]:
    """What those who sent these applications for one assignment would read if they were moved to `to` now. `values`
    as for `tell_applicant`."""
    readers = [application.profile.user for application in applications]
    count = len(readers)
    heading = ngettext("The applicant", "All %(count)s applicants", count) % {"count": count}
    told = {**_letter(applications[0], OfficeWords(reason)), **(values or {})} if applications else {}
    return letters(kind=f"application_{to}", values=told, readers=readers, to=heading)


def _letter(application: Application, reason: str) -> dict:
    return {**_values(application), "reason": reason}


def _values(application: Application) -> dict:
    return values_of(application.assignment)


def values_of(assignment: Assignment) -> dict:
    """No name of the applicant: a notice outlives the application, an erased person must not stay in it."""
    return {
        "title": written_in_every_language(assignment, "title"),
        "reference": assignment.reference,
        "institution": names_of(assignment.institution),
        "closing_day": assignment.closing_on,
    }
