"""Who people are: accounts, profiles, institutions, consent and notices."""

from .consent import Consent, FileAccess
from .digest import DigestChoice, DigestLetter
from .hourly_use import HourlyUse
from .institution import Institution, InstitutionName, Invitation, Membership
from .notice import Notice
from .office_note import OfficeNote
from .operator import Operator, Partner
from .plan import InstitutionPlan, Site
from .private_file import PrivateFile, StoredFile
from .profile import AvailabilityWindow, Experience, Profile, ProfileLanguage
from .record import Education, ProfessionalLicence, ProfessionalMembership, Referee, WorkLink
from .reference import District, Language, Region, Sector
from .sign_of_life import SignOfLife
from .thread import Thread, ThreadMessage, ThreadReading
from .user import User
from .written_email import WrittenEmail

__all__ = [
    "AvailabilityWindow",
    "Consent",
    "DigestChoice",
    "DigestLetter",
    "District",
    "Education",
    "Experience",
    "FileAccess",
    "HourlyUse",
    "Institution",
    "InstitutionName",
    "InstitutionPlan",
    "Invitation",
    "Language",
    "Membership",
    "Notice",
    "OfficeNote",
    "Operator",
    "Partner",
    "PrivateFile",
    "ProfessionalLicence",
    "ProfessionalMembership",
    "Profile",
    "ProfileLanguage",
    "Referee",
    "Region",
    "Sector",
    "SignOfLife",
    "Site",
    "StoredFile",
    "Thread",
    "ThreadMessage",
    "ThreadReading",
    "User",
    "WorkLink",
    "WrittenEmail",
]
