"""What readers write to the programme office through the contact form, and the answer."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from casework.calendars.working_days import working_days_after
from casework.models import Mailable
from diaspora.name_fields import Name

from ..enums import URGENT_TOPICS, ContactTopic

#: Without the signs that are taken for one another on the telephone and in print: 0 and O, 1, I and L.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_reference() -> str:
    """`M-7K4Q-2XHB`: it says nothing about anybody, and how many messages there are."""
    return f"M-{get_random_string(4, _SIGNS)}-{get_random_string(4, _SIGNS)}"


def promised_day(topic: str) -> datetime.date:
    """The day until whose end a message of today is answered."""
    number = settings.URGENT_ANSWER_DAYS if topic in URGENT_TOPICS else settings.ANSWER_DAYS
    return working_days_after(timezone.localdate(), number)


class ContactMessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def urgent(self):
        return self.filter(topic__in=URGENT_TOPICS)

    def overdue(self):
        """Waiting, though their day has passed."""
        return self.waiting().filter(answer_by__lt=timezone.localdate())

    def in_order_of_work(self):
        """Who was asked for money or tells of abuse first, then by the day on which the answer is due."""
        is_urgent = models.Case(models.When(topic__in=URGENT_TOPICS, then=0), default=1)
        return self.order_by(is_urgent, "answer_by", "pk")


class ContactMessage(Mailable):
    """Written once, never edited; answered once. The e-mail of the row is the answer."""

    reference = models.CharField(_("reference"), max_length=11, unique=True, editable=False)
    topic = models.CharField(_("topic"), max_length=20, choices=ContactTopic)
    name = Name(_("your name"), max_length=150)
    email = models.EmailField(_("your e-mail address"))
    text = models.TextField(_("your message"), max_length=4000)
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    answer_by = models.DateField(_("answer by"), editable=False)
    answer = models.TextField(_("your answer"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("message")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="") | models.Q(answered_at__isnull=False),
                name="an_answer_always_has_its_time",
            )
        ]

    def save(self, *args, **options) -> None:
        if self._state.adding:
            self.reference = self.reference or new_reference()
            self.answer_by = self.answer_by or promised_day(self.topic)
        super().save(*args, **options)

    def __str__(self) -> str:
        return f"{self.reference} {self.name}: {self.text[:60]}"

    @property
    def is_urgent(self) -> bool:
        return self.topic in URGENT_TOPICS

    @property
    def is_overdue(self) -> bool:
        return self.answered_at is None and self.answer_by < timezone.localdate()
