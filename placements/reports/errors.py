"""Why something about a report cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class LastReportNeeded(Refused):
    text = _("The last report cannot be skipped: the certificate rests on it.")
