"""Why something about an offer cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class OfferError(MoveRefused):
    """The base of what is refused about an offer."""


class AnswerDayTooEarly(OfferError):
    text = _("The last day to answer must be in the future.")


class OfferExpired(OfferError):
    text = _("The day to answer this offer has passed.")


class OfferMissing(OfferError):
    """A place is never offered without the offer itself: its last day, its terms."""

    text = _("Write the offer first: until when the applicant answers, and what is offered.")


class PostsTaken(OfferError):
    text = _("All places of this assignment are taken or offered.")


class OfferReplaced(OfferError):
    text = _("There is a newer version of this offer. Read it, then answer.")


class ElementStandsAgainst(OfferError):
    text = _(
        "You said of a part of this offer that it does not work for you. Change that answer first, or ask for "
        "something else."
    )


class OverBudget(OfferError):
    """Offers never promise more than a budget line has."""

    def __init__(self, *, line: str, taken: str, left: str) -> None:
        text = _("This offer takes %(taken)s from the budget line %(line)s, of which %(left)s is left.")
        super().__init__(text % {"taken": taken, "line": line, "left": left})
