"""Where the money of a programme comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.models import Programme


class Grant(models.Model):
    """Money that a donor gives to a programme, under the donor's own `code`; `project` is how the accounts of whoever
    runs the programme call it. Without days it may be spent on any day."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="grants")
    code = models.CharField(_("grant number"), max_length=40)
    donor = models.CharField(_("donor"), max_length=120)
    project = models.CharField(_("project code"), max_length=40, blank=True)
    first_on = models.DateField(_("spent from"), null=True, blank=True)
    last_on = models.DateField(_("spent until"), null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("grant")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="only_one_grant_per_code_and_programme",
                violation_error_message=_("The programme has a grant with this number already."),
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on"))
                | models.Q(last_on=None)
                | models.Q(first_on=None),
                name="a_grant_never_ends_before_it_begins",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.code, self.donor, self.project)))
