"""What follows from news of the libraries below."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import (
    email_added,
    email_changed,
    email_confirmed,
    password_changed,
    password_reset,
    password_set,
    user_logged_in,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.log_actions import log

from .accounts.addresses import count_proof
from .accounts.second_factor import FACTORS, owns_factor
from .accounts.sessions import end_sessions
from .inbox.number import begin_to_count
from .models import Operator, Partner
from .openid.connections import disconnect_strangers
from .privacy.controller import forget_run_by


@receiver([password_changed, password_set, password_reset, email_changed, authenticator_added, authenticator_removed])
def end_other_sessions(request, user, **kwargs):
    """Whoever changes how one signs in stays signed in here, and nowhere else."""
    end_sessions(user=user, but=request.session.session_key)


@receiver(user_logged_in)
def show_what_waits(request, user, **kwargs):
    begin_to_count(user)


@receiver(social_account_added)
def connected_elsewhere(request, sociallogin, **kwargs):
    _connection_changed(request, sociallogin.account, "account.connect")


@receiver(social_account_removed)
def disconnected_elsewhere(request, socialaccount, **kwargs):
    _connection_changed(request, socialaccount, "account.disconnect")


def _connection_changed(request, account: SocialAccount, action: str) -> None:
    log(instance=account.user, action=action, user=account.user, data={"provider": account.provider})
    end_sessions(user=account.user, but=request.session.session_key)


@receiver(password_reset)
def disconnect_who_does_not_read_the_mail(request, user, **kwargs):
    disconnect_strangers(request=request, user=user)


@receiver(email_confirmed)
def cut_ways_in_without_proof(request, email_address, **kwargs):
    """By the time of this news the confirmed address is that of the account."""
    count_proof(email_address)
    disconnect_strangers(request=request, user=email_address.user)
    end_sessions(user=email_address.user, but=request.session.session_key)


@receiver(email_added)
def note_when_an_address_began_to_wait(user, **kwargs):
    log(instance=user, action="account.address", user=user, data={})


@receiver(authenticator_added)
def count_the_new_factor(request, user, authenticator, **kwargs):
    """Whoever sets up a factor has just shown it: asking for it again on the next page would only annoy."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(authenticator_removed)
def forget_the_last_factor(request, user, **kwargs):
    """With the last factor goes what the session remembers of it, so that staff set up another one at once."""
    if not owns_factor(user):
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [r for r in records if r.get("method") != "mfa"]


@receiver([post_save, post_delete], sender=Operator)
@receiver([post_save, post_delete], sender=Partner)
def say_again_who_runs_the_portal(sender, **kwargs):
    transaction.on_commit(forget_run_by)
