"""Why something about an application cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveNotAllowed
from casework.refusals import Refused


class ApplicationError(Refused):
    """The base of what is refused about an application itself; moves are refused by casework.moves."""


class AssignmentClosed(ApplicationError):
    text = _("Applications for this assignment have closed. Your text is kept as a draft.")


class AlreadyApplied(ApplicationError):
    """There is an application of this person for this assignment, and it is no draft any more."""

    text = _("You have already applied for this assignment.")

    def __init__(self, application) -> None:
        super().__init__()
        self.application = application


class OwnInstitution(ApplicationError):
    text = _("You work for this institution here, so you cannot apply for its assignments.")


class ProfileNotComplete(ApplicationError):
    text = _("Complete your profile first. It is sent with your application.")


class ProfileChanged(ApplicationError):
    text = _("Your profile has changed since this page was shown. Please check it again before you send it.")


class ApplicationIncomplete(ApplicationError):
    """Something required is missing; `fields` names it."""

    text = _("Something is still missing in your application.")

    def __init__(self, fields: list[str]) -> None:
        super().__init__()
        self.fields = fields


class AnswerMissing(ApplicationError):
    text = _("Write your answer.")


class PlaceGivenUp(ApplicationError):
    """A place had been offered: the other side counted on the answer."""

    text = _("You gave up a place that was offered to you, so this application stays withdrawn. Write to the office.")


class OwnApplication(MoveNotAllowed):
    text = _("You cannot decide on your own application. Ask a colleague.")
