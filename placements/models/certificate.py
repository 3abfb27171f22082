"""The certificate: what somebody did where, for how many days and hours."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .placement import Placement


class Certificate(models.Model):
    """Frozen on the day on which it was issued. `name` stands on the paper of its owner; the public check page shows it
    only with the owner's consent (`is_named`), and nothing but the number once it was withdrawn."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="certificate")
    number = models.CharField(_("number"), max_length=20, unique=True)
    #: Of everything that it stated when it was issued: with the account the name and topics go, and the paper stays.
    code = models.CharField(_("check code"), max_length=8, editable=False)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    name = models.CharField(_("name"), max_length=300, blank=True)
    is_named = models.BooleanField(_("the check page shows the name"), default=False)
    title_en = models.CharField(_("assignment in English"), max_length=140)
    title_sw = models.CharField(_("assignment in Kiswahili"), max_length=140)
    institution_en = models.CharField(_("institution in English"), max_length=300)
    institution_sw = models.CharField(_("institution in Kiswahili"), max_length=300)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    days = models.PositiveSmallIntegerField(_("days"))
    taught_hours = models.PositiveSmallIntegerField(_("hours taught"))
    supervised_hours = models.PositiveSmallIntegerField(_("hours supervised"))
    topics = models.JSONField(_("topics"), default=list)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    class Meta:
        ordering = ["-issued_at"]
        verbose_name = _("certificate")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | (~models.Q(withdrawn_reason="") & models.Q(is_named=False)),
                name="a_withdrawn_certificate_has_a_reason_and_names_nobody",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
