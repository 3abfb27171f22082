"""Pages of allauth that this portal does a little differently; all others follow behind these."""

from django.urls import path, re_path

from ..accounts.links import confirm_address, new_password
from ..accounts.sign_up import sign_up

urlpatterns = [
    path("signup/", sign_up, name="account_signup"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", confirm_address, name="account_confirm_email"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        new_password,
        name="account_reset_password_from_key",
    ),
]
