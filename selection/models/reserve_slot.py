"""Where somebody stands on the reserve list of an assignment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.models import Application, Assignment


class ReserveSlot(models.Model):
    """The order in which places that become free are offered: one is the first. Who leaves, leaves a gap."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="reserve_slot")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reserve_slots")
    slot = models.PositiveSmallIntegerField(_("place on the reserve list"))

    class Meta:
        ordering = ["slot"]
        verbose_name = _("place on the reserve list")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "slot"], name="nobody_shares_a_slot_of_a_reserve_list"),
            models.CheckConstraint(condition=models.Q(slot__gte=1), name="a_reserve_list_begins_with_one"),
        ]

    def __str__(self) -> str:
        return f"{self.application} – {self.slot}"
