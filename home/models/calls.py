"""Announcements, calls and tenders: what is asked, until which hour, and what became of it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from casework.sharing import Facts, absolute, in_one_sentence, publisher

from ..enums import CallKind, CallOutcome, CallState
from .base import PortalPage, TextPage
from .bounds import hour_of_a_call, within
from .parts.attachments import WithAttachments
from .parts.corrections import WithCorrections
from .topics import WithTopics

SOON = datetime.timedelta(days=7)
IN_DAR = _("Dar es Salaam time.")


class CallIndexPage(PortalPage):
    """Announcements, calls and tenders: open ones first, past ones folded."""

    template = "pages/call_index_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.CallPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of announcements, calls and tenders")


class CallPage(WithTopics, WithCorrections, WithAttachments, TextPage):
    """One announcement, call or tender. Its state is asked of the clock: no page says “open” a minute too long."""

    kind = models.CharField(_("kind"), max_length=12, choices=CallKind, default=CallKind.CALL)
    reference = models.CharField(_("reference number"), max_length=40, blank=True)
    closes_at = models.DateTimeField(_("closing day and hour"), null=True, blank=True, help_text=IN_DAR)
    questions_until = models.DateTimeField(_("questions until"), null=True, blank=True, help_text=IN_DAR)
    outcome = models.CharField(_("outcome"), max_length=10, choices=CallOutcome, blank=True)
    outcome_note = models.CharField(
        _("about the outcome"),
        max_length=250,
        blank=True,
        help_text=_("To whom it was awarded, or why it was cancelled."),
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("reference")]),
        FieldRowPanel([FieldPanel("closes_at"), FieldPanel("questions_until")]),
        FieldRowPanel([FieldPanel("outcome"), FieldPanel("outcome_note")]),
        WithTopics.topics_panel,
        FieldPanel("body"),
        WithAttachments.attachments_panel,
        WithCorrections.corrections_panel,
    ]
    override_translatable_fields = [
        *WithTopics.override_translatable_fields,
        SynchronizedField("reference", overridable=False),
    ]
    search_fields = [*TextPage.search_fields, index.SearchField("reference")]
    template = "pages/call_page.html"
    parent_page_types = ["home.CallIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("announcement, call or tender")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at=None)
                | models.Q(questions_until=None)
                | models.Q(questions_until__lte=models.F("closes_at")),
                name="questions_never_end_after_the_call_closes",
                violation_error_message=_("Questions end before the call closes."),
            )
        ]

    shared_as = "article"

    @property
    def state(self) -> CallState:
        """What somebody decided; else what the clock says. Without an hour it stays open."""
        if self.outcome:
            return CallState(self.outcome)
        left = self.closes_at - timezone.now() if self.closes_at else None
        if left is None or left > SOON:
            return CallState.OPEN
        return CallState.CLOSING_SOON if left > datetime.timedelta(0) else CallState.CLOSED

    @property
    def state_for_readers(self) -> CallState | None:
        """None for what opens and closes nothing: an announcement without an hour."""
        return self.state if self.outcome or self.closes_at else None

    @property
    def is_open(self) -> bool:
        return self.state in (CallState.OPEN, CallState.CLOSING_SOON)

    @property
    def takes_questions(self) -> bool:
        return self.is_open and bool(self.questions_until) and self.questions_until > timezone.now()

    def facts(self) -> list[Facts]:
        """schema.org knows no tender: a work with a number and the moment from which it is of no use."""
        return [
            {
                "@type": "CreativeWork",
                "name": self.title,
                "description": in_one_sentence(self.description),
                "genre": str(self.get_kind_display()),
                "identifier": self.reference,
                "datePublished": self.first_published_at and self.first_published_at.isoformat(timespec="seconds"),
                "expires": self.closes_at and timezone.localtime(self.closes_at).isoformat(timespec="seconds"),
                "creativeWorkStatus": self.state_for_readers and str(self.state_for_readers.label),
                "correction": self.correction_facts,
                "inLanguage": self.locale.language_code,
                "image": [self.picture],
                "url": absolute(self.get_url() or ""),
                "publisher": publisher(),
            }
        ]

    def clean(self) -> None:
        super().clean()
        within(self, closes_at=hour_of_a_call, questions_until=hour_of_a_call)
        if self.reference and self._same_reference().exists():
            raise ValidationError({"reference": _("Another one has this reference number.")})

    def needed_by_readers(self) -> dict[str, str]:
        needed = super().needed_by_readers()
        if self.kind != CallKind.ANNOUNCEMENT and not self.closes_at:
            needed["closes_at"] = _("A call and a tender need a closing day and hour.")
        if self.outcome and not self.outcome_note:
            needed["outcome_note"] = _("Say to whom it was awarded, or why it was cancelled.")
        return needed

    def _same_reference(self) -> PageQuerySet:
        """Others than this page and its translations."""
        return CallPage.objects.filter(reference__iexact=self.reference).exclude(translation_key=self.translation_key)


def open_calls(calls: PageQuerySet) -> PageQuerySet:
    """The one that closes next is first; those that never close are last."""
    is_open = models.Q(closes_at=None) | models.Q(closes_at__gt=timezone.now())
    return calls.filter(is_open, outcome="").order_by(models.F("closes_at").asc(nulls_last=True), "pk")


def past_calls(calls: PageQuerySet) -> PageQuerySet:
    """Closed, awarded or cancelled; the latest first."""
    return calls.exclude(pk__in=open_calls(calls).order_by().values("pk")).order_by(
        models.F("closes_at").desc(nulls_last=True), "-pk"
    )
