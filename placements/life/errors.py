"""Why something about a placement cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class PlacementBegun(MoveRefused):
    text = _("The assignment has begun, so it is not taken back any more. Say on its own page how it ended.")


class NotDoneYet(MoveRefused):
    text = _("The last day has not come yet.")


class ReasonNotChosen(MoveRefused):
    text = _("Choose why it ended.")


class DayOutOfOrder(MoveRefused):
    text = _("This day cannot be right: look at the days before and after it, and at today.")


class PlacementOver(MoveRefused):
    text = _("This assignment has ended, so nothing is added any more.")
