"""Kinds of matches, of changes that an index follows, and of troubles with the search server."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeKind(TextChoices):
    """What an index has to read again."""

    PROFILE = "profile", _("Profile")
    ASSIGNMENT = "assignment", _("Assignment")
    TAXONOMY = "taxonomy", _("Taxonomy")


class IndexState(TextChoices):
    """The life of one index on the search server. Only its operators read these words."""

    BUILDING = "building"
    LIVE = "live"
    RETIRED = "retired"


class Audience(TextChoices):
    """For whom people are looked up: the office sees all matchable ones, hosts those who agreed to that."""

    OFFICE = "office", _("Programme office")
    HOSTS = "hosts", _("Institution")


class Section(IntegerChoices):
    """The three stretches of a list of matches, the last one first: a higher number is listed before a lower one."""

    SAME_OCCUPATION = 0, _("Same occupation group, none of the required skills")
    SOME_MISSING = 1, _("Some required skills missing")
    ALL_MET = 2, _("Meets every required skill")


class Feasibility(TextChoices):
    """Whether dates, place, way of working and languages allow it: told apart from what somebody can do."""

    POSSIBLE = "possible", _("Feasible")
    PARTLY = "partly", _("Feasible in part")
    RULED_OUT = "ruled_out", _("Not possible")


class Band(TextChoices):
    """How good a match is, as people read it: never a bare number."""

    STRONG = "strong", _("Strong match")
    GOOD = "good", _("Good match")
    PARTIAL = "partial", _("Partial match")


class MatchEngine(TextChoices):
    """What found the people of a list. Both give the same one."""

    EMBEDDED = "embedded", _("The portal itself")
    ELASTICSEARCH = "elasticsearch", _("The search server")


class Trouble(TextChoices):
    """Why the search server does not answer for the portal, as staff read it."""

    UNREACHABLE = "unreachable", _("The search server does not answer, or not in time.")
    BROKEN = "broken", _("The answers of the search server make no sense.")
    MISSING = "missing", _("An index on the search server is being built, or has not been built yet.")
    INCOMPLETE = "incomplete", _("A part of an index on the search server is not available.")
    BLOCKED = "blocked", _("The search server refuses to write, for instance because its disk is full.")
    BEHIND = "behind", _("Many changes wait to be written to the search server.")
    OUTDATED = "outdated", _("An index on the search server is too old and is being rebuilt.")
    REFUSED = "refused", _("The search server refused a question.")
