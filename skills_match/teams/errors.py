"""Why somebody cannot join a team, or a team cannot be decided on. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from casework.moves import MoveRefused

from ..applications.errors import ApplicationError
from ..models.team import TEAM_AT_MOST


class TooLateForTeams(ApplicationError):
    text = _("A team can be changed only until somebody of it is on the shortlist.")


class NoSuchTeam(ApplicationError):
    text = _("There is no team with this code for this assignment. Ask the person who gave it to you.")


class InATeamAlready(ApplicationError):
    text = _("This application is in a team already.")
    is_harmless = True


class TeamIsFull(ApplicationError):
    text = ngettext_lazy(
        "A team has at most %(count)s member.", "A team has at most %(count)s members.", TEAM_AT_MOST
    ) % {"count": TEAM_AT_MOST}


class TeamApart(MoveRefused):
    text = _(
        "This person applies in a team. Prepare the same decision for all of the team, then release them together. "
        "Nothing was decided."
    )
