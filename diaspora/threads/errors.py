"""Why a message cannot be sent. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NotInThread(Refused):
    text = _("You are not allowed to do this.")


class ThreadClosed(Refused):
    text = _("Nobody reads messages here any more. Write to the programme office.")
