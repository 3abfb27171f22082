"""Accounts in Wagtail's settings, for administrators."""

from wagtail.users.views.users import UserViewSet

from .forms import AccountCreationForm, AccountEditForm


class AccountViewSet(UserViewSet):
    """Wagtail's screens with our forms."""

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm
