"""What goes with a version of an agreement: what it changes, and the paper that the worker makes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import MadeLater

from .agreement import Agreement


class Amendment(models.Model):
    """A version that changes what was agreed: other days, with the reason. Its days hold for later versions too."""

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="amendment")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason = models.TextField(_("reason"), max_length=1000)

    class Meta:
        verbose_name = _("amendment")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="an_amendment_never_ends_before_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class AgreementDocument(MadeLater):
    """The agreement as a PDF in one language. `fingerprint` says of which signatures it is: with the next one it is
    made again."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="documents")
    language = models.CharField(_("language"), max_length=8)

    class Meta:
        verbose_name = _("agreement on paper")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "language"], name="only_one_paper_of_an_agreement_a_language"),
            models.CheckConstraint(
                condition=models.Q(made_at=None) | models.Q(content__isnull=False),
                name="a_paper_of_an_agreement_never_lacks_its_content",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
