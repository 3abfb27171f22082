"""What the log can say about placements."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .enums import ClaimState, PlacementState


@hooks.register("register_log_actions")
def placement_actions(actions) -> None:
    for state, label in {
        PlacementState.DEPLOYED: _("The assignment has begun"),
        PlacementState.COMPLETED: _("The assignment is done"),
        PlacementState.EVALUATED: _("The assignment is closed"),
        PlacementState.ENDED_EARLY: _("The assignment ended before its time"),
        PlacementState.HAS_NOT_WORKED: _("The assignment has not worked"),
        PlacementState.CANCELLED: _("Cancelled before it began"),
        "made": _("Confirmed: the assignment is planned"),
        "supervisor": _("Somebody else guides the expert"),
        "counterpart": _("Those who learn have changed"),
        "deliverable": _("The work plan was changed"),
        "visit": _("A visit was planned or changed"),
        "came": _("An arrival was confirmed"),
        "left": _("A departure was confirmed"),
        "report": _("A report was sent or left out"),
        "teaching": _("The knowledge ledger was changed"),
        "answer": _("Somebody answered what has stayed"),
        "certificate": _("The certificate was issued"),
        "certificate_withdrawn": _("The certificate was withdrawn"),
        "return": _("The expert answered about the return"),
        "referral": _("A contact that helps was noted"),
        "story": _("A story was told or agreed to"),
        "story_back": _("A story was taken back"),
        "use": _("Said whether something that was left is still used"),
        "travel": _("The journey was planned or changed"),
        "arrival": _("The institution said what is ready"),
        "advance_dropped": _("The expert no longer wants an advance"),
        "region_asked": _("Everyone in a region was asked whether they are safe"),
        "days": _("Other days were agreed"),
    }.items():
        actions.register_action(f"placement.{state}", label, label)
    for claimed, label in {
        ClaimState.SUBMITTED: _("The claim was sent"),
        ClaimState.CHECKED: _("The claim was checked"),
        ClaimState.APPROVED: _("The claim was approved"),
        ClaimState.WITH_FINANCE: _("The claim went to whoever pays"),
        ClaimState.PARTLY_PAID: _("A part of the claim was paid"),
        ClaimState.PAID: _("The claim was paid"),
        ClaimState.RETURNED: _("The claim was sent back"),
        ClaimState.FAILED: _("The payment of the claim has failed"),
        "rest_dropped": _("The rest of the claim is not paid any more"),
        "paid_back": _("What was left of the advance was paid back"),
        "rate": _("An official exchange rate was entered"),
        "file": _("A payment file was made"),
    }.items():
        actions.register_action(f"claim.{claimed}", label, label)
    for written, label in {
        "kept": _("A part of the briefing was written"),
        "removed": _("A part of the briefing was removed"),
    }.items():
        actions.register_action(f"briefing.{written}", label, label)
    frozen = _("A report of the programme was frozen")
    actions.register_action("programme.report_frozen", frozen, frozen)
    for done, label in {
        "closed": _("A month was closed"),
        "asked": _("Somebody asks to open a closed month"),
        "opened": _("A closed month was opened again"),
        "kept": _("A month stays closed"),
    }.items():
        actions.register_action(f"month.{done}", label, label)
    taken, said_yes = _("A list from before the portal was taken over"), _("Agreed to what a list says")
    actions.register_action("account.list_taken", taken, taken)
    actions.register_action("account.earlier_yes", said_yes, said_yes)
    changed, checked = _("Said where to be paid"), _("Where they are paid was checked")
    actions.register_action("account.pay_account", changed, changed)
    actions.register_action("account.pay_account_checked", checked, checked)
