"""Making an account here with one that exists elsewhere: everything that a sign-up asks, but for a password."""

from allauth.socialaccount.forms import SignupForm
from django.utils.translation import gettext_lazy as _

from ..accounts.addresses import give_up, is_taken
from ..accounts.forms import EMAIL, NewcomerForm, reword


class SignUpElsewhereForm(NewcomerForm, SignupForm):
    """An address that the provider vouches for is taken as it is; any other one is confirmed by a link as usual,
    and then a password opens the account."""

    field_order = ["first_name", "last_name", "email", "preferred_language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vouched_for = [address.email for address in self.sociallogin.email_addresses if address.verified]
        if vouched_for:
            self.initial["email"] = vouched_for[0]
            self.fields["email"].disabled = True
            hint = _("%(provider)s has confirmed it. You can change it later under “Account and sign-in”.")
        else:
            self.sociallogin.email_addresses = []
            hint = _(
                "We send a link to it. Open it, then choose a password: %(provider)s has not confirmed the address."
            )
        hint %= {"provider": self.sociallogin.provider.name}
        reword(self, {"email": EMAIL}, {"email": hint})

    def try_save(self, request):
        """An account that nobody ever confirmed gives its address up to whoever the provider vouches for.

        Without that, the first sign-up waits for its owner: nobody has a way into it but by its mail.
        """
        if self.account_already_exists and self.fields["email"].disabled:
            give_up(self.cleaned_data["email"])
            self.account_already_exists = is_taken(self.cleaned_data["email"])
        return super().try_save(request)
