"""Why a visa letter is not asked for, changed or issued."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NoPlace(Refused):
    text = _("A letter is for people with a confirmed place.")


class EventIsOver(Refused):
    text = _("The event is over. No more letters are written.")


class AlreadyIssued(Refused):
    text = _("This letter is issued already.")
    is_harmless = True


class AskedAgain(Refused):
    """The delegate changed or took back what the page of the team showed."""

    text = _("The delegate has changed this meanwhile. Read it once more.")
