"""The word that is looked for, and how it comes into every text about somebody."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.db import models
from django.test import Client
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from diaspora.models import User
from diaspora.privacy.registry import holdings
from tests.factories.people import UserFactory

WORD = "qanary"
SENTENCE = "Qanary wrote this"
#: Texts that the portal itself chooses: keys of templates, places of files, secrets.
NOT_TYPED = {
    "kind",
    "path",
    "sha256",
    "session_key",
    "content_type",
    "what",
    "fingerprint",
    "password",
    "secret",
    "browser",
    "owner",
    "page",
    "title",
    "reference",
    "side",
    "owed_minor",
    "paid_minor",
    "currency",
}
#: Written by the verbs alone, which all ran.
BY_VERBS = {"wagtailcore.modellogentry"}


def fill(user: User) -> None:
    """Put the word into every text about `user` that the register declares and somebody could have typed."""
    for holding in (holding for holding in holdings() if holding.label not in BY_VERBS):
        for row in holding.rows_of(user):
            texts = {}
            for name in {name for kept in holding.kept for name in kept.fields} - NOT_TYPED:
                field = holding.model._meta.get_field(name)
                if isinstance(field, models.EmailField):
                    texts[name] = "qanary@example.org"
                elif isinstance(field, models.JSONField):
                    texts[name] = {"said": [SENTENCE]}
                elif isinstance(field, models.CharField | models.TextField) and not field.choices:
                    texts[name] = SENTENCE[: getattr(field, "max_length", None) or 99]
            type(row)._base_manager.filter(pk=row.pk).update(**texts)


def qanary(**values) -> User:
    user = UserFactory(email="qanary@example.org", first_name="Qanary", last_name="Bird", **values)
    Client().post("/en/accounts/login/", {"login": user.email, "password": "kanga-kitenge"})
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Qanary's phone", "credential": {}})
    SocialAccount.objects.create(
        user=user, provider="google", uid=f"qanary {user.pk}", extra_data={"email": user.email}
    )
    UserProfile.get_for_user(user)
    log(instance=user, action="wagtail.edit", user=user, data={"name": SENTENCE})
    return user
