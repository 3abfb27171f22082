"""Deleting an account: everything goes that no decision of the programme rests on, and the rest loses the person."""

import hashlib

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.erasures.recording import record_erasure
from casework.refusals import Refused

from ..enums import MemberRole, Visibility
from ..files.references import named_elsewhere
from ..files.store import delete_private_file
from ..models import DigestChoice, Institution, Membership, Profile, User
from ..models.user import ERASED_DOMAIN
from ..notices.written_emails import write_email
from ..signals import profile_changed
from .log_traces import forget_in_logs
from .profile_rows import rows_of_profile
from .registry import erasers, last_words

#: How the list of erasures calls a deleted account.
ACCOUNT = "account"


class AccountOfLastManager(Refused):
    """An institution would be left without a manager."""

    def __init__(self, institutions: list[Institution]) -> None:
        names = ", ".join(institution.name for institution in institutions)
        super().__init__(
            _("%(institutions)s would be left without a manager. Make somebody else a manager first.")
            % {"institutions": names}
        )


def institutions_left_alone(user: User) -> list[Institution]:
    """The institutions of which `user` is the only manager."""
    managers = Membership.objects.filter(role=MemberRole.MANAGER)
    others = managers.filter(institution=models.OuterRef("pk"), user__is_active=True).exclude(user=user)
    managed = Institution.objects.filter(pk__in=managers.filter(user=user).values("institution"))
    return list(managed.exclude(models.Exists(others)).with_names())


@transaction.atomic
def delete_account(*, user: User, by: User | None = None) -> None:
    """Erase `user`: everybody erases what they keep, then the account itself goes.

    When a kept record still points at the profile (a sent application), an empty shell of both remains. A farewell
    goes to the old address. `by` is the administrator who does it because the person asked.
    Raises AccountOfLastManager.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if user.is_erased:
        return
    _hold_institutions(user)
    alone = institutions_left_alone(user)
    if alone:
        raise AccountOfLastManager(alone)
    address, language = user.email, user.preferred_language
    with translation.override(language):
        ended = last_words(user)
    record_erasure(kind=ACCOUNT, key=_key_of(user))
    log(instance=user, action="diaspora.delete_account", user=by or user)
    _erase(user)
    _say_goodbye(address, language, ended)


@transaction.atomic
def erase_account_again(key: str) -> bool:
    """Erase the account that a backup from before its deletion has brought back. Returns whether it had.

    Nobody is asked or told any more: the person left, also as the last manager of an institution.
    """
    user = User.objects.filter(pk=int(key.partition(":")[0])).first()
    if user is None or user.is_erased or _key_of(user) != key:
        return False
    log(instance=user, action="diaspora.delete_account", user=None)
    _erase(user)
    return True


def _key_of(user: User) -> str:
    """Its number and a fingerprint: in a restored database the number may belong to somebody else by now."""
    joined = f"{user.pk}|{user.date_joined.timestamp():.6f}"
    return f"{user.pk}:{hashlib.sha256(joined.encode()).hexdigest()[:32]}"


def _erase(user: User) -> None:
    for erase in erasers():
        erase(user=user)
    _erase_person(user)


def _hold_institutions(user: User) -> None:
    """Managers who leave or are removed at the same moment are looked at one after the other."""
    managed = Membership.objects.filter(user=user, role=MemberRole.MANAGER).values("institution")
    list(Institution.objects.select_for_update(no_key=True).filter(pk__in=managed).order_by("pk"))


def _close_to_new_rows(user: User) -> None:
    """From here on nobody writes a row that names the account; what was being written is there to be deleted."""
    User.objects.select_for_update().get(pk=user.pk)


def _erase_person(user: User) -> None:
    """What diaspora keeps: files, profile, consents, notices, memberships, notes about the person."""
    for file in user.private_files.all():
        delete_private_file(file)
    user.notices_about.all().delete()
    forget_in_logs([user])
    profile = Profile.objects.filter(user=user).first()
    if profile:
        forget_in_logs([profile])
        for rows in rows_of_profile(profile):
            rows.all().delete()
        profile.regions.clear()
        profile_changed.send(sender=Profile, profile=profile)
    _close_to_new_rows(user)
    if profile and named_elsewhere(profile):
        _empty(profile)
        _empty_account(user)
    else:
        user.delete()


def _empty(profile: Profile) -> None:
    """Keep the row that sent applications point at, and nothing in it."""
    kept = {"id", "user", "created_at", "updated_at"}
    for field in Profile._meta.concrete_fields:
        if field.name not in kept:
            setattr(profile, field.attname, field.get_default())
    profile.visibility = Visibility.HIDDEN
    profile.save()


def _empty_account(user: User) -> None:
    for rows in (
        user.consents,
        user.file_accesses,
        user.notices,
        user.digest_letters,
        user.memberships,
    ):
        rows.all().delete()
    DigestChoice.objects.filter(user=user).delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.email = f"{user.pk}@{ERASED_DOMAIN}"
    user.first_name = user.last_name = user.suspended_reason = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = user.suspended_at = None
    user.set_unusable_password()
    user.save()


def _say_goodbye(address: str, language: str, ended: list[str]) -> None:
    with translation.override(language):
        text = render_to_string("emails/account_deleted.txt", {"site_name": settings.SITE_NAME, "ended": ended})
        write_email(to=address, subject=_("Your account is deleted"), body=text)
