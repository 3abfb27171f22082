"""What waits to be translated, for whom, until when."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ...enums import OPEN_JOBS, JobState


def content_type_of(record: models.Model) -> ContentType:
    """Every page is one of Wagtail's pages, whatever its type."""
    return ContentType.objects.get_for_model(Page if isinstance(record, Page) else record)


class TranslationJobQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN_JOBS)

    def of(self, record: models.Model):
        return self.filter(content_type=content_type_of(record), object_id=record.pk)

    def overdue(self):
        return self.open().filter(due_on__lt=localdate())


class TranslationJob(models.Model):
    """A page, or a record with texts in both languages, whose texts in one language wait for a translator.

    `translator` is None while it is for anybody of the translators.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    from_language = models.CharField(_("from"), max_length=10, choices=settings.LANGUAGES)
    to_language = models.CharField(_("into"), max_length=10, choices=settings.LANGUAGES)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who translates"),
    )
    due_on = models.DateField(_("by which day"))
    note = models.TextField(_("note"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TranslationJobQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("translation job")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "to_language"],
                condition=models.Q(state__in=[str(state) for state in OPEN_JOBS]),
                name="only_one_open_translation_job_for_a_text",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_language=models.F("to_language")),
                name="nothing_is_translated_into_its_own_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} ({self.from_language} → {self.to_language})"

    @property
    def is_overdue(self) -> bool:
        return self.state in OPEN_JOBS and self.due_on < localdate()
