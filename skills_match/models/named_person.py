"""Somebody whom an institution knows and invites to apply by name. It weighs nothing in the selection."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Name

from .assignment import Assignment

#: More than these are a list, which is what matching is for.
NAMED_AT_MOST = 3


class NamedPerson(models.Model):
    """`slot` is one of three numbers of the assignment."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="named_people")
    name = Name(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES, default="en")
    known_from = models.CharField(_("how you know the person"), max_length=300)
    slot = models.PositiveSmallIntegerField(editable=False)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    named_at = models.DateTimeField(_("named"), auto_now_add=True)
    #: Whoever is to be asked again hears it when the new assignment is open.
    written_at = models.DateTimeField(_("invitation sent"), null=True)

    class Meta:
        ordering = ["slot"]
        verbose_name = _("person named by an institution")
        constraints = [
            models.UniqueConstraint(
                models.F("assignment"), Lower("email"), name="a_person_is_named_for_an_assignment_only_once"
            ),
            models.UniqueConstraint(fields=["assignment", "slot"], name="no_two_named_people_share_a_slot"),
            models.CheckConstraint(
                condition=models.Q(slot__range=(1, NAMED_AT_MOST)), name="at_most_three_named_people_per_assignment"
            ),
        ]

    def __str__(self) -> str:
        return self.name
