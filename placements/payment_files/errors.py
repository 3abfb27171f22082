"""Why no payment file is made."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NothingPayable(Refused):
    text = _("No approved claim in this currency waits for a payment to a checked account.")


class IsBeingMade(Refused):
    text = _("A file of this programme and currency is being made already. Take that one first.")
    is_harmless = True
