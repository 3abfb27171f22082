"""Pages of allauth that this portal does a little differently; all others follow behind these."""

from django.urls import path, re_path

from ..accounts.links import confirm_address, new_password
from ..accounts.sign_up import sign_up
from ..openid import views as openid

urlpatterns = [
    path("signup/", sign_up, name="account_signup"),
    path("oidc/<slug:provider_id>/login/", openid.leave, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", openid.callback, name="openid_connect_callback"),
    path("3rdparty/signup/", openid.sign_up, name="socialaccount_signup"),
    path("3rdparty/<int:pk>/", openid.end_connection, name="end_connection"),
    path("3rdparty/", openid.connections, name="socialaccount_connections"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", confirm_address, name="account_confirm_email"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        new_password,
        name="account_reset_password_from_key",
    ),
]
