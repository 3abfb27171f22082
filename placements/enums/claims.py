"""States of a claim, who moves it, and in which of them it can still be changed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skills_match.enums import AllowanceKind, AllowanceUnit


class ClaimState(TextChoices):
    """How far a claim of allowances is."""

    DRAFT = "draft", pgettext_lazy("claim", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("claim", "Sent")
    CHECKED = "checked", pgettext_lazy("claim", "Checked")
    APPROVED = "approved", pgettext_lazy("claim", "Approved")
    WITH_FINANCE = "with_finance", pgettext_lazy("claim", "Being paid")
    PAID = "paid", pgettext_lazy("claim", "Paid")
    RETURNED = "returned", pgettext_lazy("claim", "Please change something")
    FAILED = "failed", pgettext_lazy("claim", "The payment has failed")


class ClaimActor(TextChoices):
    """In which capacity somebody moves a claim."""

    EXPERT = "expert", _("Expert")
    PREPARER = "preparer", _("Finance: prepares")
    APPROVER = "approver", _("Finance: approves")


_C, _A = ClaimState, ClaimActor
CLAIM_TONES = {
    _C.DRAFT: "neutral",
    _C.SUBMITTED: "info",
    _C.CHECKED: "info",
    _C.APPROVED: "good",
    _C.WITH_FINANCE: "info",
    _C.PAID: "good",
    _C.RETURNED: "wait",
    _C.FAILED: "stop",
}

#: Allowed moves of a claim: (from, to) → who may.
CLAIM_MOVES: dict[tuple[ClaimState, ClaimState], set[ClaimActor]] = {
    (_C.DRAFT, _C.SUBMITTED): {_A.EXPERT},
    (_C.RETURNED, _C.SUBMITTED): {_A.EXPERT},
    (_C.SUBMITTED, _C.CHECKED): {_A.PREPARER},
    (_C.SUBMITTED, _C.RETURNED): {_A.PREPARER},
    (_C.CHECKED, _C.APPROVED): {_A.APPROVER},
    (_C.CHECKED, _C.RETURNED): {_A.APPROVER},
    (_C.APPROVED, _C.WITH_FINANCE): {_A.PREPARER, _A.APPROVER},
    (_C.WITH_FINANCE, _C.PAID): {_A.PREPARER, _A.APPROVER},
    (_C.WITH_FINANCE, _C.FAILED): {_A.PREPARER, _A.APPROVER},
    (_C.FAILED, _C.WITH_FINANCE): {_A.PREPARER, _A.APPROVER},
}
#: These carry a reason that the expert reads.
CLAIM_NEEDS_REASON = {_C.RETURNED, _C.FAILED}
#: The expert writes it.
CLAIM_OPEN = {_C.DRAFT, _C.RETURNED}
#: A second person has said yes: its amounts use up what was offered, and its rates are frozen.
CLAIM_APPROVED = {_C.APPROVED, _C.WITH_FINANCE, _C.PAID, _C.FAILED}

#: Allowances by rate that are paid for days, or once: the number under which the database counts their days. Numbers
#: are stored; never give one away again.
CLAIMED_ONCE = {
    (kind, unit): number + more
    for number, kind in enumerate(
        (
            AllowanceKind.SUBSISTENCE,
            AllowanceKind.LUMP_SUM,
            AllowanceKind.TRAVEL,
            AllowanceKind.INSURANCE,
            AllowanceKind.HOUSING,
        ),
        start=1,
    )
    for unit, more in ((AllowanceUnit.DAY, 0), (AllowanceUnit.MONTH, 0), (AllowanceUnit.ONCE, 100))
}
