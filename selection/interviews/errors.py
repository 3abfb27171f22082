"""Why something about an interview cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class NoInterviewNow(MoveRefused):
    text = _("No interview is planned for this application now.")


class SlotTaken(MoveRefused):
    text = _("Somebody else has just taken this time. Please choose another one.")


class SlotOver(MoveRefused):
    text = _("This time has passed. Please choose another one.")


class NotForInterviews(MoveRefused):
    text = _("You are not allowed to do this.")


class NotYetHeld(MoveRefused):
    text = _("The interview has not begun yet.")
