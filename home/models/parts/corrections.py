"""What was corrected in a page after readers had seen it, and when: said at its top, for as long as the page stands."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField

from casework.sharing import Facts


class CorrectionBlock(blocks.StructBlock):
    day = blocks.DateBlock(label=_("Day"), default=timezone.localdate)
    text = blocks.TextBlock(
        label=_("What was corrected"), max_length=400, help_text=_("What was wrong, and what is right."), rows=2
    )

    class Meta:
        icon = "edit"
        label = _("Correction")

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if cleaned["day"] > timezone.localdate():
            error = ValidationError(_("Choose today or a day before."))
            raise StructBlockValidationError(block_errors={"day": error})
        return cleaned


class WithCorrections(models.Model):
    corrections = StreamField([("correction", CorrectionBlock())], verbose_name=_("corrections"), blank=True)

    corrections_panel = FieldPanel("corrections")

    class Meta:
        abstract = True

    @property
    def corrections_newest_first(self) -> list:
        """Each with `day` and `text`; of one day, what was written last comes first."""
        latest_written_first = [block.value for block in self.corrections][::-1]
        return sorted(latest_written_first, key=lambda correction: correction["day"], reverse=True)

    @property
    def corrected_on(self) -> datetime.date | None:
        newest = self.corrections_newest_first
        return newest[0]["day"] if newest else None

    @property
    def correction_facts(self) -> list[Facts]:
        return [
            {"@type": "CorrectionComment", "text": each["text"], "datePublished": each["day"].isoformat()}
            for each in self.corrections_newest_first
        ]
