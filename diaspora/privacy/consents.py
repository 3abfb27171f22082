"""Consents: given one by one for a named text, withdrawn at any time, each time kept as a row."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..enums import ConsentPurpose, Visibility
from ..models import Consent, Profile, User
from ..signals import profile_changed


@dataclass(frozen=True)
class ConsentText:
    """What a person agrees to. Change the text: change the version, so that it is known who read what."""

    version: str
    text: str | Promise


CONSENT_TEXTS = {
    ConsentPurpose.MATCHING: ConsentText(
        "2026-11",
        _(
            "The portal compares my skills, occupation, languages, availability and regions with assignments. "
            "The programme office sees the result with my name. A person decides, never the score alone."
        ),
    ),
    ConsentPurpose.HOSTS: ConsentText(
        "2026-11",
        _(
            "Institutions whose assignment fits see my skills, occupation, languages and availability, "
            "without my name, my contact details or my CV."
        ),
    ),
    ConsentPurpose.ALERTS: ConsentText("2026-11", _("The portal writes to me when a new assignment fits my profile.")),
    ConsentPurpose.DIRECTORY: ConsentText(
        "2026-11",
        _("Anybody can read my name, my country, what I do in one line and my skills in the public directory."),
    ),
}

#: What people are asked. The directory was promised before there was one: whoever agreed to it can still read what it
#: says and take it back, and nobody is asked again until it exists.
ASKED = [purpose for purpose in ConsentPurpose if purpose != ConsentPurpose.DIRECTORY]


def open_purposes(user: User) -> set[ConsentPurpose]:
    """What the person agrees to at this moment."""
    return {
        ConsentPurpose(purpose) for purpose in user.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)
    }


@transaction.atomic
def give_consent(*, user: User, purpose: ConsentPurpose) -> Consent:
    """Record a yes to today's text of `purpose`. A yes to the same text that still holds is returned as it is."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    version = CONSENT_TEXTS[purpose].version
    standing = user.consents.filter(purpose=purpose, withdrawn_at=None).first()
    if standing and standing.text_version == version:
        return standing
    if standing:
        standing.withdrawn_at = timezone.now()
        standing.save(update_fields=["withdrawn_at"])
    consent = Consent.objects.create(user=user, purpose=purpose, text_version=version)
    log(instance=user, action="diaspora.give_consent", user=user, data={"purpose": purpose, "version": version})
    _tell(user)
    return consent


@transaction.atomic
def withdraw_consent(*, user: User, purpose: ConsentPurpose) -> bool:
    """Close the standing yes to `purpose`; returns whether there was one.

    What rested on it ends at once: without the hosts' consent only the office sees the profile, without the matching
    one nobody does until its owner publishes it again, for the office alone. Under the lock on the account, as the yes
    is.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    withdrawn = user.consents.filter(purpose=purpose, withdrawn_at=None).update(withdrawn_at=timezone.now())
    if not withdrawn:
        return False
    profiles = Profile.objects.filter(user=user)
    if purpose in (ConsentPurpose.HOSTS, ConsentPurpose.MATCHING):
        profiles.filter(visibility=Visibility.HOSTS).update(visibility=Visibility.OFFICE)
    if purpose == ConsentPurpose.MATCHING:
        profiles.update(published_at=None)
    log(instance=user, action="diaspora.withdraw_consent", user=user, data={"purpose": purpose})
    _tell(user)
    return True


def _tell(user: User) -> None:
    profile = Profile.objects.filter(user=user).first()
    if profile:
        profile_changed.send(sender=Profile, profile=profile)
