"""Somebody of a list answers: yes makes an account, no deletes what is known. Earlier assignments stay either way."""

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from diaspora.accounts.opening import account_of, prove
from diaspora.models import Profile, User

from ..models import EarlierAssignment, EarlierExpert
from .errors import LetterAnswered


@transaction.atomic
def say_yes(*, expert: EarlierExpert) -> User:
    """Whoever reads the mail of the address has it from now on as an account without a password, with a profile that
    nobody sees or matches before it is published. Raises LetterAnswered, AccountIsClosed."""
    locked = _hold_for_good(expert)
    names = {"first_name": locked.first_name, "last_name": locked.last_name}
    account = account_of(locked.email, language=locked.language, **names)
    prove(account, locked.email)
    told = {"country_of_residence": locked.country, "headline": locked.headline}
    profile, _is_new = Profile.objects.get_or_create(user=account, defaults=told)
    locked.assignments.update(profile=profile, expert=None)
    log(instance=account, action="account.earlier_yes", user=account)
    locked.delete()
    return account


@transaction.atomic
def say_no(*, expert: EarlierExpert) -> None:
    """Nothing about the person stays. Raises LetterAnswered."""
    forget(EarlierExpert.objects.filter(pk=_hold_for_good(expert).pk))


def forget(experts: QuerySet[EarlierExpert]) -> None:
    """Their assignments stay as numbers, which do not say where they lived."""
    EarlierAssignment.objects.filter(expert__in=experts).update(country="")
    experts.delete()


def _hold_for_good(expert: EarlierExpert) -> EarlierExpert:
    locked = EarlierExpert.objects.select_for_update(of=("self",)).filter(pk=expert.pk).first()
    if locked is None:
        raise LetterAnswered
    return locked
