"""The institution above says whether it stands behind a request, where the programme asks for that."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from wagtail.log_actions import log

from casework.languages import in_every_language
from casework.moves import as_now
from diaspora.enums import InstitutionState, MemberRole
from diaspora.models import Institution
from diaspora.notices.notify import notify_many
from diaspora.rules import memberships_of

from ..assignments.moves import MOVES
from ..enums import AssignmentState, RuleKind
from ..models import Assignment, Endorsement, ProgrammeRule
from ..rules import may_review
from .errors import NothingToEndorse, SaidAlready, TextChanged, WhyNotEndorsed


def endorser_of(assignment: Assignment) -> Institution | None:
    """The institution whose word is needed: the approved one above, where the programme asks. Two queries at most."""
    parent = assignment.institution.parent
    if parent is None or parent.state != InstitutionState.APPROVED:
        return None
    return parent if assignment.programme.rules.filter(kind=RuleKind.ENDORSED).exists() else None


def said_about(assignment: Assignment) -> Endorsement | None:
    """What was said about the text as it was sent last."""
    return assignment.endorsements.of_present_text().select_related("institution").first()


def to_endorse(user) -> QuerySet[Assignment]:
    """Requests that wait for the word of an institution for which `user` reads applications."""
    above = [m.institution_id for m in memberships_of(user) if may_review(user, m.institution)]
    asks = ProgrammeRule.objects.filter(programme=OuterRef("programme"), kind=RuleKind.ENDORSED)
    said = Endorsement.objects.filter(assignment=OuterRef("pk"), submitted_at=OuterRef("submitted_at"))
    waiting = Assignment.objects.filter(state=AssignmentState.SUBMITTED, institution__parent__in=above)
    return waiting.filter(Exists(asks), ~Exists(said)).for_lists().order_by("submitted_at", "pk")


def endorse(*, assignment: Assignment, by, is_given: bool, seen: str, reason: str = "") -> Endorsement:
    """Say once whether the institution above stands behind the text that was sent at `seen` (in ISO 8601).

    Tells the institution and the office. Raises NothingToEndorse, TextChanged, SaidAlready or WhyNotEndorsed.
    """
    with transaction.atomic():
        locked = MOVES.lock(assignment)
        endorser = endorser_of(locked)
        if locked.state != AssignmentState.SUBMITTED or endorser is None or not may_review(as_now(by), endorser):
            raise NothingToEndorse
        if locked.submitted_at.isoformat() != seen:
            raise TextChanged
        if said_about(locked):
            raise SaidAlready
        if not is_given and not reason.strip():
            raise WhyNotEndorsed
        said = Endorsement.objects.create(
            assignment=locked,
            institution=endorser,
            submitted_at=locked.submitted_at,
            is_given=is_given,
            reason=reason.strip(),
            by=by,
        )
        log(instance=locked, action="assignment.endorsed" if is_given else "assignment.not_endorsed", user=by)
        _tell(locked, said)
        return said


def ask_to_endorse(assignment: Assignment) -> None:
    """Tell those who may answer for the institution above."""
    endorser = endorser_of(assignment)
    if endorser is None:
        return
    readers = get_user_model().objects.filter(
        is_active=True,
        memberships__institution=endorser,
        memberships__role__in=[MemberRole.REVIEWER, MemberRole.MANAGER],
    )
    path = reverse("institution_assignments:endorse", args=[assignment.reference])
    notify_many(users=readers.distinct(), kind="endorsement_asked", values=_values(assignment), path=path)


def _tell(assignment: Assignment, said: Endorsement) -> None:
    kind = "endorsement_given" if said.is_given else "endorsement_refused"
    values = _values(assignment) | {"reason": said.reason}
    officers = get_user_model().objects.in_charge_of(assignment)
    notify_many(
        users=officers, kind=kind, values=values, path=reverse("office:assignment", args=[assignment.reference])
    )
    hosts = get_user_model().objects.filter(is_active=True, memberships__institution=assignment.institution_id)
    path = reverse("institution_assignments:edit", args=[assignment.reference])
    notify_many(users=hosts.filter(pk=assignment.author_id), kind=kind, values=values, path=path)


def _values(assignment: Assignment) -> dict:
    parent = assignment.institution.parent
    return {
        "title": in_every_language(lambda: assignment),
        "institution": in_every_language(lambda: assignment.institution),
        "above": in_every_language(lambda: parent),
        "reference": assignment.reference,
    }
