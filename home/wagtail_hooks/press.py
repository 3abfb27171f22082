"""The press list, and sending a release to it."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import PressContact, PressReleasePage
from ..page_translation.rules import may_publish
from ..press.sending import press_letters


class PressContactViewSet(SnippetViewSet):
    model = PressContact
    icon = "mail"
    menu_label = _("Press list")
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["__str__", "language", "consented_on"]
    search_fields = ["name", "outlet", "email"]
    copy_view_enabled = False


register_snippet(PressContactViewSet)


@hooks.register("register_admin_urls")
def press_addresses():
    return [path("press/<int:pk>/", press_letters, name="press_letters")]


@hooks.register("register_page_listing_more_buttons")
def send_button(page, user, next_url=None):
    if isinstance(page.specific, PressReleasePage) and may_publish(user, page):
        address = reverse("press_letters", args=[page.pk])
        yield Button(_("Send to the press list"), address, icon_name="mail", priority=60)


@hooks.register("register_log_actions")
def press_actions(actions) -> None:
    actions.register_action("press.written", _("Sent to the press list"), _("Sent to the press list"))
    actions.register_action("press.revoked", _("Private links of the press revoked"), _("Private links revoked"))
