"""How often a person hears of new assignments, and the link that stops it without signing in."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.letters.stops import allow_kind
from casework.models import LetterKind
from casework.token_links import LinkRefused, TokenLinks
from diaspora.enums import ConsentPurpose
from diaspora.models import Profile, User
from diaspora.privacy.consents import give_consent, withdraw_consent

from ..enums import AlertFrequency, ChangeKind
from ..models import AlertCause, AlertSettings

#: They never expire: an old message must stop the new ones too.
_STOP = TokenLinks("skills_match.alerts.stop", lifetime=None)


class NoAlertsToStop(LinkRefused):
    advice = _(
        "Open the link in the e-mail once more, or copy the whole of it. You can also sign in and choose “Never”."
    )


def settings_of(*, user: User) -> AlertSettings:
    """What the person chose; the defaults, not stored, without a choice."""
    return AlertSettings.objects.filter(user=user).first() or AlertSettings(user=user)


@transaction.atomic
def choose_alerts(*, user: User, frequency: AlertFrequency, messages_a_week: int, agrees: bool) -> AlertSettings:
    """Save the choice; `agrees` is the consent to be told of what fits the profile. What is open is looked at again."""
    chosen, _created = AlertSettings.objects.update_or_create(
        user=user, defaults={"frequency": frequency, "messages_a_week": messages_a_week}
    )
    if frequency != AlertFrequency.NEVER:
        allow_kind(address=user.email, kind=LetterKind.ALERTS)
    if agrees:
        give_consent(user=user, purpose=ConsentPurpose.ALERTS)
    else:
        withdraw_consent(user=user, purpose=ConsentPurpose.ALERTS)
    log(instance=user, action="alerts.chosen", user=user, data={"frequency": str(frequency)})
    profile = Profile.objects.filter(user=user).first()
    if profile and agrees and frequency != AlertFrequency.NEVER:
        AlertCause.objects.mark(kind=ChangeKind.PROFILE, object_id=profile.pk)
    return chosen


@transaction.atomic
def stop_alerts(*, user: User) -> None:
    """No more of these messages, whatever they came from; the consent to them is withdrawn. Twice does no harm."""
    AlertSettings.objects.update_or_create(user=user, defaults={"frequency": AlertFrequency.NEVER})
    withdraw_consent(user=user, purpose=ConsentPurpose.ALERTS)
    log(instance=user, action="alerts.stopped", user=user)


def stop_token(*, user: User) -> str:
    """For the link in a message."""
    return _STOP.token(user.pk)


def user_of_token(*, token: str) -> User:
    """Whose messages the link stops. Raises LinkRefused."""
    try:
        [pk] = _STOP.read(token)
    except LinkRefused as error:
        raise NoAlertsToStop from error
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        raise NoAlertsToStop
    return user
