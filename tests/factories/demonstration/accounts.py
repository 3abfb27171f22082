"""The sign-ins of portal.demonstration with their rights, and their second factor."""

import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.utils import timezone

from diaspora.models import User
from portal import demonstration

from ..people import UserFactory

GROUPS = {
    "office": ["Programme office"],
    "finance": ["Finance"],
    "approver": ["Finance approvers"],
    "editor": ["Editors"],
    "moderator": ["Moderators"],
    "translator": ["Translators"],
    "administrator": ["Administrators"],
}


#: Who reads Kiswahili, and how many days ago the first of them began.
LANGUAGES = {"ministry": "sw", "translator": "sw"}
STAFF_SINCE = 320


def build_accounts() -> dict[str, User]:
    """name → account. Professional and expert get a profile from `build_people`, the ministry an institution."""
    accounts = {}
    for place, account in enumerate(demonstration.ACCOUNTS):
        user = accounts[account.name] = UserFactory(
            email=account.email,
            first_name=account.given_names,
            last_name=account.family_name,
            password=demonstration.PASSWORD,
            date_joined=timezone.now() - datetime.timedelta(days=STAFF_SINCE - 2 * place, hours=place),
            preferred_language=LANGUAGES.get(account.name, "en"),
            is_superuser=account.name == "administrator",
            is_staff=account.name == "administrator",
        )
        if account.is_staff_role:
            TOTP.activate(user, demonstration.TOTP_SECRET)
        user.groups.set(Group.objects.filter(name__in=GROUPS.get(account.name, [])))
    assert Authenticator.objects.filter(user=accounts["office"]).exists()
    return accounts
