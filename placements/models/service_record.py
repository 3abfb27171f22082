"""The service record: all assignments that somebody has done, on one paper."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import MadeLater


class ServiceRecord(MadeLater):
    """Frozen on the day on which it was asked for, in both languages. `stated` are its assignments, each with the
    number of its placement. `name` stands on the paper; the public check page shows it only with the owner's consent
    (`is_named`). When the account goes, only the number stays, and is said to be ours."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="service_records"
    )
    number = models.CharField(_("number"), max_length=20, unique=True)
    code = models.CharField(_("check code"), max_length=8, editable=False)
    name = models.CharField(_("name"), max_length=300, blank=True)
    is_named = models.BooleanField(_("the check page shows the name"), default=False)
    stated = models.JSONField(_("assignments"), default=list, editable=False)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("service record")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "fingerprint"], name="only_one_service_record_of_the_same_assignments"
            ),
            models.CheckConstraint(
                condition=models.Q(made_at=None) | models.Q(content__isnull=False),
                name="a_service_record_that_is_made_never_lacks_its_content",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def days(self) -> int:
        """Of all assignments together."""
        return sum(row["days"] for row in self.stated)

    @property
    def is_forgotten(self) -> bool:
        """The account of its owner was deleted."""
        return self.owner_id is None
