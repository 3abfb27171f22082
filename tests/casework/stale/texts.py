"""Forms about newsletters and translations."""

from .form import Form

NEWSLETTER = [
    Form("newsletter_send", "newsletter_desk", "draft", "cancelled", "sender", is_allowed_from_there=False),
    *(
        Form("newsletter_move", "newsletter_desk", shown, meanwhile, "sender", {}, part, allowed)
        for part, shown, meanwhile, allowed in [
            ("take_back", "scheduled", "sending", False),
            ("pause", "sending", "sent", False),
            ("go_on", "paused", "cancelled", False),
            ("cancel", "sending", "paused", True),
        ]
    ),
]


TRANSLATION = [
    Form("home:move_translation", "home:translations", shown, meanwhile, "translator", {}, part, allowed)
    for part, shown, meanwhile, allowed in [
        ("in_work", "waiting", "withdrawn", False),
        ("waiting", "in_work", "done", False),
        ("done", "in_work", "waiting", False),
        ("withdrawn", "waiting", "in_work", True),
    ]
]
