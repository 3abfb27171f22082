"""What the log can say about money."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .enums import DisputeState, PaymentState, PayoutState, RefundState, SubscriptionState

_P = PaymentState


@hooks.register("register_log_actions")
def payment_actions(actions) -> None:
    for state, label in {
        _P.OPEN: _("Report taken back"),
        _P.PENDING: _("Money on its way"),
        _P.REPORTED: _("Reported as arrived"),
        _P.PAID: _("Paid"),
        _P.FAILED: _("Failed"),
        _P.EXPIRED: _("Not paid in time"),
    }.items():
        actions.register_action(f"payment.{state}", label, label)
    actions.register_action("payment.refund", _("Refund asked for"), _("Refund asked for"))
    actions.register_action("payment.created", _("Begun"), _("Begun"))


@hooks.register("register_log_actions")
def other_actions(actions) -> None:
    """Called as the state that they lead to."""
    kinds = {"refund": RefundState, "dispute": DisputeState, "payout": PayoutState, "subscription": SubscriptionState}
    for kind, states in kinds.items():
        for state in states:
            actions.register_action(f"{kind}.{state}", state.label, state.label)
