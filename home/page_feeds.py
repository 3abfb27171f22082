"""What feeds of pages have in common."""

from typing import Any

from django.utils.translation import get_language
from wagtail.query import PageQuerySet

from casework.feeds import PortalFeed
from casework.languages import reading_language

from .models.base import PortalPage


class PageFeed(PortalFeed):
    """Published pages of one kind in the reader's language; `order` begins with the newest."""

    model: type[PortalPage]
    order: tuple[str, ...] = ("-first_published_at", "-pk")

    def link(self) -> str:
        return f"/{get_language()}/"

    def pages(self) -> PageQuerySet:
        pages = self.model.objects.live().public().filter(locale__language_code=reading_language())
        return pages.order_by(*self.order)

    def items(self) -> PageQuerySet:
        return self.pages()[: self.length]

    def item_title(self, item: Any) -> str:
        return item.title

    def item_description(self, item: Any) -> str:
        return item.summary

    def item_link(self, item: Any) -> str:
        return item.get_url() or ""

    def item_pubdate(self, item: Any):
        return item.first_published_at

    def item_updateddate(self, item: Any):
        return item.last_published_at
