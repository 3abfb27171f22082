"""States of appeals and gifts, with the tables of allowed moves, and what is promised about the money."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from payments.enums import FinanceActor


class AppealState(TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", pgettext_lazy("appeal", "Open")
    CLOSING = "closing", _("About to be closed, waits for a second person")
    CLOSED = "closed", pgettext_lazy("appeal", "Closed")


_S, _A = AppealState, FinanceActor
APPEAL_MOVES: dict[tuple[AppealState, AppealState], set[FinanceActor]] = {
    (_S.DRAFT, _S.OPEN): {_A.PREPARER},
    (_S.OPEN, _S.CLOSING): {_A.PREPARER},
    (_S.CLOSING, _S.OPEN): {_A.PREPARER, _A.APPROVER},
    (_S.CLOSING, _S.CLOSED): {_A.APPROVER},
}


class AppealEnd(TextChoices):
    """How an appeal ended."""

    REACHED = "reached", _("The goal was reached")
    MISSED = "missed", _("The goal was not reached")
    CANCELLED = "cancelled", _("The project or assignment does not take place")


class Leftover(TextChoices):
    """What happens with gifts when an appeal ends."""

    KEEP = "keep", _("They are used for the same project")
    MOVE = "move", _("They go to another appeal")
    GIVE_BACK = "give_back", _("They are given back")


class GiftState(TextChoices):
    """Whether we take a gift. How far its money is, payments know."""

    WAITING = "waiting", _("Waits for finance")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


_G = GiftState
GIFT_MOVES: dict[tuple[GiftState, GiftState], set[FinanceActor]] = {
    (_G.WAITING, _G.ACCEPTED): {_A.PREPARER},
    (_G.WAITING, _G.DECLINED): {_A.PREPARER, _A.STRIPE},  # nobody of finance: the giver wrote something else
}


class Homage(TextChoices):
    """Whom a gift honours, or in whose name it is given."""

    BEHALF = "behalf", _("On behalf of somebody")
    MEMORY = "memory", _("In memory of somebody")

    @property
    def before_a_name(self) -> str:
        return str(_("On behalf of") if self == Homage.BEHALF else _("In memory of"))


class EndedBy(TextChoices):
    """Who ended a monthly gift, or one that finance has not decided."""

    GIVER = "giver", _("The giver")
    US = "us", _("The programme")
    FAILURES = "failures", _("The card failed too often")
