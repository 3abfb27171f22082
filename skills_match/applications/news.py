"""Who is told what when an application moves: rows in the transaction of the move."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from casework.languages import written_in_every_language
from diaspora.enums import MemberRole
from diaspora.institutions.names import names_of
from diaspora.models import User
from diaspora.notices.letters import Letter, letters
from diaspora.notices.notify import OfficeWords, notify, notify_many

from ..enums import Actor, ApplicationState
from ..models import Application, Assignment

_S = ApplicationState
#: What the host and the officer in charge are told when the applicant or the clock moved it.
_FOR_STAFF = {
    _S.ACCEPTED: "application_staff_accepted",
    _S.DECLINED: "application_staff_declined",
    _S.WITHDRAWN: "application_staff_withdrawn",
    _S.OFFER_EXPIRED: "application_staff_offer_expired",
}
#: Their reasons are words of the office.
_BY_THE_OFFICE = {_S.NOT_ELIGIBLE, _S.NOT_SELECTED}


def tell_about_move(*, application: Application, before: ApplicationState, actor: Actor) -> None:
    """Tell the applicant in templates/notices/application_<state>.txt, and those who wait on the other side."""
    state = ApplicationState(application.state)
    if (before, state) == (_S.MORE_INFO, _S.SCREENING):
        if actor == Actor.APPLICANT:
            _tell_officer(application, "application_staff_info")
        return
    tell_applicant(application=application, kind=f"application_{state}")
    if state == _S.SUBMITTED:
        _tell_reviewers(application, "application_staff_arrived")
    elif state in _FOR_STAFF:
        _tell_reviewers(application, _FOR_STAFF[state])
        _tell_officer(application, _FOR_STAFF[state])


def tell_applicant(*, application: Application, kind: str) -> None:
    notify(
        user=application.profile.user,
        kind=kind,
        values=_letter(application, _reason(application)),
        path=reverse("my:application", args=[application.pk]),
    )


def tell_of_cancelling(*, applications: list[Application]) -> None:
    """Everybody whose application for one assignment ended with it: one query, as the assignment is held."""
    paths = {each.profile.user_id: reverse("my:application", args=[each.pk]) for each in applications}
    if applications:
        notify_many(
            users=[each.profile.user for each in applications],
            kind=f"application_{_S.CANCELLED_BY_HOST}",
            values={**_letter(applications[0], applications[0].reason), "answer_by": None},
            path=lambda user: paths[user.pk],
        )


def _reason(application: Application) -> str:
    if application.state == _S.MORE_INFO:
        return OfficeWords(application.requested_info)
    return OfficeWords(application.reason) if application.state in _BY_THE_OFFICE else application.reason


def letters_to_applicants(*, applications: list[Application], to: ApplicationState, reason: str) -> list[Letter]:
    """What those who sent these applications for one assignment would read if they were moved to `to` now."""
    readers = [application.profile.user for application in applications]
    count = len(readers)
    heading = ngettext("The applicant", "All %(count)s applicants", count) % {"count": count}
    values = _letter(applications[0], OfficeWords(reason)) if applications else {}
    return letters(kind=f"application_{to}", values=values, readers=readers, to=heading)


def _letter(application: Application, reason: str) -> dict:
    return {**_values(application), "reason": reason, "answer_by": application.offer_answer_by}


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


def _tell_officer(application: Application, kind: str) -> None:
    officer = application.officer or application.assignment.officer
    if officer and officer.pk != application.profile.user_id:
        path = reverse("office:application", args=[application.pk])
        notify(user=officer, kind=kind, values=_values(application), path=path)


def _tell_reviewers(application: Application, kind: str) -> None:
    """Those at the host who may read applications. In the portal only: a busy host wants no e-mail for each."""
    assignment = application.assignment
    reviewers = User.objects.filter(
        ~Q(pk=application.profile.user_id),
        memberships__institution=assignment.institution,
        memberships__role__in=[MemberRole.REVIEWER, MemberRole.MANAGER],
        is_active=True,
    )
    path = reverse("institution_assignments:application", args=[assignment.reference, application.pk])
    notify_many(users=reviewers, kind=kind, values=_values(application), path=path, by_email=False)
