"""Menus among the settings."""

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Menu


class OnlyChange(ModelPermissionPolicy):
    """Rows are made by `set_up_site`; people change them and neither add nor delete any."""

    def user_has_permission(self, user, action):
        return action in ("change", "view") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 800
    add_to_settings_menu = True
    list_display = ["__str__"]
    copy_view_enabled = False


register_permission_policy(Menu, OnlyChange(Menu))
register_snippet(MenuViewSet)
