"""How a page stands behind its version in another language."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision


def shown_to_readers_since() -> datetime.datetime:
    """What changed before this moment is told to readers; what changed later is still being translated."""
    return timezone.now() - datetime.timedelta(days=settings.OUT_OF_DATE_DAYS)


class SmallChange(models.Model):
    """Who wrote this revision says that its translations stay valid. Asked when the revision goes live."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="small_change")

    def __str__(self) -> str:
        return f"{self.revision} is a small change"


class OutOfDate(models.Model):
    """`page` still says what `original` said `before` it changed. There is no row for a page that is up to date."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="out_of_date")
    original = models.ForeignKey(Page, models.CASCADE, related_name="+")
    #: The first and the last time that the original went live with a change that nobody has translated.
    since = models.DateTimeField()
    changed_at = models.DateTimeField()
    #: What the original said at `since`: see home/page_translation/texts.py.
    before = models.JSONField()

    def __str__(self) -> str:
        return f"{self.page} is behind {self.original}"
