"""One record in a round, and its place in the ranking."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class Subject(models.Model):
    """A record that is judged. Where names are hidden it is called by its `number`, which says nothing about it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="subjects")
    record_id = models.BigIntegerField(_("what is judged"), editable=False)
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    #: When it left the round: withdrawn, or decided otherwise.
    left_at = models.DateTimeField(_("left"), null=True, blank=True, editable=False)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    rank_reason = models.TextField(_("why not by the scores"), max_length=1000, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("judged file")
        constraints = [
            models.UniqueConstraint(fields=["round", "record_id"], name="only_one_file_of_a_record_in_each_round"),
            models.UniqueConstraint(fields=["round", "number"], name="only_one_file_of_a_number_in_each_round"),
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(rank=None), name="a_file_that_left_never_has_a_rank"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
