"""Signing without an account: the head of the host by a link, and each side on paper."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.log_actions import log

from casework.moves import as_now
from casework.token_links import TokenLinks
from diaspora.enums import FileKind, HourlyLimit, MemberRole
from diaspora.files.disk import files_with_rows
from diaspora.files.store import checked_paper, keep_document
from diaspora.hourly_limits import count_use
from diaspora.models import PrivateFile, User
from diaspora.rules import is_member, is_office
from skills_match.commitments.heads import ask_address_of_head, asked, write_to_head
from skills_match.models import Application

from ..enums import SignedHow, SigningSide
from ..models import Agreement, OutsideSignature, Signature
from .errors import AlreadySigned, NotThisSide, NotYourTurn
from .signing import hold_signable, next_side, put_signature, stands_elsewhere

#: How long a head who signed may still print the agreement, which tells the expert's terms. The link itself says for
#: longer that it was signed.
READ_AFTER = datetime.timedelta(days=3)
LINKS = TokenLinks("selection.agreement", lifetime=datetime.timedelta(days=30))


def may_bring(user: User, application: Application, side: SigningSide) -> bool:
    """Who hands in the signed paper of a side, or asks its head: the side itself, and the office for everybody but
    itself in its own case."""
    if application.profile.user_id == user.pk:
        return side == SigningSide.EXPERT
    if side == SigningSide.HOST and is_member(user, application.assignment.institution, MemberRole.MANAGER):
        return True
    return is_office(user)


@transaction.atomic
def ask_head(*, agreement: Agreement, by: User, name: str, position: str, email: str, language: str, shown: str):
    """Send the head of the host the link to sign, or a newer one, which ends the one before.

    Raises NoAgreementNow, AgreementReplaced, NotThisSide, AlreadySigned, NotYourTurn, AddressOfAnother,
    HeadUnreachable or HourIsFull.
    """
    count_use(person=by, limit=HourlyLimit.COLLEAGUES)
    application = hold_signable(agreement, shown)
    if not may_bring(as_now(by), application, SigningSide.HOST):
        raise NotThisSide
    _ask_turn(agreement, SigningSide.HOST)
    ask_address_of_head(email, not_of=application.profile.user)
    whom = asked(by=by, name=name, position=position, email=email, language=language)
    head, _is_new = OutsideSignature.objects.update_or_create(
        agreement=agreement, side=SigningSide.HOST, defaults={**whom, "how": SignedHow.LINK}
    )
    log(instance=application, action="application.head_asked", user=by)
    write_to_head(
        head,
        assignment=application.assignment,
        page="agreements:sign",
        token=token_of(head),
        template="emails/head_agreement.txt",
    )
    return head


def read_until(head: OutsideSignature) -> datetime.datetime | None:
    """Until when the head who signed may read the text; None for whoever has not."""
    return head.signature.signed_at + READ_AFTER if head.signature else None


def token_of(head: OutsideSignature) -> str:
    return LINKS.token(head.pk, key=str(head.key))


def read_link(token: str) -> OutsideSignature:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    related = ("agreement__application__assignment__institution", "agreement__application__profile__user", "signature")
    return OutsideSignature.objects.select_related(*related).get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = OutsideSignature.objects.filter(pk=pk, how=SignedHow.LINK).values_list("key", flat=True).first()
    return str(key) if key else None


@transaction.atomic
def sign_by_link(*, head: OutsideSignature, shown: str) -> Signature:
    """The head signs the version that was `shown`. Raises NoAgreementNow, AgreementReplaced, AlreadySigned,
    NotYourTurn."""
    agreement = head.agreement
    application = hold_signable(agreement, shown)
    locked = OutsideSignature.objects.filter(pk=head.pk, key=head.key, how=SignedHow.LINK, signature=None).first()
    if locked is None:
        raise AlreadySigned
    locked.signature = put_signature(
        application, agreement, side=SigningSide.HOST, signer=None, name=locked.name, by=None
    )
    locked.save(update_fields=["signature"])
    return locked.signature


def sign_on_paper(
    *, agreement: Agreement, side: SigningSide, by: User, name: str, position: str, upload: UploadedFile, shown: str
) -> Signature:
    """Keep the signed paper, which belongs to the expert as the agreement does: it is the signature of `side`.

    Raises NoAgreementNow, AgreementReplaced, NotThisSide, AlreadySigned, NotYourTurn or FileRejected.
    """
    document = checked_paper(upload, kind=FileKind.EVIDENCE, by=by)
    with files_with_rows():
        application = hold_signable(agreement, shown)
        now = as_now(by)
        if not may_bring(now, application, side) or stands_elsewhere(agreement, now, side):
            raise NotThisSide
        expert = application.profile.user
        paper = keep_document(document, owner=expert, kind=FileKind.EVIDENCE, by=by)
        signer = {SigningSide.EXPERT: expert, SigningSide.OFFICE: now}.get(side)
        signature = put_signature(application, agreement, side=side, signer=signer, name=name, by=by)
        whom = asked(by=by, name=name, position=position, email="", language=expert.preferred_language)
        OutsideSignature.objects.update_or_create(
            agreement=agreement,
            side=side,
            defaults={**whom, "how": SignedHow.PAPER, "paper": paper, "signature": signature},
        )
        return signature


def _ask_turn(agreement: Agreement, side: SigningSide) -> None:
    if agreement.signatures.filter(side=side).exists():
        raise AlreadySigned
    if next_side(agreement) != side:
        raise NotYourTurn


def paper_opens(user: User, file: PrivateFile) -> bool:
    """The signed paper is for whoever reads the agreement: the expert owns it, host and office read the application."""
    if not user.is_authenticated:
        return False
    signed = OutsideSignature.objects.filter(paper=file).values("agreement__application")
    of_host = Application.objects.for_host(user).filter(pk__in=signed)
    return of_host.exists() or (is_office(user) and Application.objects.for_office(user).filter(pk__in=signed).exists())
