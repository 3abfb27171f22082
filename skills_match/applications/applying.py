"""What people do with an application, from its start to its end. Each verb is one move through one door."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from diaspora.enums import FileKind
from diaspora.models import PrivateFile, Profile, User
from diaspora.profiles.parts import is_complete
from diaspora.rules import membership_of

from ..enums import ASSIGNMENT_PUBLIC, Actor, ApplicationState
from ..models import Application, Assignment, EnteredApplication, ProgrammeRule
from .drafts import near_closing_day
from .errors import (
    AlreadyApplied,
    AnswerMissing,
    ApplicationIncomplete,
    AssignmentClosed,
    OwnInstitution,
    ProfileChanged,
    ProfileNotComplete,
)
from .moves import MOVES, move_application
from .news import tell_of_cancelling
from .snapshot import fingerprint, take_snapshot

_S = ApplicationState


def check_may_apply(*, assignment: Assignment, profile: Profile, needs_profile: bool = True) -> None:
    """Raise OwnInstitution or ProfileNotComplete when this person cannot apply for this assignment at all.

    Nobody has to be seen or matched elsewhere in order to apply: what is sent has a right of its own. Whoever applies
    on paper has filled in no profile, and needs none: `needs_profile` is False for them.
    """
    if membership_of(profile.user, assignment.institution):
        raise OwnInstitution
    if needs_profile and not is_complete(profile):
        raise ProfileNotComplete


def was_entered(application: Application) -> bool:
    """Whether an officer typed it from paper or the telephone, and its person confirmed it."""
    return EnteredApplication.objects.filter(application=application).exists()


@transaction.atomic
def start_application(*, assignment: Assignment, profile: Profile) -> Application:
    """The draft of this person for this assignment; a second tab gets the same one.

    It may be started when the assignment has just closed: the text of a form that was opened in time is kept, only
    sending it is refused. Raises AlreadyApplied, AssignmentClosed, OwnInstitution, ProfileNotComplete.
    """
    check_may_apply(assignment=assignment, profile=profile)
    if assignment.state not in ASSIGNMENT_PUBLIC:
        raise AssignmentClosed
    told = {"told_of_closing_on": near_closing_day(assignment)}
    application, _is_new = Application.objects.get_or_create(assignment=assignment, profile=profile, defaults=told)
    if application.state != _S.DRAFT:
        raise AlreadyApplied(application)
    return application


@transaction.atomic
def save_draft(
    *,
    application: Application,
    motivation: str,
    available_from: datetime.date | None,
    available_until: datetime.date | None,
    answers: dict[int, str],
    declared: dict[int, bool] | None = None,
) -> Application:
    """Keep what was written so far. `answers` is text by the id of the question, `declared` says of each statement of
    the programme, by the id of its rule, whether the person confirms it. Raises AlreadyApplied."""
    application = Application.objects.select_for_update(of=("self",), no_key=True).get(pk=application.pk)
    if application.state != _S.DRAFT:
        raise AlreadyApplied(application)
    application.motivation = motivation
    application.available_from = available_from
    application.available_until = available_until
    application.save(update_fields=["motivation", "available_from", "available_until", "updated_at"])
    for question in application.assignment.questions.filter(pk__in=answers):
        application.answers.update_or_create(question=question, defaults={"text": answers[question.pk]})
    said = declared or {}
    for rule in ProgrammeRule.objects.filter(programme=application.assignment.programme_id, pk__in=said):
        application.declarations.update_or_create(rule=rule, defaults={"is_met": said[rule.pk]})
    return application


@transaction.atomic
def discard_draft(*, application: Application) -> None:
    """Throw away a draft that was never sent. Raises AlreadyApplied."""
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if application.state != _S.DRAFT:
        raise AlreadyApplied(application)
    application.delete()


@transaction.atomic
def submit_application(*, application: Application, by: User, shown: str = "") -> Application:
    """Send it: freeze the profile into `snapshot`, keep the present CV file with it.

    Under the lock on the account, so that nobody replaces the CV between the look at it and the sending.

    `shown` is the fingerprint of the profile that the person checked, where it was shown before sending. Raises
    AlreadyApplied, AssignmentClosed, OwnInstitution, ProfileNotComplete, ProfileChanged, ApplicationIncomplete.
    """
    if Application.objects.exclude(state=_S.DRAFT).filter(pk=application.pk).exists():
        raise AlreadyApplied(application)
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    profile = Profile.objects.select_related("user").get(pk=application.profile_id)
    cv = current_cv(user=profile.user)
    snapshot = take_snapshot(profile=profile, cv=cv)

    def check(locked: Application) -> None:
        if not locked.assignment.is_open:
            raise AssignmentClosed
        check_may_apply(assignment=locked.assignment, profile=profile, needs_profile=not was_entered(locked))
        missing = missing_fields(application=locked)
        if missing:
            raise ApplicationIncomplete(missing)
        if shown and shown != fingerprint(snapshot):
            raise ProfileChanged

    return move_application(
        application=application,
        to=_S.SUBMITTED,
        by=by,
        actor=Actor.APPLICANT,
        check=check,
        submitted_at=timezone.now(),
        snapshot=snapshot,
        cv=cv,
    )


def current_cv(*, user: User) -> PrivateFile | None:
    return PrivateFile.objects.filter(owner=user, kind=FileKind.CV, is_current=True).first()


def missing_fields(*, application: Application) -> list[str]:
    """The names of required fields that are still empty; questions are named question_<id>."""
    missing = [name for name in ("motivation", "available_from", "available_until") if not getattr(application, name)]
    answered = {answer.question_id for answer in application.answers.all() if answer.text.strip()}
    required = application.assignment.questions.filter(is_required=True)
    return missing + [f"question_{question.pk}" for question in required if question.pk not in answered]


def withdraw_application(*, application: Application, by: User, seen: str | None = None) -> Application:
    return move_application(application=application, to=_S.WITHDRAWN, by=by, seen=seen, actor=Actor.APPLICANT)


@transaction.atomic
def reopen_application(*, application: Application, by: User, seen: str | None = None) -> Application:
    """Send a withdrawn application once more, as it was written, with the profile and the CV of today. It begins from
    the start: nothing that was decided before the withdrawal holds.

    Raises AssignmentClosed, OwnInstitution or ProfileNotComplete; apps above may veto it, such as after an offer.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    profile = Profile.objects.select_related("user").get(pk=application.profile_id)
    cv = current_cv(user=profile.user)

    def check(locked: Application) -> None:
        if not locked.assignment.is_open:
            raise AssignmentClosed
        check_may_apply(assignment=locked.assignment, profile=profile, needs_profile=not was_entered(locked))

    return move_application(
        application=application,
        to=_S.SUBMITTED,
        by=by,
        seen=seen,
        actor=Actor.APPLICANT,
        check=check,
        submitted_at=timezone.now(),
        snapshot=take_snapshot(profile=profile, cv=cv),
        cv=cv,
        officer=None,
    )


def start_screening(*, application: Application, by: User, seen: str | None = None) -> Application:
    """Take it up, or go on without waiting for an answer. Who takes it up is in charge, unless somebody is already."""
    return move_application(
        application=application,
        to=_S.SCREENING,
        by=by,
        seen=seen,
        actor=Actor.OFFICE,
        officer=application.officer or by,
    )


def request_more_info(*, application: Application, by: User, reason: str, seen: str | None = None) -> Application:
    """Ask the applicant for something. `reason` says what; the applicant reads it."""
    return move_application(
        application=application,
        to=_S.MORE_INFO,
        by=by,
        seen=seen,
        actor=Actor.OFFICE,
        reason=reason,
        requested_info=reason.strip(),
        supplied_info="",
    )


def supply_info(*, application: Application, by: User, text: str, seen: str | None = None) -> Application:
    """The applicant answers what the office asked. Raises AnswerMissing."""
    if not text.strip():
        raise AnswerMissing
    return move_application(
        application=application,
        to=_S.SCREENING,
        by=by,
        seen=seen,
        actor=Actor.APPLICANT,
        reason=text,
        supplied_info=text.strip(),
    )


def shortlist_application(*, application: Application, by: User, seen: str | None = None) -> Application:
    return move_application(application=application, to=_S.SHORTLISTED, by=by, seen=seen, actor=Actor.OFFICE)


def ask_to_interview(*, application: Application, by: User, seen: str | None = None) -> Application:
    return move_application(application=application, to=_S.INTERVIEW, by=by, seen=seen, actor=Actor.OFFICE)


def put_on_reserve(*, application: Application, by: User, seen: str | None = None) -> Application:
    """Chosen, but after others: an offer may follow when a place becomes free."""
    return move_application(application=application, to=_S.RESERVE, by=by, seen=seen, actor=Actor.OFFICE)


def mark_not_eligible(*, application: Application, by: User, reason: str, seen: str | None = None) -> Application:
    """A condition of the assignment is not met. Raises ReasonMissing."""
    return move_application(
        application=application, to=_S.NOT_ELIGIBLE, by=by, seen=seen, actor=Actor.OFFICE, reason=reason
    )


def mark_not_selected(*, application: Application, by: User, reason: str, seen: str | None = None) -> Application:
    """Another person was chosen. Raises ReasonMissing."""
    return move_application(
        application=application, to=_S.NOT_SELECTED, by=by, seen=seen, actor=Actor.OFFICE, reason=reason
    )


def undecided(*, assignment: Assignment) -> QuerySet[Application]:
    """The applications that end when the assignment is called off, drafts too."""
    decided = [_S.NOT_ELIGIBLE, _S.NOT_SELECTED, _S.WITHDRAWN, _S.DECLINED, _S.OFFER_EXPIRED, _S.CANCELLED_BY_HOST]
    return assignment.applications.exclude(state__in=decided)


@transaction.atomic
def cancel_open_applications(*, assignment: Assignment, by: User, reason: str) -> int:
    """The assignment was cancelled: end every application that is not decided, tell each person why.

    Returns how many. Called by the cancelling of an assignment, in its transaction.
    """
    moves = MOVES.make_many(
        undecided(assignment=assignment),
        to=_S.CANCELLED_BY_HOST,
        by=by,
        actor=Actor.OFFICE,
        reason=reason,
        changes={"reason": reason.strip()},
    )
    ended = [move.row for move in moves]
    tell_of_cancelling(applications=ended)
    return len(ended)
