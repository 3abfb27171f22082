"""What the log can say about selection."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .enums import ConditionState, CounterOfferState


@hooks.register("register_log_actions")
def selection_actions(actions) -> None:
    for state, label in {
        ConditionState.OPEN: _("Condition sent back"),
        ConditionState.HANDED_IN: _("Condition handed in"),
        ConditionState.MET: _("Condition met"),
        ConditionState.WAIVED: _("Condition not needed"),
    }.items():
        actions.register_action(f"condition.{state}", label, label)
    actions.register_action("application.agreement", _("Agreement written"), _("Agreement written"))
    actions.register_action("application.signed", _("Agreement signed"), _("Agreement signed"))
    for name, text in {
        "application.offer_changed": _("New version of the offer"),
        f"counter_offer.{CounterOfferState.GRANTED}": _("Counter-offer granted"),
        f"counter_offer.{CounterOfferState.REFUSED}": _("Counter-offer not granted"),
        f"counter_offer.{CounterOfferState.TAKEN_BACK}": _("Counter-offer taken back"),
        f"counter_offer.{CounterOfferState.LAPSED}": _("The offer ended before a counter-offer was answered"),
        "application.head_asked": _("The head was asked to sign the agreement"),
        "application.referee_asked": _("A referee was asked"),
        "application.reference_given": _("A referee answered"),
        "application.reference_replaced": _("A reference counts no more"),
        "application.asked_feedback": _("Asked for feedback"),
        "application.asked_complaint": _("Complained about the decision"),
        "application.answered_feedback": _("Gave feedback"),
        "application.answered_complaint": _("Answered the complaint"),
        "assignment.interview_slots": _("Offered hours for interviews"),
        "application.interview_slot": _("Chose an hour for the interview"),
        "application.interview_off": _("Called off the interview"),
        "application.interview_outcome": _("Said what became of the interview"),
    }.items():
        actions.register_action(name, text, text)
    actions.register_action("application.reserve", _("Moved up the reserve list"), _("Moved up the reserve list"))
    actions.register_action("application.opinion", _("Recommendation by the host"), _("Recommendation by the host"))
