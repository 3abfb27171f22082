"""All files of one reviewer as one document, for a meeting or a journey."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import MadeLater

from .round import Round


class PanelPack(MadeLater):
    """Asked for by a reviewer, made by the worker. `fingerprint` says of which files and of which phase it is: when
    these change, it is handed out no more."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="packs")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=8)
    done = models.PositiveIntegerField(_("files so far"), default=0)
    total = models.PositiveIntegerField(_("files"), default=0)

    class Meta:
        verbose_name = _("panel pack")
        constraints = [
            models.UniqueConstraint(fields=["round", "reader"], name="only_one_pack_of_a_round_for_a_reader"),
            models.CheckConstraint(
                condition=models.Q(made_at=None) | models.Q(content__isnull=False),
                name="a_pack_that_is_made_never_lacks_its_content",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
