"""Where somebody can be reached for the questions a year later, if the address of today ends."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .evaluation import Evaluation


class LaterContact(models.Model):
    """Given with the answers right after, by consent, for nothing but the questions of the year after."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="later_contact")
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    agreed_at = models.DateTimeField(_("agreed"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("contact for the questions a year later")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="") | ~models.Q(phone=""), name="a_later_contact_is_an_address_or_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.email or self.phone
