"""Why something about a claim cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class ClaimClosed(MoveRefused):
    text = _("This claim was sent, so it is not changed any more. Begin another one.")


class TooLateToClaim(MoveRefused):
    text = _("The last day to claim is over. Write to the programme office.")


class NotOfThisStay(MoveRefused):
    text = _("These days are not days of your assignment, or have not come yet.")


class NoRate(MoveRefused):
    text = _("The programme has no rate for this allowance on these days. Write to the programme office.")


class ClaimedBefore(MoveRefused):
    text = _("You have claimed this allowance for some of these days already.")


class NothingClaimed(MoveRefused):
    text = _("Add what you claim first.")


class LinesMissing(MoveRefused):
    text = _("Decide on every line.")


class SomebodyElse(MoveRefused):
    text = _("Whoever checked a claim does not approve it. A colleague does.")


class ExchangeRateMissing(MoveRefused):
    """No official rate for the month of a receipt: raised with currency and month in its text."""


class OverOffer(MoveRefused):
    """More than was offered, without a reason: raised with what is left in its text."""


class SharesDiffer(MoveRefused):
    text = _("The parts that the grants carry are not together what is accepted, or one grant is named twice.")


class OtherProgramme(MoveRefused):
    text = _("This budget line or grant belongs to another programme.")


class PaidAlready(MoveRefused):
    text = _("Some of it was paid already, so it is not sent back any more.")


class TooMuchPaid(MoveRefused):
    """More than is open, or nothing: raised with what is open in its text."""

    text = _("Only %(open)s are open. Write an amount up to that.")


class NoSuchPayment(MoveRefused):
    text = _("This payment has come back already.")


class NothingOpen(MoveRefused):
    text = _("All of it is paid. Say at its payment that the money came back.")


class NothingPaid(MoveRefused):
    text = _("None of it was paid. Send it back to the expert instead.")


class WasWithTheBank(MoveRefused):
    text = _("This advance was with the bank already, so it stays. Change it and send it again.")


class ReferenceUsed(MoveRefused):
    text = _("Another claim was paid by this reference. Look at the bank statement again.")


class AdvanceOpen(MoveRefused):
    text = _("Your earlier advance is not settled yet. Claim what it was for, or pay back what is left.")


class AdvanceOnItsWay(MoveRefused):
    text = _(
        "An advance of this assignment is being paid. Report its payment or send it back first: then it is taken off."
    )


class AdvanceUsed(MoveRefused):
    text = _("A part of this advance was settled already. Send back the claims from which it was taken off first.")


class AnotherAdvance(MoveRefused):
    text = _("The expert has another advance by now, so what this claim settled is not opened any more.")


class MonthClosed(MoveRefused):
    """Raised with the month in its text."""

    text = _("%(month)s is closed. Choose a later day, or ask a colleague to open the month with you.")


class RateUsed(MoveRefused):
    text = _("There is a rate for this currency and month already.")
