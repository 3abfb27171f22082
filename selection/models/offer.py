"""An offer: what somebody is asked to say yes or no to, and until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone


class Offer(models.Model):
    """The offer of one place to one person. Until it is released only the office knows of it."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="offer")
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("offer")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(released_at=None) | models.Q(answer_by__isnull=False),
                name="an_offer_never_lacks_its_last_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)

    @property
    def is_over(self) -> bool:
        """The last day to answer has ended in Dar es Salaam, whether the clock has said so or not."""
        return self.answer_by is not None and self.answer_by < today_in_closing_zone()
