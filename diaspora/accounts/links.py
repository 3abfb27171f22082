"""The pages behind the links of our e-mails: looking at one changes nothing, whoever looks."""

from allauth.account.views import ConfirmEmailView, PasswordResetFromKeyView
from django.db import IntegrityError, transaction
from django.http import HttpResponse

from ..who_may import anyone, who_may
from .addresses import give_up


class _LooksFirst:
    """allauth signs out whoever opens the link of another account. Here the press of the button does, not the look:
    anybody could send such a link, and a picture in a page could open it."""

    def logout(self) -> None:
        if self.request.method == "POST":  # type: ignore[attr-defined]
            super().logout()  # type: ignore[misc]


class ConfirmAddressView(_LooksFirst, ConfirmEmailView):
    def post(self, *args, **kwargs) -> HttpResponse:
        try:
            with transaction.atomic():
                address = self.get_object().email_address
                give_up(address.email, to=address.user)
                return super().post(*args, **kwargs)
        except IntegrityError:  # another account has the same address since a moment ago
            self.object = self.get_object()
            return self.render_to_response({**self.get_context_data(), "can_confirm": False})


class NewPasswordView(_LooksFirst, PasswordResetFromKeyView):
    pass


confirm_address = who_may(anyone)(ConfirmAddressView.as_view())
new_password = who_may(anyone)(NewPasswordView.as_view())
