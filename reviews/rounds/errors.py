"""Why a round cannot go on. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class RoundUnderWay(Refused):
    text = _("A round is under way already. Finish or drop it first.")


class NobodyToJudge(Refused):
    text = _("Nothing waits to be judged here.")


class NotAReviewer(Refused):
    text = _("One of these people may not judge here. Choose again.")


class NamedTwice(Refused):
    text = _("Somebody is chosen for two sides, or twice. Each person judges for one side.")


class SideMissing(Refused):
    text = _("Choose at least one reviewer of each side.")


class OrganiserReviews(Refused):
    """Who prepares blind copies knows the names."""

    text = _("Whoever runs a blind round knows the names and cannot be a reviewer in it.")


class CopiesMissing(Refused):
    text = _("Some texts have no blind copy yet. Accept or correct them first.")


class LastPhase(Refused):
    text = _("This is the last phase.")


class PlanNotAllowed(Refused):
    text = _("The programme says how its files are judged. Choose what it allows.")
