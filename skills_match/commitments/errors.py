"""Why an endorsement or a letter cannot be taken. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused

from ..assignments.errors import AssignmentError


class NothingToEndorse(AssignmentError):
    text = _("This request does not wait for your endorsement any more.")


class SaidAlready(AssignmentError):
    text = _("Somebody of your institution has answered already.")


class TextChanged(AssignmentError):
    text = _("The institution sent a newer text while you had the page open. Read it again, then answer.")


class WhyNotEndorsed(AssignmentError):
    text = _("Write why not: the institution and the programme office read it.")


class EndorsementMissing(MoveRefused):
    text = _("In this programme the institution above endorses a request first. It has not done so yet.")


class NothingToSign(AssignmentError):
    text = _("This request cannot be signed any more. The institution knows how it stands.")


class BriefChanged(AssignmentError):
    text = _("The text changed while you had it open. Read it again, then sign.")


class AddressOfAnother(AssignmentError):
    text = _("This is not the address of the head: it belongs to the programme office or to the expert.")


class HeadUnreachable(AssignmentError):
    text = _("Letters to this address come back. Ask the head for another one, or for a signature on paper.")


class NotYourFile(AssignmentError):
    text = _("Each side writes its own file reference only.")
