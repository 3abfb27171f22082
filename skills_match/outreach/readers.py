"""Whom a campaign reaches: people whom the assignment fits, who agreed to be told, and who are not told too much."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone

from casework.letters.stops import addresses_stopped
from casework.models import LetterKind
from diaspora.models import Membership, Profile

from ..alerts.finding import bands_of_people, wants_alerts
from ..matching.rows import assignment_facts
from ..matching.taxonomy import taxonomy_facts
from ..models import Application, Assignment, CampaignLetter

#: How many letters of campaigns one person gets within a week.
BUDGET = 2
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class CampaignReaders:
    """Who gets the letter, with their fit by the number of the profile; and how many of those who fit do not, and why:
    they have applied or work there, they stopped such letters or letters come back, they had enough of them."""

    chosen: dict[int, str] = field(default_factory=dict)
    applied: int = 0
    stopped: int = 0
    enough: int = 0

    @property
    def fitting(self) -> int:
        return len(self.chosen) + self.applied + self.stopped + self.enough


def readers_of(assignment: Assignment) -> CampaignReaders:
    """Everybody whom `assignment` fits and who agreed to messages about such assignments, as of now."""
    by_user: dict[int, str] = {}
    for bands in bands_of_people(assignment_facts(assignment, taxonomy_facts())):
        by_user |= bands
    profiles = Profile.objects.filter(user__in=by_user).select_related("user")
    bands = {profile.pk: str(by_user[profile.user_id]) for profile in profiles}
    return _sorted(assignment, list(profiles), bands)


def still_readers(assignment: Assignment, letters: list[CampaignLetter]) -> CampaignReaders:
    """Who of those that were fixed may still be written to: whoever took back a consent counts as stopped."""
    asked = wants_alerts(Profile.objects.matchable()).filter(pk__in=[letter.profile_id for letter in letters])
    bands = {letter.profile_id: letter.band for letter in letters}
    return _sorted(assignment, list(asked.select_related("user")), bands)


def _sorted(assignment: Assignment, profiles: list[Profile], bands: dict[int, str]) -> CampaignReaders:
    users = [profile.user_id for profile in profiles]
    sent = Application.objects.filter(assignment=assignment, profile__user__in=users).sent_or_begun()
    applied = set(sent.values_list("profile__user", flat=True))
    applied |= set(
        Membership.objects.filter(institution=assignment.institution_id, user__in=users).values_list("user", flat=True)
    )
    stopped = addresses_stopped([profile.user.email for profile in profiles], kind=LetterKind.OUTREACH)
    enough = _had_enough(profiles)
    chosen, counts = {}, {"applied": 0, "stopped": 0, "enough": 0}
    for profile in profiles:
        if profile.user_id in applied:
            counts["applied"] += 1
        elif profile.user.email.lower() in stopped:
            counts["stopped"] += 1
        elif profile.pk in enough:
            counts["enough"] += 1
        else:
            chosen[profile.pk] = bands[profile.pk]
    return CampaignReaders(chosen, **counts)


def _had_enough(profiles: list[Profile]) -> set[int]:
    lately = CampaignLetter.objects.filter(
        profile__in=profiles, campaign__released_at__gt=timezone.now() - WEEK
    ).exclude(email_due_at=None, emailed_at=None)
    counted = lately.order_by().values("profile").annotate(letters=Count("pk")).filter(letters__gte=BUDGET)
    return set(counted.values_list("profile", flat=True))
