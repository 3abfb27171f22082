"""The demonstration sign-ins: their secrets are known to everybody, so production refuses them."""

import time
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "kanga-kitenge-2026"  # noqa: S105 - known on purpose
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - known on purpose


@dataclass(frozen=True)
class DemonstrationAccount:
    role: str | Promise
    name: str
    given_names: str
    family_name: str
    is_staff_role: bool = True

    @property
    def email(self) -> str:
        return f"{self.name}@{settings.DEMONSTRATION_DOMAIN}"


ACCOUNTS = [
    DemonstrationAccount(_("Professional"), "professional", "Asha", "Mrema", is_staff_role=False),
    DemonstrationAccount(_("Expert on assignment"), "expert", "Baraka", "Mollel", is_staff_role=False),
    DemonstrationAccount(_("Ministry officer"), "ministry", "Juma", "Komba"),
    DemonstrationAccount(_("Programme officer"), "office", "Rehema", "Kweka"),
    DemonstrationAccount(_("Finance"), "finance", "Upendo", "Massawe"),
    DemonstrationAccount(_("Finance approver"), "approver", "Omari", "Salum"),
    DemonstrationAccount(_("Editor"), "editor", "Daudi", "Lema"),
    DemonstrationAccount(_("Moderator"), "moderator", "Mariam", "Kilonzo"),
    DemonstrationAccount(_("Translator"), "translator", "Hashim", "Kirefu"),
    DemonstrationAccount(_("Administrator"), "administrator", "Zawadi", "Ngowi"),
]


def current_code() -> str:
    """The second-factor code that the demonstration accounts of staff take now; it changes every 30 seconds."""
    return format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30))
