"""Wagtail's screens without what nobody needs here, and with the words of our own log."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks


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
    for action, text in {
        "asked": _("Translation asked for"),
        "in_work": _("Translation taken"),
        "waiting": _("Translation given back"),
        "done": _("Translated"),
        "withdrawn": _("Translation no longer needed"),
        "written": _("Text translated"),
    }.items():
        actions.register_action(f"translation.{action}", text, text)
    actions.register_action("contact.marked", _("Marked as answered"), _("Marked as answered"))
