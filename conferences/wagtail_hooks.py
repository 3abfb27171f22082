"""What the log can say about events, and the page on which an editor takes material of sessions."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .enums import EventState, ProposalState, RegistrationState
from .library.views.editors import session_material


@hooks.register("register_admin_urls")
def library_addresses():
    return [path("session-material/<int:pk>/", session_material, name="session_material")]


@hooks.register("register_log_actions")
def event_actions(actions) -> None:
    for state in EventState:
        actions.register_action(f"event.{state}", state.label, state.label)
    actions.register_action("event.created", _("Set up"), _("Set up"))
    for action, label in (
        ("visa_letter.read", _("Passport read")),
        ("visa_letter.issued", _("Visa letter issued")),
        ("visa_letter.sent_back", _("Visa letter sent back")),
    ):
        actions.register_action(action, label, label)
    for action, label in (
        ("registration.changed", _("Change made")),
        ("registration.not_changed", _("Change not made")),
    ):
        actions.register_action(action, label, label)
    for action, label in (
        ("event.material_taken", _("Material taken into the library")),
        ("event.material_left_out", _("Material left out of the library")),
    ):
        actions.register_action(action, label, label)
    actions.register_action("event.message", _("Message sent to delegates"), _("Message sent to delegates"))
    actions.register_action("event.refunds", _("Refunds released"), _("Refunds released"))
    actions.register_action("event.report", _("Report released"), _("Report released"))
    actions.register_action("event.programme", _("Programme released"), _("Programme released"))
    for action, label in (
        ("event.speaker_invited", _("Link sent to a speaker")),
        ("event.speaker_claimed", _("A speaker connected an account")),
        ("event.speaker_disconnected", _("Account of a speaker disconnected")),
    ):
        actions.register_action(action, label, label)
    for state in RegistrationState:
        actions.register_action(f"registration.{state}", state.label, state.label)
    for proposed in ProposalState:
        actions.register_action(f"proposal.{proposed}", proposed.label, proposed.label)
