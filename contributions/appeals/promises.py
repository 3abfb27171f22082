"""What is promised about the money of an appeal, as the giver reads it next to the form and on the receipt."""

from django.utils.translation import gettext as _

from ..enums import AppealEnd, Leftover
from ..models import Appeal


def promises(appeal: Appeal) -> list[str]:
    """One sentence for each way in which an appeal may end."""
    return [
        promise(appeal, AppealEnd.MISSED),
        promise(appeal, AppealEnd.REACHED),
        promise(appeal, AppealEnd.CANCELLED),
    ]


def promise(appeal: Appeal, end: AppealEnd) -> str:
    """The sentence about one way to end."""
    texts = {
        AppealEnd.MISSED: (
            appeal.if_missed,
            _("If the goal is not reached, your gift is used for the same project, for as much as it can do."),
            _("If the goal is not reached, your gift goes to “%(other)s”."),
            _("If the goal is not reached, we give your gift back."),
        ),
        AppealEnd.REACHED: (
            appeal.if_exceeded,
            _("What comes in above the goal is used for the same project."),
            _("Gifts that come in after the goal is reached go to “%(other)s”."),
            _("Gifts that come in after the goal is reached are given back."),
        ),
        AppealEnd.CANCELLED: (
            appeal.if_cancelled,
            _("If the work cannot take place, your gift is used for the same project in another way."),
            _("If the work cannot take place, your gift goes to “%(other)s”."),
            _("If the work cannot take place, we give your gift back."),
        ),
    }
    chosen, keep, move, give_back = texts[end]
    text = {Leftover.KEEP: keep, Leftover.MOVE: move, Leftover.GIVE_BACK: give_back}[Leftover(chosen)]
    return text % {"other": appeal.fallback} if chosen == Leftover.MOVE else text


def leftover_of(appeal: Appeal) -> Leftover:
    """What was promised for the way in which `appeal` has ended."""
    chosen = {
        AppealEnd.MISSED: appeal.if_missed,
        AppealEnd.REACHED: appeal.if_exceeded,
        AppealEnd.CANCELLED: appeal.if_cancelled,
    }
    return Leftover(chosen[AppealEnd(appeal.end)])
