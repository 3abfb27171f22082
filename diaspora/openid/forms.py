"""Making an account here with one that exists elsewhere: everything that a sign-up asks, but for a password."""

from allauth.socialaccount.forms import SignupForm
from django.utils.translation import gettext_lazy as _

from ..accounts.forms import EMAIL, NewcomerForm, reword


class SignUpElsewhereForm(NewcomerForm, SignupForm):
    """An address that the provider vouches for is taken as it is; any other one is confirmed by a link as usual."""

    field_order = ["first_name", "last_name", "email", "preferred_language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vouched_for = [address.email for address in self.sociallogin.email_addresses if address.verified]
        if vouched_for:
            self.initial["email"] = vouched_for[0]
            self.fields["email"].disabled = True
            hint = _("%(provider)s has confirmed it. You can change it later under “Account and sign-in”.")
            hint %= {"provider": self.sociallogin.provider.name}
        else:
            self.sociallogin.email_addresses = []
            hint = _("We send a link to it. Your account opens when you open the link.")
        reword(self, {"email": EMAIL}, {"email": hint})
