"""States, roles and reasons of people and institutions."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class TanzaniaLink(TextChoices):
    """How a person is linked to Tanzania. Shown to the office, never part of a score."""

    CITIZEN = "citizen", _("Citizen of Tanzania")
    FORMER_CITIZEN = "former_citizen", _("Former citizen of Tanzania")
    DESCENDANT = "descendant", _("Child or grandchild of a Tanzanian")
    FRIEND = "friend", _("Friend of Tanzania")


class CEFR(TextChoices):
    """Levels of the Common European Framework of Reference for Languages, in ascending order."""

    A1 = "A1", _("A1 – a few words and phrases")
    A2 = "A2", _("A2 – simple everyday talk")
    B1 = "B1", _("B1 – gets by at work")
    B2 = "B2", _("B2 – works in it with ease")
    C1 = "C1", _("C1 – fluent, also on difficult matters")
    C2 = "C2", _("C2 – like a mother tongue")


class EducationLevel(IntegerChoices):
    """How far an education leads, in ascending order."""

    SECONDARY = 1, _("Secondary school")
    CERTIFICATE = 2, _("Certificate")
    DIPLOMA = 3, _("Diploma")
    BACHELOR = 4, _("Bachelor’s degree")
    MASTER = 5, _("Master’s degree or specialist")
    DOCTORATE = 6, _("Doctorate")


class Visibility(TextChoices):
    """Who may see a published profile. Each step includes the ones before it. Nothing is chosen for anybody: until the
    person chose, it is empty."""

    HIDDEN = "hidden", _("Nobody: hide my profile")
    OFFICE = "office", _("The programme office only")
    HOSTS = "hosts", _("Matching institutions too, without my name")


#: With one of these somebody else sees a profile, once it is published.
SEEN_BY_OTHERS = frozenset({Visibility.OFFICE, Visibility.HOSTS})


class ConsentPurpose(TextChoices):
    """What personal data may be used for. One consent each."""

    MATCHING = "matching", _("Match my profile with assignments")
    HOSTS = "hosts", _("Show my profile without my name to matching institutions")
    ALERTS = "alerts", _("Send me assignments that fit by e-mail")
    DIRECTORY = "directory", _("Show my name and skills in the public directory")


class DigestRhythm(TextChoices):
    """How often somebody wants a letter that says what waits for them."""

    WEEKLY = "weekly", _("Each Monday")
    DAILY = "daily", _("Each working day")


class PartState(TextChoices):
    """How far a person is with one part of the profile."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")


class FileKind(TextChoices):
    CV = "cv", _("CV")
    #: What a record names and no profile: it goes when nothing names it any more.
    EVIDENCE = "evidence", _("Evidence")


class HourlyLimit(TextChoices):
    """What a person may do only so often within an hour; how often is said in diaspora.hourly_limits."""

    UPLOADS = "uploads", _("Sent a document")
    COLLEAGUES = "colleagues", _("Invited a colleague")
    ADDRESSES = "addresses", _("Had a link sent to an official address")
    MATCHES = "matches", _("Invited a matching person")
    SKILLS = "skills", _("Suggested a skill")


class LookedAt(TextChoices):
    """What somebody else opened; kept in FileAccess.what."""

    PROFILE = "profile", _("Your profile")
    CV = "cv", _("Your CV")
    APPLICATION = "application", _("Your application")
    INVITED = "invited", _("Your profile, after you said yes to an invitation")
    EMERGENCY = "emergency", _("Your emergency card")
    PAY_ACCOUNT = "pay_account", _("Where you are paid")
    LIST = "list", _("Your line in a list that was downloaded")


class InstitutionKind(TextChoices):
    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Government agency")
    LOCAL = "local", _("Local government")
    HOSPITAL = "hospital", _("Hospital or health centre")
    EDUCATION = "education", _("University, college or school")
    RESEARCH = "research", _("Research institute")
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    OTHER = "other", _("Other public body")


class InstitutionState(TextChoices):
    PENDING = "pending", _("Waiting for approval")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Not approved")
    SUSPENDED = "suspended", _("Suspended")


class StaffGroup(TextChoices):
    """Roles of the portal's own staff. The value is the name of the group that holds its rights."""

    EDITORS = "Editors", _("Editors")
    MODERATORS = "Moderators", _("Moderators")
    TRANSLATORS = "Translators", _("Translators")
    OFFICE = "Programme office", _("Programme office")
    FINANCE = "Finance", _("Finance")
    FINANCE_APPROVERS = "Finance approvers", _("Finance approvers")
    ADMINISTRATORS = "Administrators", _("Administrators")


class MemberRole(TextChoices):
    """What a member may do for the institution. Each role includes the ones before it."""

    AUTHOR = "author", _("Author – writes assignments")
    REVIEWER = "reviewer", _("Reviewer – also reads applications")
    MANAGER = "manager", _("Manager – also manages members")


class InstitutionActor(TextChoices):
    """Who makes a move."""

    OFFICE = "office", _("Programme office")


_I = InstitutionState
#: Allowed moves of an institution: (from, to) → who may.
INSTITUTION_MOVES: dict[tuple[InstitutionState, InstitutionState], set[InstitutionActor]] = {
    (_I.PENDING, _I.APPROVED): {InstitutionActor.OFFICE},
    (_I.PENDING, _I.REJECTED): {InstitutionActor.OFFICE},
    (_I.APPROVED, _I.SUSPENDED): {InstitutionActor.OFFICE},
    (_I.SUSPENDED, _I.APPROVED): {InstitutionActor.OFFICE},
    (_I.REJECTED, _I.APPROVED): {InstitutionActor.OFFICE},
}
