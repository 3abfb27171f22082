"""News that the matching index has to hear."""

from django.dispatch import receiver

from diaspora.models import Profile
from diaspora.signals import profile_changed

from .enums import ChangeKind
from .search_server.changes import record_change


@receiver(profile_changed)
def read_profile_again(sender, *, profile: Profile, **kwargs) -> None:
    record_change(kind=ChangeKind.PROFILE, object_id=profile.pk)
