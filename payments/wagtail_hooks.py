"""What the log can say about money."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .enums import DisputeState, PaymentState, PayoutState, RefundState, SubscriptionState
from .reasons import in_words

_P, _R, _D = PaymentState, RefundState, DisputeState
#: What became of which part of a payment: their log names the sum.
_OF_A_SUM = {
    f"refund.{_R.APPROVED}": _("Refund of %(amount)s approved"),
    f"refund.{_R.REFUSED}": _("Refund of %(amount)s not approved, or taken back"),
    f"refund.{_R.SENT}": _("Refund of %(amount)s sent"),
    f"refund.{_R.DONE}": _("%(amount)s given back"),
    f"refund.{_R.FAILED}": _("Refund of %(amount)s came back"),
    "refund.not_sent": _("Stripe refused the refund of %(amount)s"),
    f"refund.{_R.REPLACED}": _("Refund of %(amount)s to be sent again"),
    f"refund.{_R.KEPT}": _("Refund of %(amount)s stays here"),
    f"dispute.{_D.NEEDS_ANSWER}": _("Dispute about %(amount)s needs an answer"),
    f"dispute.{_D.UNDER_REVIEW}": _("Dispute about %(amount)s: the payer’s bank decides"),
    f"dispute.{_D.WON}": _("Dispute about %(amount)s won"),
    f"dispute.{_D.LOST}": _("Dispute about %(amount)s lost"),
}


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
    for name, text in {
        "bank_line.explained": _("Said what it is"),
        "bank_line.taken_back": _("It is something else"),
        "bank_line.confirmed": _("Confirmed"),
        "bank_file.read": _("File read"),
        "bank_file.taken": _("Taken into the books"),
        "bank_file.undone": _("Undone"),
        "cash.counted": _("Cash counted"),
        "cash.confirmed": _("Confirmed"),
    }.items():
        actions.register_action(name, text, text)
    actions.register_action("payment.created", _("Begun"), _("Begun"))


@hooks.register("register_log_actions")
def refund_actions(actions) -> None:
    @actions.register_action("payment.refund")
    class RefundAskedFor(LogFormatter):
        label = _("Refund asked for")

        def format_message(self, log_entry) -> str:
            """Earlier ones were logged without their sum."""
            amount = log_entry.data.get("amount")
            return _("Refund of %(amount)s asked for") % {"amount": amount} if amount else self.label

        def format_comment(self, log_entry) -> str:
            return _reason(log_entry)


@hooks.register("register_log_actions")
def other_actions(actions) -> None:
    """Called as the state that they lead to."""
    kinds = {"payout": PayoutState, "subscription": SubscriptionState}
    for kind, states in kinds.items():
        for state in states:
            actions.register_action(f"{kind}.{state}", state.label, state.label)


@hooks.register("register_log_actions")
def actions_of_a_sum(actions) -> None:
    for name, text in _OF_A_SUM.items():
        actions.register_action(name)(_formatter(text))


def _reason(log_entry) -> str:
    """As somebody wrote it; of the clock in the language of the reader."""
    reason = log_entry.data.get("reason", "")
    return reason if log_entry.user_id else in_words(reason)


def _formatter(text):
    class OfASum(LogFormatter):
        label = lazy(lambda: text % {"amount": "…"}, str)()

        def format_message(self, log_entry) -> str:
            return text % {"amount": log_entry.label}

        def format_comment(self, log_entry) -> str:
            return _reason(log_entry)

    return OfASum
