"""Conferences: the list, and a page for each. Behind a page there may be an event: what its team says counts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from casework.sharing import Facts, absolute, in_one_sentence, publisher
from diaspora.models import Region
from home.models.base import PortalPage, TextPage
from home.models.bounds import LONGEST_CONFERENCE, day_of_a_conference, within

from ..enums import EventState
from .events import Event


def with_days(pages: QuerySet) -> QuerySet:
    """Each with `first_day` and `last_day`: those of the event behind it, where readers know one, and else its own; and
    with `is_off`, where that event is cancelled."""
    event = Event.objects.public().filter(page_key=OuterRef("translation_key"))
    return pages.annotate(
        first_day=Coalesce(Subquery(event.values("starts_on")[:1]), F("starts_on")),
        last_day=Coalesce(Subquery(event.values("ends_on")[:1]), F("ends_on")),
        is_off=Exists(event.filter(state=EventState.CANCELLED)),
    )


class ConferenceIndexPage(PortalPage):
    """Conferences to come, then those that were."""

    template = "conferences/index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["conferences.ConferencePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of conferences")
        db_table = "home_conferenceindexpage"  # as it was named before conferences had an app

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        pages = with_days(ConferencePage.objects.child_of(self).live().public().select_related("region"))
        rows = list(pages.order_by("-first_day", "-pk"))
        context["coming"] = [row for row in reversed(rows) if row.last_day >= today]
        context["past"] = [row for row in rows if row.last_day < today]
        return context


class ConferencePage(TextPage):
    """One conference: when, where, what about."""

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=160)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("region"), related_name="+"
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("region")]),
        FieldPanel("body"),
    ]
    search_fields = [*TextPage.search_fields, index.SearchField("place")]
    template = "conferences/page.html"
    parent_page_types = ["conferences.ConferenceIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("conference")
        db_table = "home_conferencepage"  # as it was named before conferences had an app
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_conference_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            )
        ]

    shared_as = "article"
    found_as = "conference"

    @cached_property
    def event(self) -> Event | None:
        """What its team runs, as far as readers may know of it."""
        return Event.objects.public().filter(page_key=self.translation_key).first()

    def facts(self) -> list[Facts]:
        told = self.event or self
        is_off = self.event is not None and self.event.state == EventState.CANCELLED
        return [
            {
                "@type": "Event",
                "name": self.title,
                "description": in_one_sentence(self.description),
                "startDate": told.starts_on.isoformat(),
                "endDate": told.ends_on.isoformat(),
                "eventStatus": f"https://schema.org/Event{'Cancelled' if is_off else 'Scheduled'}",
                "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                "location": {
                    "@type": "Place",
                    "name": told.place,
                    "address": {
                        "@type": "PostalAddress",
                        "addressLocality": told.place,
                        "addressRegion": self.region and self.region.name,
                        "addressCountry": "TZ" if self.region else None,
                    },
                },
                "image": [self.picture],
                "inLanguage": self.locale.language_code,
                "url": absolute(self.get_url() or ""),
                "organizer": publisher(),
            }
        ]

    def clean(self) -> None:
        super().clean()
        within(self, starts_on=day_of_a_conference, ends_on=day_of_a_conference)
        if self.starts_on and self.ends_on and self.ends_on - self.starts_on > LONGEST_CONFERENCE:
            raise ValidationError({"ends_on": _("A conference does not last that long. Look at both days again.")})

    @property
    def is_over(self) -> bool:
        return (self.event or self).ends_on < timezone.localdate()
