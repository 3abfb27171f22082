"""What diaspora keeps about people, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from ..models import (
    AvailabilityWindow,
    Consent,
    Experience,
    FileAccess,
    Notice,
    PrivateFile,
    Profile,
    ProfileLanguage,
)
from .account_holdings import ACCOUNT_HOLDINGS
from .institution_holdings import INSTITUTION_HOLDINGS
from .letter_holdings import LETTER_HOLDINGS
from .record_holdings import RECORD_HOLDINGS
from .registry import ACCOUNT, CHANGE, Holding, Kept, LegalGround, register_holdings

HOLDINGS = [
    Holding(
        Profile,
        _("Profile"),
        "user",
        (
            Kept(
                ("country_of_residence", "city", "tanzania_link", "phone"),
                _("So that the programme office can plan with you. It never counts in a match."),
                LegalGround.CONSENT,
                CHANGE,
            ),
            Kept(
                ("headline", "about", "experience_years"),
                _("So that institutions understand what you can pass on"),
                LegalGround.CONSENT,
                CHANGE,
            ),
            Kept(
                (
                    "on_site",
                    "online",
                    "blended",
                    "shortest_stay_days",
                    "longest_stay_days",
                    "anywhere",
                    "regions",
                ),
                _("To match you with assignments"),
                LegalGround.CONSENT,
                CHANGE,
            ),
            Kept(
                ("support_needed",),
                _("So that you can do well in an assignment. It never counts in a match or a selection."),
                LegalGround.CONSENT,
                CHANGE,
            ),
            Kept(
                ("visibility", "published_at", "confirmed_at", "created_at", "updated_at"),
                _("To show your profile only to whom you chose, and to ask you after a year whether it is still true"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        ProfileLanguage,
        _("Languages"),
        "profile__user",
        (Kept(("language", "level"), _("To match you with assignments"), LegalGround.CONSENT, CHANGE),),
    ),
    Holding(
        AvailabilityWindow,
        _("Availability"),
        "profile__user",
        (Kept(("starts_on", "ends_on"), _("To match you with assignments"), LegalGround.CONSENT, CHANGE),),
    ),
    Holding(
        Experience,
        _("Work experience"),
        "profile__user",
        (
            Kept(
                ("title", "organisation", "country", "from_year", "until_year", "summary"),
                _("So that institutions understand what you can pass on"),
                LegalGround.CONSENT,
                CHANGE,
            ),
        ),
    ),
    Holding(
        PrivateFile,
        _("Files"),
        "owner",
        (
            Kept(
                ("kind", "original_name", "size", "uploaded_at", "is_current"),
                _("To send your CV with your applications"),
                LegalGround.CONSENT,
                _("Until you remove the file; a CV that you sent with an application until you delete your account"),
            ),
            Kept(
                ("content_type", "path", "sha256"),
                _("To find the file again and to know that it is unchanged"),
                LegalGround.SECURITY,
                _("As long as the file"),
                is_exported=False,
            ),
        ),
    ),
    Holding(
        Consent,
        _("Consents"),
        "user",
        (
            Kept(
                ("purpose", "text_version", "given_at", "withdrawn_at"),
                _("To prove what you agreed to, and when"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        FileAccess,
        _("Who looked at your file"),
        "subject",
        (
            Kept(
                ("viewer_role", "what", "at"),
                _("So that you know who read your data"),
                LegalGround.SECURITY,
                ACCOUNT,
            ),
            Kept(
                ("viewer",),
                _("So that the programme can hold the reader to account"),
                LegalGround.SECURITY,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        Notice,
        _("Notices"),
        "user",
        (
            Kept(
                ("kind", "values", "path", "created_at", "read_at", "emailed_at"),
                _("To tell you what happened"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("email_due_at", "email_attempts", "email_error"),
                _("To send the e-mail once, and to notice when it does not arrive"),
                LegalGround.SERVICE,
                ACCOUNT,
                is_exported=False,
            ),
            Kept(
                ("about",),
                _("So that a notice that names somebody else goes with that person's account"),
                LegalGround.SERVICE,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
]


def register() -> None:
    register_holdings([*ACCOUNT_HOLDINGS, *HOLDINGS, *RECORD_HOLDINGS, *LETTER_HOLDINGS, *INSTITUTION_HOLDINGS])
