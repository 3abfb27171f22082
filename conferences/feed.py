"""Conferences as a feed, the newest announcement first."""

from django.utils.translation import gettext as _

from home.page_feeds import PageFeed

from .models import ConferencePage


class ConferenceFeed(PageFeed):
    model = ConferencePage

    def title(self) -> str:
        return _("Conferences on the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("Conferences for the Tanzanian diaspora and its partners: when, where and what about.")
