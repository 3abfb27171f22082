"""A certificate is issued once both sides have reported, and withdrawn by the office with a reason."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.languages import written_in_every_language
from casework.moves import ReasonMissing
from diaspora.institutions.names import names_of
from diaspora.models import User

from ..enums import PlacementState, ReportStage, Side
from ..life.acting import hold
from ..life.moves import MOVES
from ..models import Certificate, Placement
from ..news import tell
from ..teaching.sums import passed_on
from .checking import code_for
from .errors import CertificateWithdrawn, NotReportedYet

#: Somebody who worked to the end, or for a part of it, gets one.
CERTIFIED = {PlacementState.COMPLETED, PlacementState.EVALUATED, PlacementState.ENDED_EARLY}


def both_have_reported(placement: Placement) -> bool:
    last = placement.reports.filter(stage=ReportStage.END).exclude(sent_at=None)
    return set(last.values_list("side", flat=True)) == {Side.EXPERT, Side.HOST}


@transaction.atomic
def issue_certificate(*, placement: Placement) -> Certificate:
    """Issued once, with everything as it stands: asked again, it is the same. Raises NotReportedYet."""
    locked = MOVES.lock(placement)
    known = Certificate.objects.filter(placement=locked).first()
    if known:
        return known
    if locked.state not in CERTIFIED or not both_have_reported(locked):
        raise NotReportedYet
    certificate = Certificate(placement=locked, number=_number(locked), **_stated(locked))
    certificate.code = code_for(certificate)
    certificate.save()
    log(instance=locked, action="placement.certificate", title=locked.reference)
    tell(placement=locked, sides={Side.EXPERT}, kind="placement_certificate")
    return certificate


def _number(placement: Placement) -> str:
    return f"C-{timezone.localdate().year}-{placement.pk:05d}"


def _stated(placement: Placement) -> dict:
    told, assignment = passed_on(placement), placement.assignment
    titles, names = written_in_every_language(assignment, "title"), names_of(assignment.institution)
    return {
        "name": placement.expert.get_full_name(),
        "title_en": titles["en"] or titles["sw"],
        "title_sw": titles["sw"] or titles["en"],
        "institution_en": names["en"],
        "institution_sw": names["sw"],
        "first_day": placement.first_day,
        "last_day": placement.last_day,
        "days": placement.days,
        "taught_hours": told.taught_hours,
        "supervised_hours": told.supervised_hours,
        "topics": told.topics,
    }


@transaction.atomic
def show_name(*, certificate: Certificate, by: User, is_named: bool) -> Certificate:
    """Its owner decides whether the public page of the check shows the name. Raises CertificateWithdrawn."""
    hold(placement=certificate.placement, by=by, sides={Side.EXPERT}, also_over=True)
    row = Certificate.objects.get(pk=certificate.pk)
    if row.is_withdrawn:
        raise CertificateWithdrawn
    row.is_named = is_named
    row.save(update_fields=["is_named"])
    return row


@transaction.atomic
def withdraw_certificate(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """What it states was not true. It names nobody any more. Raises ReasonMissing, CertificateWithdrawn."""
    locked = hold(placement=certificate.placement, by=by, sides={Side.OFFICE}, also_over=True)
    row = Certificate.objects.get(pk=certificate.pk)
    if row.is_withdrawn:
        raise CertificateWithdrawn
    if not reason.strip():
        raise ReasonMissing
    row.withdrawn_at, row.withdrawn_reason, row.is_named = timezone.now(), reason.strip(), False
    row.save()
    log(instance=locked, action="placement.certificate_withdrawn", user=by, title=locked.reference)
    tell(placement=locked, sides={Side.EXPERT}, kind="placement_certificate_withdrawn")
    return row
