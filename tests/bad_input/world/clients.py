"""Who is signed in, and how."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.signup import redirect_to_signup
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.conftest import sign_in
from tests.factories.people import UserFactory


def unusual_clients(world) -> dict[str, Client]:
    """Sessions in the middle of something: half signed in, behind the link of a reset, without a password."""
    with_app = world.person_with_app = UserFactory()
    TOTP.activate(with_app, generate_totp_secret())
    RecoveryCodes.activate(with_app)
    half_way = Client()
    half_way.post(reverse("account_login"), {"login": with_app.email, "password": "kanga-kitenge"})

    without_password = UserFactory(password=None)
    without_password.set_unusable_password()
    without_password.save()

    with_key = UserFactory()
    world.key = Authenticator.objects.create(
        user=with_key, type=Authenticator.Type.WEBAUTHN, data={"name": "My phone", "credential": {}}
    )

    forgetful = UserFactory()
    world.reset_uid = user_pk_to_url_str(forgetful)
    behind_the_link = Client()
    key = default_token_generator.make_token(forgetful)
    behind_the_link.get(reverse("account_reset_password_from_key", args=[world.reset_uid, key]))
    return {
        "from_elsewhere": _from_elsewhere(),
        "with_app": sign_in(with_app),
        "half_way": half_way,
        "without_password": sign_in(without_password),
        "with_key": sign_in(with_key),
        "forgetful": behind_the_link,
    }


def _from_elsewhere() -> Client:
    """Back from a provider that told nothing but a number, in the middle of signing up."""
    client = Client()
    client.get(reverse("account_login"))
    request = RequestFactory().get("/")
    request.session = client.session
    provider = get_adapter().get_provider(request, "google")
    redirect_to_signup(request, provider.sociallogin_from_response(request, {"sub": "person-1"}))
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key
    return client
