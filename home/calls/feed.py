"""Announcements, calls and tenders as a feed."""

from django.utils.translation import gettext as _

from ..models import CallPage
from ..models.parts.hours import hour_in_dar
from ..page_feeds import PageFeed


class CallFeed(PageFeed):
    model = CallPage

    def title(self) -> str:
        return _("Announcements, calls and tenders of the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("What is asked, and until which hour.")

    def item_description(self, item: CallPage) -> str:
        if not item.closes_at:
            return item.summary
        closes = _("Closes: %(hour)s.") % {"hour": hour_in_dar(item.closes_at)}
        return f"{item.summary} {closes}".strip()
