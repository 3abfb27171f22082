"""Why something about a certificate cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NotReportedYet(Refused):
    text = _("A certificate is issued when both sides have sent their last report.")


class CertificateWithdrawn(Refused):
    text = _("This certificate was withdrawn.")
    is_harmless = True
