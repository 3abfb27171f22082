"""Where Wagtail would show accounts. Whoever touches an account does it in the office, through its verbs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, ChangePasswordPanel, NameEmailSettingsPanel
from wagtail.admin.viewsets.base import ViewSet

from diaspora.models import User
from diaspora.rules import may_manage_accounts
from diaspora.who_may import anyone, editor, office, who_may


@who_may(office)
def to_accounts(request: HttpRequest) -> HttpResponse:
    return redirect("office_people:accounts")


@who_may(office)
def to_account(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("office_people:account", pk=get_object_or_404(User, pk=pk).pk)


@who_may(anyone)
def no_bulk_action(request: HttpRequest, action: str) -> HttpResponse:
    """Wagtail would close and delete accounts by the dozen, and give roles."""
    raise Http404


class AccountsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage_accounts(request.user)


class AccountViewSet(ViewSet):
    """The addresses that Wagtail links to, leading to the office."""

    icon = "user"
    menu_label = _("Accounts")
    menu_name = "users"
    menu_order = 600
    menu_item_class = AccountsItem
    add_to_settings_menu = True

    def get_urlpatterns(self):
        return [path("", to_accounts, name="index"), path("edit/<int:pk>/", to_account, name="edit")]


class EditorSettingsView(AccountView):
    """How somebody likes the editor: notifications, language, looks. Name, address and password are not its business,
    and there are no pictures of people."""

    elsewhere = (NameEmailSettingsPanel, AvatarSettingsPanel, ChangePasswordPanel)

    def get_panels(self):
        return [panel for panel in super().get_panels() if not isinstance(panel, self.elsewhere)]


editor_settings = who_may(editor)(require_admin_access(EditorSettingsView.as_view()))
