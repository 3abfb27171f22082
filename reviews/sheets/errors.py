"""Why scores cannot be kept. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class SheetClosed(Refused):
    text = _("Scores can no longer be given or changed here.")
