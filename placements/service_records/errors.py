"""Why there is no service record. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NothingServed(Refused):
    text = _("A service record lists assignments that are done. You have none yet.")
