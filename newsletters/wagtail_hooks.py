"""Newsletters and their readers in the editor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .enums import NewsletterState
from .issues.views import desk
from .models import Newsletter, Subscriber
from .rules import sender
from .subscribers.views.importing import import_readers


class OnlyLooking(ModelPermissionPolicy):
    """Readers decide themselves; moderators look."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class NewsletterViewSet(SnippetViewSet):
    model = Newsletter
    icon = "mail"
    menu_label = _("Newsletters")
    list_display = [
        "__str__",
        Column("get_state_display", label=_("State")),
        TitleColumn(
            "desk",
            label=_("Preview and send"),
            accessor=lambda _newsletter: _("Preview and send"),
            get_url=lambda newsletter: reverse("newsletter_desk", args=[newsletter.pk]),
        ),
    ]
    list_filter = ["state"]
    copy_view_enabled = False


class SubscriberViewSet(SnippetViewSet):
    model = Subscriber
    icon = "group"
    menu_label = _("Readers")
    list_display = ["email", "language", "source", "confirmed_at", "left_at"]
    list_filter = ["language", "source"]
    search_fields = ["email"]
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["link_key"]
    copy_view_enabled = False


class ImportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return sender(request)


class NewslettersGroup(SnippetViewSetGroup):
    items = (NewsletterViewSet, SubscriberViewSet)
    menu_label = _("Newsletters")
    menu_icon = "mail"
    menu_order = 350

    def get_submenu_items(self):
        importing = ImportItem(_("Import readers"), reverse("newsletter_import"), icon_name="upload", order=900)
        return [*super().get_submenu_items(), importing]


register_permission_policy(Subscriber, OnlyLooking(Subscriber))
register_snippet(NewslettersGroup)


@hooks.register("before_edit_snippet")
@hooks.register("before_delete_snippet")
def only_drafts(request: HttpRequest, rows: Any) -> HttpResponse | None:
    """What is released is changed by nobody, and what was sent stays in the archive."""
    for row in rows if isinstance(rows, list) else [rows]:
        if isinstance(row, Newsletter) and row.state != NewsletterState.DRAFT:
            messages.info(request, gettext("It is released: take it back first. What has started stays as it is."))
            return redirect("newsletter_desk", row.pk)
    return None


@hooks.register("register_admin_urls")
def newsletter_addresses():
    return [
        path("newsletters/import/", import_readers, name="newsletter_import"),
        path("newsletters/<int:pk>/", desk.desk, name="newsletter_desk"),
        path("newsletters/<int:pk>/send/", desk.send, name="newsletter_send"),
        path("newsletters/<int:pk>/trial/", desk.trial, name="newsletter_trial"),
        path("newsletters/<int:pk>/as/<slug:language>/<slug:kind>/", desk.show, name="newsletter_show"),
        path("newsletters/<int:pk>/<slug:step>/", desk.move, name="newsletter_move"),
    ]


@hooks.register("register_log_actions")
def newsletter_actions(actions) -> None:
    for name, text in {
        "newsletter.scheduled": _("Released"),
        "newsletter.take_back": _("Taken back before it started"),
        "newsletter.sending": _("Started"),
        "newsletter.paused": _("Paused"),
        "newsletter.go_on": _("Continued"),
        "newsletter.sent": _("Sent to all readers"),
        "newsletter.cancelled": _("Cancelled"),
        "newsletter.import": _("Imported readers"),
    }.items():
        actions.register_action(name, text, text)
