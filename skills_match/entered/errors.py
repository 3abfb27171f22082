"""Why what was typed for somebody else cannot go on. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused
from casework.refusals import Refused


class EnteredRefusal(Refused):
    """The base."""


class ConfirmedAlready(EnteredRefusal):
    text = _("This was confirmed and sent already.")
    is_harmless = True


class TextIsAnother(EnteredRefusal):
    text = _("The text was changed while you had it open. Read it again: the paper may be signed for another one.")


class EnteredForOneself(EnteredRefusal):
    text = _("This is your own address. Apply with your own account.")


class BegunAlready(EnteredRefusal):
    text = _(
        "There is an application of this person for this assignment already. It can be read and changed by signing in."
    )


class AddressDoesNotWork(EnteredRefusal):
    text = _("Letters to this address come back. Ask the person for another one, or for a signature on paper.")


class NotConfirmedYet(MoveRefused):
    text = _("The institution has not confirmed this request yet.")


class ApproverEntered(MoveRefused):
    text = _("You entered this request for the institution. Somebody else of the office approves it.")
