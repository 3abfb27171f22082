"""Making an account."""

from allauth.account.views import SignupView
from django.db import transaction
from django.http import HttpResponse

from ..who_may import anyone, who_may


class SignUpView(SignupView):
    """The view of allauth, with account, address and e-mail written together or not at all."""

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        return super().form_valid(form)


sign_up = who_may(anyone)(SignUpView.as_view())
