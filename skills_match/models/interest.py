"""What people do with an assignment before they apply: keep it, or ask about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.rules import is_office

from .assignment import Assignment


class SavedAssignment(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_assignments")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)
    #: The person wants to apply, and has to complete the profile first: “My page” leads back.
    waits_for_profile = models.BooleanField(_("waits for the profile"), default=False)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["user", "assignment"], name="an_assignment_is_saved_only_once")]

    def __str__(self) -> str:
        return str(self.assignment)


class InquiryQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def visible_to(self, user):
        """One's own questions; the office all of them. A host never sees who asked."""
        if not user.is_authenticated:
            return self.none()
        return self if is_office(user) else self.filter(asked_by=user)


#: More open questions than this by one person are a conversation, better had by e-mail.
OPEN_AT_MOST = 5


class Inquiry(models.Model):
    """A question to the programme office about an assignment, and its answer.

    `slot` is one of five numbers of whoever asks, held until the answer.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="inquiries")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inquiries")
    text = models.TextField(_("your question"), max_length=1000)
    slot = models.PositiveSmallIntegerField(null=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        verbose_name = _("question")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="") | models.Q(answered_at__isnull=False),
                name="an_answered_question_never_lacks_its_time",
            ),
            models.UniqueConstraint(fields=["asked_by", "slot"], name="no_two_open_questions_share_a_slot"),
            models.CheckConstraint(
                condition=models.Q(slot=None) | models.Q(slot__range=(1, OPEN_AT_MOST)),
                name="at_most_five_open_questions_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=False) | models.Q(slot__isnull=False),
                name="an_open_question_never_lacks_a_slot",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
