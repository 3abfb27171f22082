"""Why something about a programme cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused
from casework.refusals import Refused


class ProgrammeError(Refused):
    """The base of all refusals of programmes."""


class OfficersDecide(MoveRefused):
    """Raised with their names."""


class OfficeOnly(ProgrammeError):
    text = _("Only the programme office gives and ends rights.")


class OwnRight(ProgrammeError):
    text = _("Nobody gives a right to themselves. Ask a colleague.")


class NotAlone(ProgrammeError):
    text = _("You proposed this right yourself. A colleague confirms it.")


class RightOverlaps(ProgrammeError):
    text = _("This person has this right, or is proposed for it, on some of these days.")


class RightConfirmed(ProgrammeError):
    """A second click, or a colleague was faster."""

    text = _("This right is confirmed already.")
    is_harmless = True


class RightOver(ProgrammeError):
    text = _("The days of this right are over. Propose it for new days.")


class DayNotPossible(ProgrammeError):
    text = _("A right can only be shortened: choose a day from yesterday on, and none after its last day.")


class AccountClosed(ProgrammeError):
    text = _("This account is closed. Choose somebody who can sign in.")


class RowInUse(ProgrammeError):
    text = _("Other rows, or answers of people, refer to this. It stays; add another one that says more.")


class KeptAlready(ProgrammeError):
    text = _("The same is kept already: a colleague was quicker.")
