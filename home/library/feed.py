"""New publications as a feed."""

from django.utils.translation import gettext as _

from ..models import LibraryPage
from ..page_feeds import PageFeed


class LibraryFeed(PageFeed):
    model = LibraryPage

    def title(self) -> str:
        return _("New in the library of the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("Studies, laws, manuals and reports on migration and development.")
