"""Forms about events."""

from .form import REASON, Form

_DESK, _PUBLIC = "event_desk:registration", "events:cancel_registration"

EVENT = [
    Form("event_desk:cancel", "event_desk:cancel", "announced", "open", "organiser", REASON),
    *(
        Form("event_desk:move", "event_desk:event", shown, meanwhile, "organiser", {}, part, allowed)
        for part, shown, meanwhile, allowed in [
            ("announced", "draft", "cancelled", False),
            ("draft", "announced", "open", False),
            ("open", "announced", "closed", True),
            ("closed", "open", "full", True),
        ]
    ),
]


REGISTRATION = [
    Form("event_desk:decide_registration", _DESK, "requested", "cancelled", "organiser", {}, "approve", False),
    Form("event_desk:decide_registration", _DESK, "confirmed", "offered", "organiser", {}, "cancel"),
    Form(
        "event_desk:refuse_registration",
        "event_desk:refuse_registration",
        "requested",
        "confirmed",
        "organiser",
        REASON,
        is_allowed_from_there=False,
    ),
    Form("events:accept", "events:registration", "offered", "expired", "professional", is_allowed_from_there=False),
    Form(_PUBLIC, _PUBLIC, "confirmed", "offered", "professional"),
]


PROPOSAL = [
    Form("events:confirm_proposal", "events:proposal", "accepted", "withdrawn", "professional", {}, "", False),
    Form("events:withdraw_proposal", "events:proposal", "submitted", "accepted", "professional"),
]
