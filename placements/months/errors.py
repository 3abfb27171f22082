"""Why a month is not closed, or not opened."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class MonthRuns(MoveRefused):
    text = _("This month is not over yet. It can be closed from the first day of the next one.")


class ClosedAlready(MoveRefused):
    text = _("This month is closed already.")


class OpenedAlready(MoveRefused):
    text = _("This month was opened meanwhile, or nobody asks to open it any more.")


class AnotherOpens(MoveRefused):
    text = _("Whoever asks to open a month does not open it. A colleague does.")
