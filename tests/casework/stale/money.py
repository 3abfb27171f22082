"""Forms about payments, appeals and gifts."""

from .form import REASON, Form

PAYMENT = [
    Form("finance:report", "finance:report", "open", "expired", "finance", {"evidence": "The bank statement of May."}),
    Form("finance:send_back", "finance:send_back", "reported", "expired", "finance", REASON, "", False),
    *(
        Form("finance:act", "finance:payment", shown, meanwhile, "finance", part=part, is_allowed_from_there=False)
        for part, shown, meanwhile in [
            ("confirm", "reported", "open"),
            ("cash", "open", "expired"),
            ("withdraw", "open", "reported"),
        ]
    ),
]


REFUND = [
    Form(
        "finance:decide_refund", "finance:payment", shown, meanwhile, "finance", part=part, is_allowed_from_there=False
    )
    for part, shown, meanwhile in [
        ("approve", "requested", "refused"),
        ("paid", "approved", "failed"),
    ]
] + [Form("finance:refuse_refund", "finance:refuse_refund", "requested", "approved", "finance", REASON, "", False)]


APPEAL = [
    Form("finance_gifts:end", "finance_gifts:end", "open", "draft", "finance", {"end": "cancelled"}, "", False),
    *(
        Form("finance_gifts:act", "finance_gifts:appeal", shown, meanwhile, "finance", {}, part, allowed)
        for part, shown, meanwhile, allowed in [
            ("open", "draft", "closing", True),
            ("close", "closing", "open", False),
            ("take-back", "closing", "draft", True),
        ]
    ),
]


GIFT = [
    Form("finance_gifts:gift", "finance_gifts:gift", "waiting", "accepted", "finance", REASON, "", False),
    Form("finance_gifts:accept", "finance_gifts:gift", "waiting", "declined", "finance", {}, "", False),
]


KEPT = [Form("finance:keep_refund", "finance:keep_refund", "failed", "approved", "finance", REASON, "", False)]
