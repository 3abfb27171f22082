"""What the host and the officer in charge hear when an application moves: rows in the transaction of the move."""

from django.db.models import Q, QuerySet
from django.dispatch import receiver
from django.urls import reverse

from casework.moves import Move
from diaspora.enums import MemberRole
from diaspora.models import User
from diaspora.notices.notify import notify, notify_many
from skills_match.applications.news import values_of
from skills_match.enums import Actor, ApplicationState
from skills_match.models import Application
from skills_match.signals import application_moved

_S = ApplicationState
#: When it was not the office that moved it.
FOR_BOTH = {
    _S.ACCEPTED: "application_staff_accepted",
    _S.CONFIRMED: "application_staff_confirmed",
    _S.DECLINED: "application_staff_declined",
    _S.WITHDRAWN: "application_staff_withdrawn",
    _S.OFFER_EXPIRED: "application_staff_offer_expired",
}


@receiver(application_moved)
def tell_staff(sender, *, move: Move, **kwargs) -> None:
    state = _S(move.to)
    if (move.before, state) == (_S.MORE_INFO, _S.SCREENING):
        if move.actor == Actor.APPLICANT:
            tell_officer(application=move.row, kind="application_staff_info")
    elif state == _S.SUBMITTED:
        tell_reviewers(application=move.row, kind="application_staff_arrived")
    elif state in FOR_BOTH:
        tell_reviewers(application=move.row, kind=FOR_BOTH[state])
        tell_officer(application=move.row, kind=FOR_BOTH[state])


def tell_officer(
    *, application: Application, kind: str, name: str = "office:application", about: int | str = ""
) -> None:
    """The one in charge of the application, else of its assignment; nobody where nobody is. The page is `name` of
    `about`, without it of the application."""
    officer = application.officer or application.assignment.officer
    if officer and officer.pk != application.profile.user_id:
        path = reverse(name, args=[about or application.pk])
        notify(user=officer, kind=kind, values=values_of(application.assignment), path=path)


def tell_reviewers(*, application: Application, kind: str) -> None:
    """Those at the host who may read applications. In the portal only: a busy host wants no e-mail for each."""
    assignment, reviewers = application.assignment, reviewers_of(application)
    path = reverse("institution_assignments:application", args=[assignment.reference, application.pk])
    notify_many(users=reviewers, kind=kind, values=values_of(assignment), path=path, by_email=False)


def reviewers_of(application: Application) -> QuerySet[User]:
    """Those at the host who may read applications, but never their own."""
    return User.objects.filter(
        ~Q(pk=application.profile.user_id),
        memberships__institution=application.assignment.institution,
        memberships__role__in=[MemberRole.REVIEWER, MemberRole.MANAGER],
        is_active=True,
    ).distinct()
