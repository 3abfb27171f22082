"""What people do with their own profile: save a part, choose who sees it, publish, hide, confirm."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.due import do_each, do_together
from casework.refusals import Refused

from ..enums import SEEN_BY_OTHERS, ConsentPurpose, Visibility
from ..models import AvailabilityWindow, Experience, Language, Notice, Profile, ProfileLanguage, Region, User
from ..notices.notify import notify, notify_many
from ..privacy.consents import ASKED, give_consent, withdraw_consent
from ..signals import profile_changed
from .parts import ProfilePart, missing_parts

#: After this time we ask "still available?"; unanswered for as long again as WAIT, the profile leaves the matches.
CONFIRMED_FOR = datetime.timedelta(days=365)
WAIT = datetime.timedelta(days=30)
#: How many people are asked in one transaction.
ASKED_TOGETHER = 200

#: The consents without which nobody beyond the office may see a profile: institutions see whom an assignment matches.
CONSENTS_NEEDED: dict[str, set[ConsentPurpose]] = {
    "": set(),
    Visibility.HIDDEN: set(),
    Visibility.OFFICE: set(),
    Visibility.HOSTS: {ConsentPurpose.MATCHING, ConsentPurpose.HOSTS},
}


class ProfileIncomplete(Refused):
    """A required part is missing; `parts` says which."""

    def __init__(self, parts: list[ProfilePart]) -> None:
        self.parts = parts
        titles = ", ".join(str(part.title) for part in parts)
        super().__init__(_("Your profile cannot be published yet. Please complete: %(parts)s.") % {"parts": titles})


class EmailNotConfirmed(Refused):
    """The person never followed the link in our e-mail."""

    text = _("Please confirm your e-mail address first: follow the link that we sent you.")


class SeenByNobody(Refused):
    """Publishing would show the profile to nobody: its owner chose so."""

    text = _("You chose that nobody sees your profile, so there is nothing to publish. You can apply all the same.")


class NotPublished(Refused):
    """There is nothing to confirm: the profile was hidden meanwhile, by its owner or after a year without an answer."""

    text = _("Your profile has left the matches meanwhile. Look through it and publish it again, and you are back.")


class ConsentMissing(Refused):
    """Somebody would see the profile without the consent for it."""

    text = _("Nobody can see your profile in this way unless you agree to it. Tick the box below it.")


def profile_of(*, user: User) -> Profile:
    """The person's profile. An empty one, seen by nobody, is made on the first visit to one of its pages."""
    return Profile.objects.select_related("user").get_or_create(user=user)[0]


@transaction.atomic
def save_about(*, profile: Profile, first_name: str, last_name: str, **values: Any) -> Profile:
    """Save who the person is. The name belongs to the account, the rest to the profile."""
    profile.user.first_name, profile.user.last_name = first_name, last_name
    profile.user.save(update_fields=["first_name", "last_name"])
    return save_profile(profile=profile, **values)


@transaction.atomic
def save_profile(*, profile: Profile, **values: Any) -> Profile:
    """Save the named fields, and only these, so that two pages open at once do not undo each other."""
    for name, value in values.items():
        setattr(profile, name, value)
    profile.save(update_fields=[*values, "updated_at"])
    return _changed(profile)


@transaction.atomic
def save_regions(*, profile: Profile, anywhere: bool, regions: Iterable[Region]) -> Profile:
    """Anywhere, or a choice of regions; "anywhere" empties the choice."""
    profile.regions.set([] if anywhere else regions)
    return save_profile(profile=profile, anywhere=anywhere)


@transaction.atomic
def save_language(*, profile: Profile, language: Language, level: str) -> ProfileLanguage:
    """Add a language, or change its level when it is already there."""
    row, _created = ProfileLanguage.objects.update_or_create(
        profile=profile, language=language, defaults={"level": level}
    )
    _changed(profile)
    return row


@transaction.atomic
def add_window(*, profile: Profile, starts_on, ends_on) -> AvailabilityWindow:
    """Add a stretch of days; the same stretch sent twice is one."""
    row, _created = AvailabilityWindow.objects.get_or_create(profile=profile, starts_on=starts_on, ends_on=ends_on)
    _changed(profile)
    return row


@transaction.atomic
def save_experience(*, profile: Profile, position: Experience | None = None, **values: Any) -> Experience:
    """Add a position, or change `position`; the same new one sent twice is one."""
    if position is None:
        row, _created = Experience.objects.get_or_create(profile=profile, **values)
    else:
        row = position
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    _changed(profile)
    return row


@transaction.atomic
def save_record(*, row: models.Model, profile: Profile) -> None:
    """Add `row` to the profile, or keep what was changed in it; the same new one sent twice is one."""
    values = {
        field.attname: field.value_from_object(row) for field in row._meta.concrete_fields if not field.primary_key
    }
    if row.pk or not type(row)._default_manager.filter(**values).exists():
        row.save()
    _changed(profile)


@transaction.atomic
def remove_row(*, profile: Profile, row: models.Model) -> None:
    """Take a row, such as a language or a position, out of the profile."""
    row.delete()
    _changed(profile)


@transaction.atomic
def choose_visibility(*, profile: Profile, visibility: Visibility | str, agreed: Collection[ConsentPurpose]) -> Profile:
    """Save who may see the profile and each consent, all at once: `agreed` stands, every other one that was asked is
    withdrawn. What institutions might see ends with the choice that they see nothing.

    A published profile stays published for whom its owner chose, and is not published for nobody. The account is
    locked first, as everywhere. Raises ConsentMissing when the choice needs a consent that was not given.
    """
    if not CONSENTS_NEEDED[visibility] <= set(agreed):
        raise ConsentMissing
    if visibility != Visibility.HOSTS:
        agreed = set(agreed) - {ConsentPurpose.HOSTS}
    User.objects.select_for_update(no_key=True).get(pk=profile.user_id)
    profile = Profile.objects.select_for_update(of=("self",), no_key=True).select_related("user").get(pk=profile.pk)
    published_at = profile.published_at if visibility in SEEN_BY_OTHERS else None
    if profile.is_published and not published_at:
        log(instance=profile, action="diaspora.hide_profile", user=profile.user)
    for purpose in ASKED:
        if purpose in agreed:
            give_consent(user=profile.user, purpose=purpose)
        else:
            withdraw_consent(user=profile.user, purpose=purpose)
    profile.refresh_from_db()
    return save_profile(profile=profile, visibility=visibility, published_at=published_at)


@transaction.atomic
def publish_profile(*, profile: Profile, by: User) -> Profile:
    """Let the profile be seen, and matched where that was agreed to, as the person chose. A second time only confirms
    it.

    Raises EmailNotConfirmed, ProfileIncomplete or SeenByNobody.
    """
    profile = Profile.objects.select_for_update(of=("self",), no_key=True).select_related("user").get(pk=profile.pk)
    if not EmailAddress.objects.filter(user=profile.user, verified=True).exists():
        raise EmailNotConfirmed
    missing = missing_parts(profile)
    if missing:
        raise ProfileIncomplete(missing)
    if profile.visibility not in SEEN_BY_OTHERS:
        raise SeenByNobody
    if not profile.is_published:
        log(instance=profile, action="diaspora.publish_profile", user=by)
    now = timezone.now()
    return save_profile(profile=profile, published_at=profile.published_at or now, confirmed_at=now)


@transaction.atomic
def hide_profile(*, profile: Profile, by: User | None) -> Profile:
    """Take the profile out of matches and lists; nothing is deleted. `by` is None when the portal itself does it."""
    profile = Profile.objects.select_for_update(of=("self",), no_key=True).select_related("user").get(pk=profile.pk)
    if not profile.is_published:
        return profile
    log(instance=profile, action="diaspora.hide_profile", user=by)
    return save_profile(profile=profile, published_at=None)


@transaction.atomic
def confirm_profile(*, profile: Profile, by: User) -> Profile:
    """ "Yes, I am still available and what I wrote is still true." Raises NotPublished."""
    profile = Profile.objects.select_for_update(of=("self",), no_key=True).select_related("user").get(pk=profile.pk)
    if not profile.is_published:
        raise NotPublished
    save_profile(profile=profile, confirmed_at=timezone.now())
    log(instance=profile, action="diaspora.confirm_profile", user=by)
    return profile


def needs_confirmation(profile: Profile) -> bool:
    """Published, and not confirmed for a year."""
    return profile.is_published and (
        profile.confirmed_at is None or profile.confirmed_at < timezone.now() - CONFIRMED_FOR
    )


def ask_still_available() -> int:
    """Ask everybody whose profile was not confirmed for a year, once. Returns how many were asked."""
    due = _unconfirmed_since(timezone.now() - CONFIRMED_FOR).exclude(_asked())
    return do_together(due, _ask, at_most=ASKED_TOGETHER)


def _ask(profiles: list[Profile]) -> None:
    people = [profile.user for profile in profiles]
    notify_many(users=people, kind="still_available", values={}, path=reverse("my:home"))


def hide_unconfirmed() -> int:
    """Hide profiles whose owner was asked a month ago and did not answer. Returns how many."""
    due = _unconfirmed_since(timezone.now() - CONFIRMED_FOR).filter(_asked(before=timezone.now() - WAIT))
    return do_each(due, _hide_unconfirmed)


def _hide_unconfirmed(profile: Profile) -> None:
    hide_profile(profile=profile, by=None)
    notify(user=profile.user, kind="profile_left_matches", values={}, path=reverse("diaspora:check"))


def _unconfirmed_since(moment: datetime.datetime):
    return Profile.objects.published().filter(confirmed_at__lt=moment).select_related("user")


def _asked(before: datetime.datetime | None = None) -> models.Exists:
    """Asked since the last confirmation (and `before` a moment)."""
    notices = Notice.objects.filter(
        user=models.OuterRef("user"), kind="still_available", created_at__gt=models.OuterRef("confirmed_at")
    )
    return models.Exists(notices.filter(created_at__lt=before) if before else notices)


def _changed(profile: Profile) -> Profile:
    profile_changed.send(sender=Profile, profile=profile)
    return profile
