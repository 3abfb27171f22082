"""Kinds and states of what editors publish and readers send."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CallKind(TextChoices):
    ANNOUNCEMENT = "announcement", _("Announcement")
    CALL = "call", _("Call")
    TENDER = "tender", _("Tender")


class CallOutcome(TextChoices):
    """What somebody decided; the clock says the rest."""

    AWARDED = "awarded", _("Awarded")
    CANCELLED = "cancelled", _("Cancelled")


class CallState(TextChoices):
    OPEN = "open", pgettext_lazy("calls", "Open")
    CLOSING_SOON = "closing_soon", _("Closing soon")
    CLOSED = "closed", _("Closed")
    AWARDED = "awarded", _("Awarded")
    CANCELLED = "cancelled", _("Cancelled")


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
    REPORT = "report", _("Report")
    STUDY = "study", _("Study")
    PROFILE = "profile", _("Migration profile")
    POLICY = "policy", _("Policy or law")
    FRAMEWORK = "framework", _("Framework or strategy")
    REGULATION = "regulation", _("Regulations")
    MANUAL = "manual", _("Manual")
    GUIDE = "guide", _("Guide")
    DIRECTORY = "directory", _("Directory")
    NEWSLETTER = "newsletter", _("Newsletter")
    PRESS = "press", _("Press release")
    TALK = "talk", pgettext_lazy("publication", "Talk: slides or recording")


class Licence(TextChoices):
    """What readers may do with a publication: a closed list, as each one has a text that says it exactly."""

    ZERO = "cc0", _("Public domain (CC0 1.0)")
    BY = "cc-by", _("Creative Commons, name the author (CC BY 4.0)")
    BY_SA = "cc-by-sa", _("Creative Commons, name the author, share alike (CC BY-SA 4.0)")
    BY_NC = "cc-by-nc", _("Creative Commons, name the author, not for business (CC BY-NC 4.0)")
    IGO = "cc-igo", _("Creative Commons, unchanged and not for business (CC BY-NC-ND 3.0 IGO)")
    RESERVED = "reserved", _("All rights reserved: ask the publisher before you copy it")

    @property
    def address(self) -> str:
        """Where the licence is written out; empty for none."""
        paths = {
            Licence.ZERO: "publicdomain/zero/1.0",
            Licence.BY: "licenses/by/4.0",
            Licence.BY_SA: "licenses/by-sa/4.0",
            Licence.BY_NC: "licenses/by-nc/4.0",
            Licence.IGO: "licenses/by-nc-nd/3.0/igo",
        }
        return f"https://creativecommons.org/{paths[self]}/" if self in paths else ""


class OrganisationKind(TextChoices):
    GOVERNMENT = "government", _("Government")
    INTERNATIONAL = "international", _("International organisation")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    RESEARCH = "research", _("Training and research")
    BUSINESS = "business", _("Business")

    @property
    def of_several(self) -> str:
        """As the heading of a list."""
        return str(_SEVERAL[self])


_SEVERAL = {
    OrganisationKind.GOVERNMENT: _("Government"),
    OrganisationKind.INTERNATIONAL: _("International organisations"),
    OrganisationKind.CIVIL_SOCIETY: _("Civil society"),
    OrganisationKind.RESEARCH: _("Training and research"),
    OrganisationKind.BUSINESS: _("Businesses"),
}


class ProjectRole(TextChoices):
    FUNDER = "funder", _("Pays for it")
    PARTNER = "partner", _("Works with us")


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


class Unread(TextChoices):
    """Why the text of a PDF is not known, said to its editor with what to do."""

    LOCKED = "locked", _("This PDF is locked with a password. Save it without one, and choose the new file.")
    BROKEN = "broken", _("This PDF cannot be opened. Save it again as PDF, and choose the new file.")
    COMPLICATED = (
        "complicated",
        _("This PDF is too complicated to be read. Print it to a new PDF, and choose the new file."),
    )
    LATER = "later", _("This PDF could not be read just now. The portal tries again within the day.")


class LinkFault(TextChoices):
    """Why an address leads nowhere, in words for editors."""

    GONE = "gone", _("This page is not there any more.")
    NO_SITE = "no_site", _("There is no website of this name.")
    SILENT = "silent", _("The website does not answer.")
    BROKEN = "broken", _("The website answers with an error.")
    UNSAFE = "unsafe", _("The website’s certificate is not valid.")
    LOOP = "loop", _("The website sends readers round in circles.")
    PRIVATE = "private", _("The address leads into a private network.")
    MALFORMED = "malformed", _("This is no address of a website.")


class JobState(TextChoices):
    """Where the translation of a text stands that somebody asked for."""

    WAITING = "waiting", pgettext_lazy("translation", "Waiting")
    IN_WORK = "in_work", _("Being translated")
    DONE = "done", pgettext_lazy("translation", "Translated")
    WITHDRAWN = "withdrawn", _("No longer needed")


class JobActor(TextChoices):
    """In which capacity somebody moves a translation job."""

    TRANSLATOR = "translator"
    ASKER = "asker"
    CLOCK = "clock"


_J, _A = JobState, JobActor
OPEN_JOBS = (_J.WAITING, _J.IN_WORK)

#: Allowed moves of a translation job: (from, to) → who may. The clock stands for the
#: publication of the text, and for what ends with an account.
JOB_MOVES: dict[tuple[JobState, JobState], set[JobActor]] = {
    (_J.WAITING, _J.IN_WORK): {_A.TRANSLATOR},
    (_J.IN_WORK, _J.WAITING): {_A.TRANSLATOR, _A.CLOCK},
    (_J.IN_WORK, _J.DONE): {_A.TRANSLATOR, _A.CLOCK},
    (_J.WAITING, _J.DONE): {_A.CLOCK},
    (_J.WAITING, _J.WITHDRAWN): {_A.ASKER, _A.CLOCK},
    (_J.IN_WORK, _J.WITHDRAWN): {_A.ASKER, _A.CLOCK},
}
