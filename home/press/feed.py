"""Press releases as a feed."""

from django.utils.translation import gettext as _

from ..models import PressReleasePage
from ..page_feeds import PageFeed


class PressFeed(PageFeed):
    model = PressReleasePage

    def title(self) -> str:
        return _("Press releases of the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("For newspapers, stations and websites.")
