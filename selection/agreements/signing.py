"""Signing in order: the expert, the head of the host, the programme office. With the last signature, and no condition
open, the assignment is confirmed."""

from django.db import transaction
from wagtail.log_actions import log

from casework.moves import as_now
from diaspora.enums import MemberRole
from diaspora.models import User
from diaspora.rules import is_member, is_office
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.moves import move_application
from skills_match.enums import APPLICATION_TAKES_POST, Actor, ApplicationState
from skills_match.models import Application

from ..enums import SigningSide
from ..models import Agreement, Condition, Signature
from .documents import ask_for_documents
from .errors import AgreementReplaced, AlreadySigned, NoAgreementNow, NotThisSide, NotYourTurn
from .making import current_agreement
from .news import tell_next


def may_sign(user: User, application: Application, side: SigningSide) -> bool:
    """Whether `user` stands for this side: the applicant for nobody but themselves."""
    if application.profile.user_id == user.pk:
        return side == SigningSide.EXPERT
    if side == SigningSide.HOST:
        return is_member(user, application.assignment.institution, MemberRole.MANAGER)
    return side == SigningSide.OFFICE and is_office(user)


def next_side(agreement: Agreement) -> SigningSide | None:
    """Whose turn it is; None when all have signed."""
    signed = set(agreement.signatures.values_list("side", flat=True))
    return next((side for side in SigningSide if side not in signed), None)


def is_signed(application: Application) -> bool:
    """Whether all sides have signed the version that holds."""
    agreement = current_agreement(application)
    return agreement is not None and next_side(agreement) is None


def waits_for(application: Application) -> SigningSide | None:
    """Whose signature the newest version still needs first; None without one, or when all sides have signed it."""
    agreement = current_agreement(application)
    return next_side(agreement) if agreement else None


@transaction.atomic
def sign(*, agreement: Agreement, by: User, side: SigningSide, shown: str) -> Signature:
    """One side signs the version whose fingerprint it was `shown`. Under the lock on the application, one at a time.

    Raises NoAgreementNow, AgreementReplaced, NotThisSide, AlreadySigned, NotYourTurn.
    """
    application = hold_signable(agreement, shown)
    signer = as_now(by)
    if not may_sign(signer, application, side) or stands_elsewhere(agreement, signer, side):
        raise NotThisSide
    return put_signature(application, agreement, side=side, signer=signer, name=signer.get_full_name(), by=by)


def hold_signable(agreement: Agreement, shown: str) -> Application:
    """The application, held, where this version can be signed by whoever read it. Raises NoAgreementNow,
    AgreementReplaced."""
    application = APPLICATIONS.lock(agreement.application)
    if application.state not in APPLICATION_TAKES_POST:
        raise NoAgreementNow
    if current_agreement(application) != agreement or shown != agreement.sha256:
        raise AgreementReplaced
    return application


def stands_elsewhere(agreement: Agreement, signer: User, side: SigningSide) -> bool:
    """Whether `signer` signed for another side, or, where the office signs, brought the signature of another side."""
    if agreement.signatures.exclude(side=side).filter(signer=signer).exists():
        return True
    brought = agreement.outside.exclude(side=side).filter(asked_by=signer)
    return side == SigningSide.OFFICE and brought.exists()


def put_signature(
    application: Application,
    agreement: Agreement,
    *,
    side: SigningSide,
    signer: User | None,
    name: str,
    by: User | None,
) -> Signature:
    """Write the signature in its turn, and what follows from it. The caller holds the application.

    `by` is who did it, None for somebody without an account. Raises AlreadySigned, NotYourTurn.
    """
    if agreement.signatures.filter(side=side).exists():
        raise AlreadySigned
    if side != next_side(agreement):
        raise NotYourTurn
    signature = Signature.objects.create(agreement=agreement, side=side, signer=signer, name=name)
    data = {"version": agreement.number, "sha256": agreement.sha256, "side": str(side)}
    log(instance=application, action="application.signed", user=by, data=data)
    ask_for_documents(agreement)
    tell_next(application=application, side=next_side(agreement))
    confirm_when_ready(application=application)
    return signature


def confirm_when_ready(*, application: Application) -> None:
    """With the last condition and the last signature, whichever comes later. The caller holds the application."""
    is_accepted = application.state == ApplicationState.ACCEPTED
    if is_accepted and Condition.objects.all_done(application) and is_signed(application):
        move_application(application=application, to=ApplicationState.CONFIRMED, by=None, actor=Actor.CLOCK)
