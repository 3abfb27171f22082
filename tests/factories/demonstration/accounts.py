"""The five sign-ins of portal.demonstration with their rights, and their second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group

from diaspora.enums import MemberRole
from diaspora.models import User
from portal import demonstration

from ..people import MembershipFactory, UserFactory

GROUPS = {
    "office": ["Programme office"],
    "editor": ["Editors", "Moderators"],
    "administrator": ["Administrators"],
}


def build_accounts(institutions) -> dict[str, User]:
    """name → account. The professional gets a profile from `build_people`."""
    accounts = {}
    for account in demonstration.ACCOUNTS:
        user = accounts[account.name] = UserFactory(
            email=account.email,
            first_name=account.given_names,
            last_name=account.family_name,
            password=demonstration.PASSWORD,
            is_superuser=account.name == "administrator",
            is_staff=account.name == "administrator",
        )
        if account.is_staff_role:
            TOTP.activate(user, demonstration.TOTP_SECRET)
        user.groups.set(Group.objects.filter(name__in=GROUPS.get(account.name, [])))
    MembershipFactory(institution=institutions["lake"], user=accounts["ministry"], role=MemberRole.MANAGER)
    for key, institution in institutions.items():
        if key != "lake":
            user = UserFactory(
                email=f"{key}@{accounts['office'].email.split('@')[1]}", first_name="Mwajuma", password=None
            )
            MembershipFactory(institution=institution, user=user, role=MemberRole.MANAGER)
    assert Authenticator.objects.filter(user=accounts["office"]).exists()
    return accounts
