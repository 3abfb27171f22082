"""Who people are: accounts, profiles, institutions, consent and notices."""

from .consent import Consent, FileAccess
from .hourly_use import HourlyUse
from .institution import Institution, InstitutionName, Invitation, Membership
from .notice import Notice
from .office_note import OfficeNote
from .operator import Operator, Partner
from .private_file import PrivateFile, StoredFile
from .profile import AvailabilityWindow, Experience, Profile, ProfileLanguage
from .record import Education, Licence, ProfessionalMembership, Referee, WorkLink
from .reference import District, Language, Region, Sector
from .sign_of_life import SignOfLife
from .user import User
from .written_email import WrittenEmail

__all__ = [
    "AvailabilityWindow",
    "Consent",
    "District",
    "Education",
    "Experience",
    "FileAccess",
    "HourlyUse",
    "Institution",
    "InstitutionName",
    "Invitation",
    "Language",
    "Licence",
    "Membership",
    "Notice",
    "OfficeNote",
    "Operator",
    "Partner",
    "PrivateFile",
    "ProfessionalMembership",
    "Profile",
    "ProfileLanguage",
    "Referee",
    "Region",
    "Sector",
    "SignOfLife",
    "StoredFile",
    "User",
    "WorkLink",
    "WrittenEmail",
]
