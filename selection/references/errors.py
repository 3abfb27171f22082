"""Why a referee is not asked, or cannot answer."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NotReferred(Refused):
    """The base of what is refused about references."""


class RefereesNotNow(NotReferred):
    text = _("Referees are asked once the offer is accepted, or earlier where the programme says so.")


class ReferencesChanged(NotReferred):
    text = _("A referee was asked or has answered while your page was open. Read how it stands now, then decide.")


class NoAddressOfReferee(NotReferred):
    text = _("This referee has no e-mail address. Please call.")


class RefereeUnreachable(NotReferred):
    text = _("Letters to this address come back. Please call, or ask somebody else.")


class RefereeIsThePerson(NotReferred):
    text = _("This is the address of the person who applies, or of the programme office. Ask for another referee.")


class Answered(NotReferred):
    text = _("This referee has answered already.")


class AnswerGiven(NotReferred):
    text = _("You have answered already. Thank you.")


class NotAskedNow(NotReferred):
    text = _("Your answer is not needed any more. Thank you.")
