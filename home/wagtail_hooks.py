"""What editors find in Wagtail: our menus and report, and nothing that they do not need."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem as AdminMenuItem
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Menu
from .page_translation.views.report import translation_report, translation_report_results, translator


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


@hooks.register("register_admin_urls")
def report_addresses():
    return [
        path("reports/translation-status/", translation_report, name="translation_status"),
        path("reports/translation-status/results/", translation_report_results, name="translation_status_results"),
    ]


class TranslationReportItem(AdminMenuItem):
    def is_shown(self, request) -> bool:
        return translator(request)


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return TranslationReportItem(
        _("Pages in both languages"), reverse("translation_status"), icon_name="site", order=100
    )


@hooks.register("before_edit_page", order=-1)
def say_why_half_a_translation_stays_a_draft(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page itself refuses to go live (PortalPage.publish); the person who tries is told."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = getattr(page.specific, "open_texts", 0)
    if not missing:
        return None
    text = ngettext(
        "Not published: %(number)d text of this page is not translated yet.",
        "Not published: %(number)d texts of this page are not translated yet.",
        missing,
    ) % {"number": missing}
    messages.error(request, text)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_main_menu")
def only_what_editors_need(request: HttpRequest, items: list) -> None:
    """Forms are not used here; the help menu leads to other websites."""
    items[:] = [item for item in items if item.name not in ("help", "forms")]


@hooks.register("construct_homepage_panels")
def no_advice_of_others(request: HttpRequest, panels: list) -> None:
    """The panel that announces new versions speaks to developers."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in ("upgrade_notification", "whats_new")]


@hooks.register("register_log_actions")
def message_actions(actions) -> None:
    actions.register_action("contact.answered", _("Message answered"), _("Message answered"))
    actions.register_action("contact.marked", _("Marked as answered"), _("Marked as answered"))
