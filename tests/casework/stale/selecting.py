"""Forms about assignments, invitations, applications and placements."""

from django.utils import timezone

from .form import REASON, SOON, Form, decision

ASSIGNMENT = [
    decision("approve", "submitted", "edits_requested", allowed=False, when="later"),
    decision("edits", "submitted", "approved", text="Say more about the tasks."),
    decision("reject", "submitted", "approved", allowed=False, **REASON),
    decision("publish", "approved", "submitted", allowed=False),
    decision("schedule", "approved", "submitted", allowed=False, publish_on=f"{SOON:%Y-%m-%d}"),
    decision("extend", "approved", "published", closing_on=f"{SOON:%Y-%m-%d}"),
    decision("close", "published", "approved", allowed=False),
    decision("reopen", "closed", "approved", closing_on=f"{SOON:%Y-%m-%d}"),
    decision("fill", "closed", "published", allowed=False),
    decision("cancel", "submitted", "published", **REASON),
    Form("institution_assignments:cancel", "institution_assignments:cancel", "draft", "submitted", "manager", REASON),
    Form("institution_assignments:submit", "institution_assignments:submit", "draft", "edits_requested", "manager"),
    Form(
        "institution_assignments:withdraw",
        "institution_assignments:edit",
        "submitted",
        "approved",
        "manager",
        is_allowed_from_there=False,
    ),
]


APPLICATION = [
    Form(
        "office:decision",
        "office:application",
        "screening",
        "shortlisted",
        typed={"decision": "not_selected", **REASON},
        part="not selected",
    ),
    Form(
        "office:decision",
        "office:application",
        "submitted",
        "more_info",
        typed={"decision": "screening"},
        part="screening",
    ),
    Form(
        "my:supply_info",
        "my:application",
        "more_info",
        "not_selected",
        "professional",
        {"text": "Here it is."},
        is_allowed_from_there=False,
    ),
    Form(
        "my:offer",
        "my:offer",
        "offered",
        "offer_expired",
        "professional",
        {"answer": "accept"},
        is_allowed_from_there=False,
    ),
    Form("my:withdraw_application", "my:withdraw_application", "submitted", "offered", "professional"),
    Form(
        "my:reopen_application",
        "my:reopen_application",
        "withdrawn",
        "screening",
        "professional",
        is_allowed_from_there=False,
    ),
]


INVITATION = [
    Form(
        "my:invitation",
        "my:invitation",
        "waiting",
        "expired",
        "professional",
        {"answer": "yes"},
        is_allowed_from_there=False,
    ),
    Form("my:take_back_yes", "my:invitation", "accepted", "applied", "professional", is_allowed_from_there=False),
    Form(
        "institution_assignments:withdraw_invitation",
        "institution_assignments:withdraw_invitation",
        "waiting",
        "accepted",
        "manager",
        is_allowed_from_there=False,
    ),
]


CONDITION = [
    Form("my:condition", "my:condition", "open", "met", "professional", {"note": "Applied on 3 March."}, "", False),
    Form(
        "institution_assignments:condition",
        "institution_assignments:condition",
        "open",
        "met",
        "manager",
        {"note": "The desk is there."},
        "",
        False,
    ),
    Form("office:condition", "office:condition", "handed_in", "open", typed={"to": "met"}),
]


_LAST = {"ended_on": f"{timezone.localdate():%Y-%m-%d}"}


_END = {"to": "ended_early", "reason": "no_work", "text": "The ward was closed.", **_LAST}


PLACEMENT = [
    *(
        Form(f"{room}:end_placement", f"{room}:end_placement", "deployed", "completed", who, _END, "", False)
        for room, who in [("my", "professional"), ("institution_assignments", "manager"), ("office", "officer")]
    ),
    Form(
        "office:complete_placement", "office:complete_placement", "deployed", "evaluated", "officer", _LAST, "", False
    ),
    Form("office:close_placement", "office:close_placement", "completed", "ended_early", is_allowed_from_there=False),
]


ROUND = [
    Form("office_reviews:open", "office_reviews:round", "preparing", "dropped", is_allowed_from_there=False),
    Form("office_reviews:drop", "office_reviews:drop", "preparing", "open"),
]
