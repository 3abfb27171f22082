"""Invitations: a link by e-mail that makes one person a member, once."""

import datetime
import hashlib
import secrets

from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.letters.sending import send_due
from casework.letters.unlinked import for_strangers
from casework.moves import as_now

from .. import rules
from ..accounts.addresses import confirmed_addresses
from ..enums import HourlyLimit, InstitutionState, MemberRole
from ..hourly_limits import count_use
from ..models import Institution, Invitation, Membership, User
from ..notices.notify import compose_email, notify, render_text
from .names import names_for_strangers, names_of
from .refusals import InstitutionRefusal, NotAllowed

LIFETIME = datetime.timedelta(days=7)


class NotYetApproved(InstitutionRefusal):
    def __init__(self):
        super().__init__(_("You can invite colleagues as soon as the programme office has approved the institution."))


class AlreadyMember(InstitutionRefusal):
    def __init__(self):
        super().__init__(_("This person is a member already."))


class InvitationRefusal(InstitutionRefusal):
    """The link does not make this person a member. `advice` says what to do."""

    advice: str | Promise = ""


class InvitationUnknown(InvitationRefusal):
    advice = _(
        "Open the link in the e-mail once more, or copy the whole of it. If that does not help, ask for a new one."
    )

    def __init__(self):
        super().__init__(_("This invitation does not exist."))


class InvitationUsed(InvitationRefusal):
    advice = _("If you accepted it, sign in: the institution is on your page. If not, ask for a new invitation.")

    def __init__(self):
        super().__init__(_("This invitation was used already."))


class InvitationRevoked(InvitationRefusal):
    advice = _("There may be a newer one in your e-mail. If not, ask the person who invited you.")

    def __init__(self):
        super().__init__(_("This invitation was taken back."))


class InvitationExpired(InvitationRefusal):
    advice = _("Invitations work for seven days. Ask the person who invited you for a new one.")

    def __init__(self):
        super().__init__(_("This invitation is too old."))


class InvitationForAnother(InvitationRefusal):
    advice = _("Sign out, then sign in or create an account with the address that got the invitation.")

    def __init__(self, invitation: Invitation):
        super().__init__(_("This invitation was sent to %(email)s.") % {"email": invitation.email})


class InstitutionClosed(InvitationRefusal):
    advice = _("Ask the person who invited you, or write to the programme office.")

    def __init__(self):
        super().__init__(_("This institution does not take part at the moment."))


@transaction.atomic
def invite_member(
    *, institution: Institution, by: User, email: str, role: MemberRole, language: str, again: bool = False
) -> Invitation:
    """Send a link to `email`.

    Inviting the same address to the same role changes nothing while the first link works, so that a double press
    sends one e-mail. Another role, or `again`, takes the first one back and sends a new one.

    Raises HourIsFull, NotAllowed, NotYetApproved or AlreadyMember.
    """
    count_use(person=by, limit=HourlyLimit.COLLEAGUES)
    locked = Institution.objects.select_for_update(of=("self",), no_key=True).get(pk=institution.pk)
    if not rules.is_member(as_now(by), locked, MemberRole.MANAGER):
        raise NotAllowed
    if locked.state != InstitutionState.APPROVED:
        raise NotYetApproved
    if locked.memberships.filter(user__in=_owners(email)).exists():
        raise AlreadyMember
    waiting = locked.invitations.waiting().filter(email__iexact=email)
    if not again and (same := waiting.filter(role=role, expires_at__gt=timezone.now()).first()):
        return same
    waiting.update(revoked_at=timezone.now())
    nonce = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        institution=locked,
        email=email,
        role=role,
        language=language,
        invited_by=by,
        nonce=nonce,
        token_hash=_hash(_token(nonce)),
        expires_at=timezone.now() + LIFETIME,
        email_due_at=timezone.now(),
    )
    log(instance=locked, action="institution.invite", user=by, data={"invitation": invitation.pk, "role": role})
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User) -> None:
    """The link stops working. Taking back twice, or what was accepted, changes nothing. Raises NotAllowed."""
    if not rules.is_member(as_now(by), invitation.institution, MemberRole.MANAGER):
        raise NotAllowed
    if Invitation.objects.waiting().filter(pk=invitation.pk).update(revoked_at=timezone.now()):
        data = {"invitation": invitation.pk}
        log(instance=invitation.institution, action="institution.revoke", user=by, data=data)


def open_invitation(*, token: str) -> Invitation:
    """The invitation behind a link that still works. Raises InvitationRefusal."""
    found = Invitation.objects.select_related("institution", "invited_by").filter(token_hash=_hash(token)).first()
    if found is None:
        raise InvitationUnknown
    _check(found)
    return found


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> Membership:
    """Make `user` a member. Accepting twice returns the membership. Raises InvitationRefusal.

    The link counts only together with a confirmed address: who finds somebody else's e-mail does not get in.
    """
    invitation = Invitation.objects.select_for_update(no_key=True).filter(token_hash=_hash(token)).first()
    if invitation is None:
        raise InvitationUnknown
    if user not in _owners(invitation.email):
        raise InvitationForAnother(invitation)
    membership = Membership.objects.filter(institution_id=invitation.institution_id, user=user).first()
    if invitation.accepted_at and membership:
        return membership
    _check(invitation)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    institution = invitation.institution
    if membership is None:
        membership = Membership.objects.create(institution=institution, user=user, role=invitation.role)
    log(instance=institution, action="institution.join", user=user, data={"role": membership.role})
    if invitation.invited_by:
        values = {"institution": names_of(institution), "person": str(user)}
        path = reverse("institution:members")
        notify(user=invitation.invited_by, kind="membership_joined", values=values, path=path, about=user)
    return membership


def forget_invited_person(*, user: User) -> None:
    """Invitations to addresses that are proven to be this person's."""
    for address in confirmed_addresses(user):
        Invitation.objects.filter(email__iexact=address).delete()


def send_due_invitations() -> int:
    """Send the e-mails of invitations that are due. Returns how many went out."""
    waiting = Invitation.objects.waiting().filter(expires_at__gt=timezone.now())
    return send_due(waiting.select_related("institution", "invited_by"), email_for)


def email_for(invitation: Invitation) -> EmailMessage:
    values = {
        "institution": names_for_strangers(invitation.institution),
        "inviter": for_strangers(str(invitation.invited_by or "")),
        "role": invitation.role,
        "until": {"datetime": invitation.expires_at.isoformat()},
    }
    path = reverse("institution:accept_invitation", args=[_token(invitation.nonce)])
    message = render_text(kind="invitation", values=values, path=path, language=invitation.language)
    return compose_email(message, to=invitation.email, name="", language=invitation.language)


def _check(invitation: Invitation) -> None:
    if invitation.accepted_at:
        raise InvitationUsed
    if invitation.revoked_at:
        raise InvitationRevoked
    if invitation.expires_at <= timezone.now():
        raise InvitationExpired
    if not rules.is_working(invitation.institution):
        raise InstitutionClosed


def _owners(email: str) -> list[User]:
    """Who has confirmed this address."""
    addresses = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True)
    return [address.user for address in addresses.select_related("user")]


def _token(nonce: str) -> str:
    return salted_hmac("diaspora.invitation", nonce, algorithm="sha256").hexdigest()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
