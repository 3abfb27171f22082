"""News from the people's side that matching has to hear."""

from django.dispatch import receiver

from diaspora.models import Profile
from diaspora.signals import profile_changed

from .domain.changes import record_change
from .enums import ChangeKind


@receiver(profile_changed)
def read_profile_again(sender, *, profile: Profile, **kwargs) -> None:
    record_change(kind=ChangeKind.PROFILE, object_id=profile.pk)
