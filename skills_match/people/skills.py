"""What a person says she or he can do: skills with a level, and occupations."""

from django.db import transaction

from diaspora.models import Profile
from diaspora.signals import profile_changed

from ..models import Concept, PersonOccupation, PersonSkill


@transaction.atomic
def save_skill(
    *, profile: Profile, skill: Concept, level: int, years: int = 0, last_used_year: int | None = None
) -> PersonSkill:
    """Add a skill, or change what was said about it; sent twice it is still one."""
    row, _created = PersonSkill.objects.update_or_create(
        profile=profile, skill=skill, defaults={"level": level, "years": years, "last_used_year": last_used_year}
    )
    _tell(profile)
    return row


@transaction.atomic
def remove_skill(*, profile: Profile, skill: Concept) -> bool:
    """Take a skill out of the profile; returns whether it was there."""
    removed, _rows = PersonSkill.objects.filter(profile=profile, skill=skill).delete()
    _tell(profile)
    return bool(removed)


@transaction.atomic
def save_occupation(*, profile: Profile, occupation: Concept, is_main: bool) -> PersonOccupation:
    """Add an occupation. The first one is the main one; a new main one takes the place of the one before."""
    Profile.objects.select_for_update(no_key=True).get(pk=profile.pk)
    others = PersonOccupation.objects.filter(profile=profile).exclude(occupation=occupation)
    is_main = is_main or not others.filter(is_main=True).exists()
    if is_main:
        others.update(is_main=False)
    row, _created = PersonOccupation.objects.update_or_create(
        profile=profile, occupation=occupation, defaults={"is_main": is_main}
    )
    _tell(profile)
    return row


@transaction.atomic
def remove_occupation(*, profile: Profile, occupation: Concept) -> bool:
    """Take an occupation out; when it was the main one, the oldest of the others takes its place."""
    Profile.objects.select_for_update(no_key=True).get(pk=profile.pk)
    removed, _rows = PersonOccupation.objects.filter(profile=profile, occupation=occupation).delete()
    left = PersonOccupation.objects.filter(profile=profile)
    if left.exists() and not left.filter(is_main=True).exists():
        left.filter(pk=left.order_by("pk").values("pk")[:1].get()["pk"]).update(is_main=True)
    _tell(profile)
    return bool(removed)


def _tell(profile: Profile) -> None:
    profile_changed.send(sender=Profile, profile=profile)
