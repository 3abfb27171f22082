"""Why the next one on a reserve list cannot be offered a place. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class AnotherIsNext(Refused):
    text = _("The reserve list has changed while you had the page open. Look at who is next now, then offer.")
