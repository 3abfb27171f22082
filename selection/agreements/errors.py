"""Why something about an agreement cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class NoAgreementNow(MoveRefused):
    text = _("An agreement is made when the offer is accepted.")


class NotThisSide(MoveRefused):
    text = _("You cannot sign for this side.")


class AlreadySigned(MoveRefused):
    text = _("This side has signed already.")
    is_harmless = True


class NotYourTurn(MoveRefused):
    text = _("First the expert signs, then the head of the institution, then the programme office.")


class AgreementReplaced(MoveRefused):
    text = _("There is a newer version of this agreement. Read it, then sign.")


class AgreementUnsigned(MoveRefused):
    text = _("The agreement is not signed by all sides yet.")
