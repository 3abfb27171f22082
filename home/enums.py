"""Kinds and states of what editors publish and readers send."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactTopic(TextChoices):
    MONEY = "money", _("Somebody asked me for money")
    ABUSE = "abuse", _("Abuse, harassment or exploitation")
    ACCOUNT = "account", _("My account or profile")
    ASSIGNMENT = "assignment", _("An assignment or application")
    INSTITUTION = "institution", _("My institution")
    PRIVACY = "privacy", _("My personal data")
    WEBSITE = "website", _("This website")
    OTHER = "other", _("Something else")


#: Read first, and answered soonest.
URGENT_TOPICS = (ContactTopic.MONEY, ContactTopic.ABUSE)


class LibraryKind(TextChoices):
    POLICY = "policy", _("Policy or law")
    STUDY = "study", _("Study")
    PROFILE = "profile", _("Migration profile")
    MANUAL = "manual", _("Manual or guide")
    NEWSLETTER = "newsletter", _("Newsletter")
    REPORT = "report", _("Report")


class MenuPosition(TextChoices):
    MAIN = "main", _("Main menu")
    FOOTER = "footer", _("Footer")


class TopicGroup(TextChoices):
    THEME = "theme", _("Theme of the portal")
    GOAL = "goal", _("Goal of the 2030 Agenda")


class TranslationState(TextChoices):
    """The state of a page in another language, worst first."""

    MISSING = "missing", _("Missing")
    INCOMPLETE = "incomplete", _("Partly translated")
    DRAFT = "draft", _("Translated, not published")
    STALE = "stale", _("Out of date")
    CURRENT = "current", _("Up to date")
