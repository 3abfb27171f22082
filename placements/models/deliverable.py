"""The work plan: what will be there at the end, with its evidence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.models import PrivateFile

from .placement import Placement


class Deliverable(models.Model):
    """One thing that can be checked. `evidence` is a file that expert, host and office can open."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="deliverables")
    text = models.CharField(_("what will be there"), max_length=500)
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.TextField(_("where it is and who uses it"), max_length=1000, blank=True)
    evidence = models.ForeignKey(PrivateFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("deliverable")

    def __str__(self) -> str:
        return self.text


class DeliverableUse(models.Model):
    """Whether something that was left is still used after a year: said once, by the host or for it."""

    deliverable = models.OneToOneField(Deliverable, on_delete=models.CASCADE, related_name="use")
    is_used = models.BooleanField(_("still used"))
    said_on = models.DateField(_("said on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("use of a deliverable after a year")

    def __str__(self) -> str:
        return str(self.deliverable)
