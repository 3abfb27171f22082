"""What diaspora keeps so that people can sign in, and so that nobody else does it in their place."""

import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from casework.erasures import outside
from casework.models import Erasure, KeptText, Press
from casework.typed.keeping import KEPT_FOR
from casework.typed.owner import mark_of
from casework.typed.presses import KEPT_FOR as PRESS_KEPT_FOR

from ..models import HourlyUse, Profile, User, WrittenEmail
from .log_traces import forget_in_logs
from .registry import ACCOUNT, CHANGE, Holding, Kept, LegalGround, Limit

#: How long an address waits to be confirmed: the link may come late when the mail server is away.
WAITS_FOR = datetime.timedelta(days=7)


def _end(sessions: QuerySet) -> None:
    for session in sessions:
        session.end()


def never_confirmed(accounts: QuerySet) -> QuerySet:
    """Somebody signed up, perhaps with the address of somebody else, and nobody ever opened the link."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    return accounts.filter(
        Exists(addresses.filter(verified=False)),
        ~Exists(addresses.filter(verified=True)),
        last_login=None,
        is_staff=False,
        is_superuser=False,
        groups=None,
        memberships=None,
    )


def forget_unconfirmed(accounts: QuerySet) -> None:
    forget_in_logs(list(accounts))
    accounts.delete()


def _waiting(addresses: QuerySet) -> QuerySet:
    """New addresses of accounts that have a confirmed one, with the moment of the last wish for one in the log."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True)
    asked = ModelLogEntry.objects.filter(
        content_type__app_label="diaspora",
        content_type__model="user",
        object_id=Cast(OuterRef("user"), CharField()),
        action="account.address",
    )
    since = Coalesce(Subquery(asked.order_by("-timestamp").values("timestamp")[:1]), "user__date_joined")
    return addresses.filter(Exists(confirmed), verified=False).annotate(waits_since=since)


def _typed_by(user: User) -> Q:
    return Q(owner=mark_of(user))


def _logged_about(user: User) -> Q:
    """Entries about the account or the profile, whoever made them."""
    kinds = ContentType.objects.get_for_models(User, Profile)
    profile = Profile.objects.filter(user=user).values_list("pk", flat=True).first()
    return Q(content_type=kinds[User], object_id=str(user.pk)) | Q(content_type=kinds[Profile], object_id=str(profile))


ACCOUNT_HOLDINGS = [
    Holding(
        User,
        _("Account"),
        "pk",
        (
            Kept(
                ("email", "first_name", "last_name", "folded_name"),
                _("To know you and to reach you"),
                LegalGround.SERVICE,
                _("Until you delete your account; seven days if the e-mail address is never confirmed"),
            ),
            Kept(("preferred_language",), _("To write to you in your language"), LegalGround.SERVICE, CHANGE),
            Kept(("last_login", "date_joined"), _("To notice misuse of your account"), LegalGround.SECURITY, ACCOUNT),
            Kept(
                (
                    "is_active",
                    "suspended_at",
                    "suspended_reason",
                    "is_staff",
                    "is_superuser",
                    "groups",
                    "user_permissions",
                ),
                _("To know what you may do here"),
                LegalGround.SECURITY,
                ACCOUNT,
            ),
            Kept(
                ("password",),
                _("To let only you in. It is stored in a form that cannot be read back."),
                LegalGround.SECURITY,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        limit=Limit(WAITS_FOR, "date_joined", forget=forget_unconfirmed, among=never_confirmed),
    ),
    Holding(
        EmailAddress,
        _("E-mail addresses"),
        "user",
        (
            Kept(
                ("email", "verified", "primary"),
                _("To sign you in and to reach you"),
                LegalGround.SERVICE,
                _("Until you delete your account; seven days for a new address that is never confirmed"),
            ),
        ),
        limit=Limit(WAITS_FOR, "waits_since", among=_waiting),
    ),
    Holding(
        Authenticator,
        _("Second factors"),
        "user",
        (
            Kept(
                ("type", "created_at", "last_used_at"),
                _("To let only you in"),
                LegalGround.SECURITY,
                _("Until you remove the second factor or delete your account"),
            ),
            Kept(
                ("data",),
                _("The secret that your app or key shares with us. It is never handed out."),
                LegalGround.SECURITY,
                _("Until you remove the second factor or delete your account"),
                is_exported=False,
            ),
        ),
    ),
    Holding(
        SocialAccount,
        _("Accounts elsewhere that open your account"),
        "user",
        (
            Kept(
                ("provider", "extra_data", "date_joined", "last_login"),
                _("To sign you in with them, and to show you which they are"),
                LegalGround.SERVICE,
                _("Until you disconnect the account or delete yours"),
            ),
            Kept(
                ("uid",),
                _("Your number at the other side, by which we know you again"),
                LegalGround.SERVICE,
                _("Until you disconnect the account or delete yours"),
            ),
        ),
    ),
    Holding(
        UserSession,
        _("Devices that are signed in"),
        "user",
        (
            Kept(
                ("created_at", "ip", "last_seen_at", "user_agent"),
                _("So that you can see and end them"),
                LegalGround.SECURITY,
                _("Until the device is signed out, 14 days at most"),
            ),
            Kept(
                ("session_key", "data"),
                _("To recognise the device"),
                LegalGround.SECURITY,
                _("Until the device is signed out, 14 days at most"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=14), "created_at", forget=_end),
    ),
    Holding(
        Session,
        _("What a browser remembers between two pages"),
        "",
        (
            Kept(
                ("session_data", "expire_date"),
                _("So that you stay signed in, and nobody can act in your name"),
                LegalGround.SECURITY,
                _(
                    "Until you sign out, at most one hour after it runs out, which is after 14 days without a change, "
                    "or after 30 minutes when somebody began to sign in or to sign up and did not finish"
                ),
            ),
        ),
        limit=Limit(datetime.timedelta(hours=1), "expire_date"),
    ),
    Holding(
        KeptText,
        _("What you typed and could not be saved"),
        "",
        (
            Kept(
                ("sent", "page", "kept_at"),
                _("To give it back to you, so that you need not write it again"),
                LegalGround.SERVICE,
                _("Until you send it again, discard it or sign out; one day at most"),
            ),
            Kept(
                ("browser", "owner"),
                _("To give it to nobody but you"),
                LegalGround.SECURITY,
                _("As long as the text"),
                is_exported=False,
            ),
        ),
        impersonal=("reason", "has_files"),
        limit=Limit(KEPT_FOR, "kept_at"),
        also=_typed_by,
    ),
    Holding(
        Press,
        _("Which form was sent a moment ago"),
        "",
        (
            Kept(
                ("mark", "answer", "pressed_at"),
                _("So that a form that is sent twice counts once"),
                LegalGround.SERVICE,
                _("Ten minutes, and at most an hour longer"),
                is_exported=False,
            ),
        ),
        limit=Limit(PRESS_KEPT_FOR, "pressed_at"),
    ),
    Holding(
        DBTaskResult,
        _("Finished work of the portal in the background"),
        "",
        (
            Kept(
                ("args_kwargs", "return_value", "traceback"),
                _("To find out why something failed"),
                LegalGround.SECURITY,
                _("Seven days"),
            ),
        ),
        impersonal=(
            "status",
            "enqueued_at",
            "started_at",
            "finished_at",
            "priority",
            "task_path",
            "worker_ids",
            "queue_name",
            "backend_name",
            "run_after",
            "exception_class_path",
        ),
        limit=Limit(datetime.timedelta(days=7), "finished_at"),
    ),
    Holding(
        WrittenEmail,
        _("E-mails that are on their way"),
        "",
        (
            Kept(
                ("to", "subject", "body", "written_at", "email_due_at", "emailed_at", "email_attempts", "email_error"),
                _("To send you a link, or news of a page, even when the mail server is away for a while"),
                LegalGround.SERVICE,
                _("Until it is sent, seven days at most"),
            ),
        ),
        limit=Limit(datetime.timedelta(days=7), "written_at"),
    ),
    Holding(
        Erasure,
        _("That an account was deleted"),
        "",
        (
            Kept(
                ("kind", "key", "erased_at"),
                _("So that restoring a backup does not bring your account back. It does not name you."),
                LegalGround.PUBLIC_TASK,
                _("One year: older backups are never used"),
            ),
        ),
        # Listed within seconds, here and in the list itself (casework.erasures.outside) for as long.
        limit=Limit(outside.KEPT_FOR, "erased_at"),
    ),
    Holding(
        HourlyUse,
        _("What you did within the hour"),
        "person",
        (
            Kept(
                ("limit", "used_at"),
                _("So that no account floods others with documents, invitations or suggestions"),
                LegalGround.SECURITY,
                _("Two hours at most"),
            ),
        ),
        limit=Limit(datetime.timedelta(hours=2), "used_at"),
    ),
    Holding(
        ModelLogEntry,
        _("The log: what you did, and what was done with your account and your profile"),
        "user",
        (
            Kept(
                ("action", "timestamp"),
                _("To account for decisions, and to notice misuse of your account"),
                LegalGround.PUBLIC_TASK,
                _("Without your name once your account is deleted"),
            ),
            Kept(
                # What was decided about others is not handed out; reasons that concern you stand in your notices.
                ("label", "data", "object_id"),
                _("To know what a decision was about"),
                LegalGround.PUBLIC_TASK,
                _("Without your name once your account is deleted"),
                is_exported=False,
            ),
        ),
        impersonal=("content_type", "uuid", "revision", "content_changed", "deleted"),
        also=_logged_about,
    ),
]
