"""A question that somebody asked about an assignment, answered for everybody who reads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .assignment import Assignment


class PublicAnswer(models.Model):
    """In words of the office, in both languages, without a trace of who asked."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="public_answers")
    question = models.CharField(_("question"), max_length=300)
    answer = models.TextField(_("answer"), max_length=2000)
    published_at = models.DateTimeField(_("published"), auto_now_add=True)

    class Meta:
        ordering = ["published_at", "pk"]
        verbose_name = _("answer for everybody")

    def __str__(self) -> str:
        return self.question
