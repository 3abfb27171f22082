"""Open assignments as a feed, the newest first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.feeds import PortalFeed
from casework.sharing import in_one_sentence
from casework.translated.spoken import other_language, text_of

from ..models import Assignment


class AssignmentFeed(PortalFeed):
    def title(self) -> str:
        return _("Open assignments on the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("Short assignments with public institutions in Tanzania that take applications now.")

    def link(self) -> str:
        return reverse("assignments:list")

    def items(self):
        return Assignment.objects.open().for_lists().order_by("-published_at", "-pk")[: self.length]

    def item_title(self, item: Assignment) -> str:
        return f"{text_of(item, 'title') or item.reference} – {item.institution.name}"

    def item_description(self, item: Assignment) -> str:
        return in_one_sentence(text_of(item, "objective"))

    def item_language(self, item: Assignment) -> str:
        return other_language(item, "title")

    def item_link(self, item: Assignment) -> str:
        return reverse("assignments:detail", args=[item.reference])

    def item_pubdate(self, item: Assignment):
        return item.published_at

    def item_updateddate(self, item: Assignment):
        return item.updated_at
