"""Why no payment file is made."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NothingPayable(Refused):
    text = _("No approved claim in this currency waits for a payment to a checked account.")
