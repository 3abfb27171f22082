"""Who sees a profile, in a sentence for its owner: what is true now, not what was chosen for later."""

from django.utils.translation import gettext as _

from ..enums import ConsentPurpose, Visibility
from ..models import Profile
from ..privacy.consents import open_purposes


def who_sees(profile: Profile) -> str:
    """Who sees the profile at this moment, and whether it is compared with assignments."""
    if profile.is_shown:
        return who_will_see(profile)
    if profile.visibility == Visibility.HIDDEN:
        return _("Nobody sees your profile, as you chose.")
    return _("Nobody sees your profile before you publish it.")


def who_will_see(profile: Profile) -> str:
    """The same once it is published."""
    if profile.visibility == Visibility.HOSTS:
        return _(
            "The programme office sees it, and institutions whose assignment fits see it without your name. "
            "It is compared with assignments."
        )
    if ConsentPurpose.MATCHING in open_purposes(profile.user):
        return _("The programme office sees it, nobody else. It is compared with assignments.")
    return _(
        "The programme office sees it, nobody else. "
        "It is not compared with assignments, because you have not agreed to that."
    )
