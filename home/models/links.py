"""Where pages lead: the links in them, the addresses behind these, and the websites that are asked about them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..enums import LinkFault


class LinkHost(models.Model):
    """A website; ours has an empty name. One worker at a time asks it: the one that took it until `taken_until`."""

    name = models.CharField(max_length=255, unique=True)
    taken_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or "–"


class LinkTargetQuerySet(models.QuerySet):
    def broken(self):
        """A website may have a bad day: only what failed on two days in a row is called broken."""
        return self.filter(days_failed__gte=2)


class LinkTarget(models.Model):
    """An address that pages name, and what was found behind it."""

    address = models.CharField(max_length=1000, unique=True)
    host = models.ForeignKey(LinkHost, on_delete=models.CASCADE, related_name="targets")
    next_check_at = models.DateTimeField(db_index=True)
    fault = models.CharField(max_length=12, choices=LinkFault, blank=True)
    #: The first and the last day of failures in a row, and on how many days it was found so.
    failed_since = models.DateField(null=True, blank=True)
    failed_on = models.DateField(null=True, blank=True)
    days_failed = models.PositiveSmallIntegerField(default=0)

    objects = LinkTargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fault="", failed_since=None, failed_on=None, days_failed=0)
                | models.Q(failed_since__isnull=False, failed_on__isnull=False, days_failed__gt=0)
                & ~models.Q(fault=""),
                name="a_failed_link_target_says_why_and_since_when",
            )
        ]

    def __str__(self) -> str:
        return self.address


class PageLink(models.Model):
    """One link in the published text of a page: to a page, to a document or to an address.

    Pages and documents are kept by their numbers: a link outlives what it leads to, and that is the point of the list.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("text of the link"), max_length=250)
    to_page = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    to_document = models.PositiveBigIntegerField(null=True, blank=True)
    target = models.ForeignKey(LinkTarget, on_delete=models.CASCADE, null=True, blank=True, related_name="links")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_page__isnull=False, to_document=None, target=None)
                | models.Q(to_page=None, to_document__isnull=False, target=None)
                | models.Q(to_page=None, to_document=None, target__isnull=False),
                name="a_page_link_leads_to_exactly_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.text
