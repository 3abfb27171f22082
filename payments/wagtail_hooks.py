"""What the log can say about money."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .enums import PaymentState

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
