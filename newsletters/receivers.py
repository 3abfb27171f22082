"""What newsletters add to a new installation: who may do what with them."""

from django.contrib.auth.models import Group, Permission
from django.dispatch import receiver

from diaspora.enums import StaffGroup
from home.signals import site_planted

_COMPOSE = ["add_newsletter", "change_newsletter", "view_newsletter"]
_RIGHTS = {
    StaffGroup.EDITORS: _COMPOSE,
    StaffGroup.MODERATORS: [*_COMPOSE, "send_newsletter", "delete_newsletter", "view_subscriber"],
    StaffGroup.ADMINISTRATORS: [*_COMPOSE, "send_newsletter", "delete_newsletter", "view_subscriber"],
}


@receiver(site_planted, dispatch_uid="newsletters.rights")
def give_rights(sender, **_) -> None:
    """Adds what is missing, takes nothing away."""
    for name, codenames in _RIGHTS.items():
        group = Group.objects.get(name=name.value)
        group.permissions.add(*Permission.objects.filter(content_type__app_label="newsletters", codename__in=codenames))
