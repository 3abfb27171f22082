"""The forms of reports about safety, and of numbers that help."""

from .form_page import TODAY, FormPage

_DAY = {"answer_by": f"{TODAY:%Y-%m-%d}"}
_NUMBER = {
    "texts": ("name_en", "name_sw", "note_en", "note_sw"),
    "shaped": ("phone",),
    "typed": ("checked_on",),
    "chosen": ("kind", "region", "country"),
    "valid": {"kind": "police", "phone": "112"},
    "needs": ("kind", "name_en", "name_sw", "phone"),
}
SAFEGUARDING = [
    FormPage(
        "safeguarding:report",
        "visitor",
        texts=("text", "where", "about", "contact"),
        chosen=("concern",),
        valid={"concern": "abuse"},
        needs=("concern", "text"),
    ),
    FormPage("safeguarding:come_back", "visitor", sought=("number", "code"), needs=("number", "code")),
    FormPage("safeguarding:opened", "visitor", ("{w.case_token}",), texts=("text",), needs=("text",)),
    FormPage(
        "safeguarding_desk:move",
        "officer",
        ("{w.known_case.pk}", "referred"),
        texts=("reason",),
        typed=("answer_by",),
        valid=_DAY,
        needs=("reason", "answer_by"),
    ),
    FormPage(
        "safeguarding_desk:write",
        "officer",
        ("{w.case.pk}",),
        texts=("text",),
        typed=("answer_by",),
        chosen=("is_answer",),
        valid={"is_answer": "yes", **_DAY},
        needs=("is_answer", "text"),
    ),
    FormPage(
        "safeguarding_desk:keep_out",
        "officer",
        ("{w.case.pk}",),
        chosen=("user",),
        valid={"user": "{w.reader.pk}"},
        needs=("user",),
    ),
    FormPage(
        "safeguarding_desk:retention",
        "officer",
        ("{w.case.programme_id}",),
        typed=("days",),
        valid={"days": "90"},
        needs=("days",),
    ),
    FormPage("safeguarding_desk:add_contact", "officer", **_NUMBER),
    FormPage("safeguarding_desk:contact", "officer", ("{w.help_contact.pk}",), **_NUMBER),
]
