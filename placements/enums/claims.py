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
    PARTLY_PAID = "partly_paid", pgettext_lazy("claim", "Paid in part")
    PAID = "paid", pgettext_lazy("claim", "Paid")
    RETURNED = "returned", pgettext_lazy("claim", "Please change something")
    FAILED = "failed", pgettext_lazy("claim", "The payment has failed")


class ClaimKind(TextChoices):
    """A claim asks for what was spent or is due; an advance for money before that, taken off later claims."""

    CLAIM = "claim", pgettext_lazy("kind of claim", "Claim")
    ADVANCE = "advance", pgettext_lazy("kind of claim", "Advance")


#: Narrows a list of claims to advances that were paid and stand open after the assignment.
TO_SETTLE = "to_settle"


class ClaimActor(TextChoices):
    """In which capacity somebody moves a claim."""

    EXPERT = "expert", _("Expert")
    PREPARER = "preparer", _("Finance: prepares")
    APPROVER = "approver", _("Finance: approves")
    CLOCK = "clock", _("The portal itself")


_C, _A = ClaimState, ClaimActor
_FINANCE = {_A.PREPARER, _A.APPROVER}
CLAIM_TONES = {
    _C.DRAFT: "neutral",
    _C.SUBMITTED: "info",
    _C.CHECKED: "info",
    _C.APPROVED: "good",
    _C.WITH_FINANCE: "info",
    _C.PARTLY_PAID: "info",
    _C.PAID: "good",
    _C.RETURNED: "wait",
    _C.FAILED: "stop",
}

#: Allowed moves of a claim: (from, to) → who may. Money that came back makes a paid claim a failed one; what is sent
#: back to the expert after approval is no longer approved, and none of it may have been paid. What leaves nothing to
#: pay, because nothing was accepted or an advance has paid it, is paid at once and by itself; so is a claim whose rest
#: finance has given up after a payment that failed.
CLAIM_MOVES: dict[tuple[ClaimState, ClaimState], set[ClaimActor]] = {
    (_C.DRAFT, _C.SUBMITTED): {_A.EXPERT},
    (_C.RETURNED, _C.SUBMITTED): {_A.EXPERT},
    (_C.SUBMITTED, _C.CHECKED): {_A.PREPARER},
    (_C.SUBMITTED, _C.RETURNED): {_A.PREPARER},
    (_C.CHECKED, _C.APPROVED): {_A.APPROVER},
    (_C.CHECKED, _C.RETURNED): {_A.APPROVER},
    (_C.APPROVED, _C.WITH_FINANCE): _FINANCE,
    (_C.APPROVED, _C.PAID): {_A.CLOCK},
    (_C.APPROVED, _C.RETURNED): _FINANCE,
    (_C.WITH_FINANCE, _C.PAID): _FINANCE,
    (_C.WITH_FINANCE, _C.PARTLY_PAID): _FINANCE,
    (_C.WITH_FINANCE, _C.FAILED): _FINANCE,
    (_C.WITH_FINANCE, _C.RETURNED): _FINANCE,
    (_C.PARTLY_PAID, _C.PAID): _FINANCE,
    (_C.PARTLY_PAID, _C.FAILED): _FINANCE,
    (_C.PAID, _C.FAILED): _FINANCE,
    (_C.PAID, _C.RETURNED): _FINANCE,
    (_C.FAILED, _C.WITH_FINANCE): _FINANCE,
    (_C.FAILED, _C.RETURNED): _FINANCE,
    (_C.FAILED, _C.PAID): {_A.CLOCK},
}
#: These carry a reason that the expert reads.
CLAIM_NEEDS_REASON = {_C.RETURNED, _C.FAILED}
#: An advance of which nobody knows yet how much arrives: no other claim of the placement is approved meanwhile.
ADVANCE_ON_ITS_WAY = {_C.APPROVED, _C.WITH_FINANCE, _C.PARTLY_PAID}
#: The expert writes it.
CLAIM_OPEN = {_C.DRAFT, _C.RETURNED}
#: A second person has said yes: its amounts use up what was offered, and its rates are frozen.
CLAIM_APPROVED = {_C.APPROVED, _C.WITH_FINANCE, _C.PARTLY_PAID, _C.PAID, _C.FAILED}

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
