"""The forms of placements: each side has its own address, with the same form behind it."""

from .form_page import NEXT_YEAR, TODAY, FormPage, a_list_of_experts, a_payments_file, a_pdf

PLACE = "{w.placement.pk}"
_DAYS = {"starts_on": f"{TODAY:%Y-%m-%d}", "ends_on": f"{TODAY:%Y-%m-%d}"}
#: Area of addresses → who is signed in there.
SIDES = {"my": "professional", "institution_assignments": "manager", "office": "officer"}


def _of_each(*areas: str, name: str, args: tuple = (), **values) -> list[FormPage]:
    return [FormPage(f"{area}:{name}", SIDES[area], (PLACE, *args), **values) for area in areas]


_NAMED = {"texts": ("name", "position"), "shaped": ("email",), "valid": {"email": "komba@example.org"}}
_REPORT = {"texts": ("text", "needs"), "chosen": ("how",), "valid": {"how": "well"}, "needs": ("how", "text")}
_LESSON = {
    "texts": ("topic",),
    "typed": ("held_on", "minutes", "learners", "before", "after"),
    "chosen": ("kind", "licence"),
    "files": {"upload": a_pdf},
    "valid": {"held_on": f"{TODAY:%Y-%m-%d}", "minutes": "90", "learners": "8", "kind": "taught", "licence": "by"},
    "needs": ("held_on", "kind", "topic", "minutes", "learners"),
}
_QUESTIONS = {
    "texts": ("helped", "hindered"),
    "chosen": ("information", "knowledge", "organisation"),
    "valid": {"information": "4", "knowledge": "3", "organisation": "2"},
    "needs": ("information", "knowledge", "organisation"),
}
#: Whoever has no account may say where to find them in a year.
_LATER = {
    **_QUESTIONS,
    "shaped": ("later_email", "later_phone"),
    "valid": {**_QUESTIONS["valid"], "later_email": "komba@example.org", "later_phone": "+255 700 900417"},
}
_RATE = {
    "texts": ("source",),
    "typed": ("month", "per_dollar", "published_on"),
    "chosen": ("currency",),
    "valid": {"currency": "TZS", "per_dollar": "2500", "month": "2026-03-01", "published_on": "2026-03-02"},
    "needs": ("currency", "month", "per_dollar", "source", "published_on"),
}
_REASON = {"texts": ("reason",), "needs": ("reason",)}
_LEG = {
    "texts": ("from_place", "to_place", "carrier", "reference"),
    "typed": ("travels_on", "arrives_at"),
    "chosen": ("means", "booked_by"),
    "valid": {"travels_on": f"{TODAY:%Y-%m-%d}", "means": "bus", "booked_by": "office", "arrives_at": "14:30"},
    "needs": ("travels_on", "from_place", "to_place", "means"),
}
_BRIEFING = {
    "texts": ("title_en", "title_sw", "text_en", "text_sw"),
    "typed": ("order", "checked_on"),
    "chosen": ("region", "group"),
    "valid": {"order": "10", "group": "health", "checked_on": f"{TODAY:%Y-%m-%d}"},
    "needs": ("title_en", "title_sw", "text_en", "text_sw", "order"),
}
_ADVANCE = {
    "texts": ("what",),
    "typed": ("amount",),
    "chosen": ("kind",),
    "valid": {"kind": "travel", "amount": "300"},
    "needs": ("kind", "what", "amount"),
}
CLAIMS = [
    FormPage(
        "my:claim_by_rate",
        args=(PLACE, "{w.claim.pk}"),
        typed=("first_on", "quantity"),
        chosen=("allowance",),
        valid={"allowance": "subsistence-day", "first_on": f"{TODAY:%Y-%m-%d}", "quantity": "1"},
        needs=("allowance", "first_on", "quantity"),
    ),
    FormPage(
        "my:claim_expense",
        args=(PLACE, "{w.claim.pk}"),
        texts=("what",),
        typed=("first_on", "amount"),
        chosen=("kind", "currency"),
        files={"upload": a_pdf},
        valid={"kind": "travel", "first_on": f"{TODAY:%Y-%m-%d}", "amount": "5000", "currency": "TZS"},
        needs=("kind", "what", "first_on", "amount", "currency", "upload"),
    ),
    FormPage(
        "office:check_claim",
        "officer",
        ("{w.submitted_claim.pk}",),
        texts=("reason_0",),
        typed=("accepted_0", "part_0"),
        chosen=("budget_0", "grant_0", "budget2_0", "grant2_0"),
        valid={"accepted_0": "450", "grant_0": "{w.grant.pk}", "budget_0": "{w.budget_line.pk}"}
        | {"part_0": "50", "grant2_0": "{w.second_grant.pk}", "budget2_0": "{w.budget_line.pk}"},
        needs=("accepted_0", "budget_0", "grant_0"),
    ),
    FormPage("office:return_claim", "officer", ("{w.submitted_claim.pk}",), **_REASON),
    FormPage("office:approve_claim", "officer", ("{w.checked_claim.pk}",), texts=("reason",)),
    FormPage(
        "office:claim_paid",
        "officer",
        ("{w.with_finance_claim.pk}",),
        texts=("reference",),
        typed=("paid_on", "amount"),
        valid={"paid_on": f"{TODAY:%Y-%m-%d}", "amount": "450"},
        needs=("reference", "paid_on", "amount"),
    ),
    FormPage(
        "office:claim_came_back",
        "officer",
        ("{w.paid_claim.pk}", "{w.payment.pk}"),
        texts=("reason",),
        typed=("came_back_on",),
        valid={"came_back_on": f"{TODAY:%Y-%m-%d}"},
        needs=("reason", "came_back_on"),
    ),
    FormPage("my:ask_advance", args=("{w.planned.pk}",), **_ADVANCE),
    FormPage("my:change_advance", args=(PLACE, "{w.returned_advance.pk}"), **_ADVANCE),
    FormPage(
        "office:advance_paid_back",
        "officer",
        ("{w.paid_advance.pk}",),
        texts=("reference",),
        typed=("amount", "day"),
        valid={"amount": "50", "day": f"{TODAY:%Y-%m-%d}"},
        needs=("amount", "reference", "day"),
    ),
    FormPage(
        "office:closed_months",
        "officer",
        typed=("month",),
        chosen=("programme",),
        valid={"programme": "{w.placement.assignment.programme_id}", "month": "2025-10-01"},
        needs=("programme", "month"),
    ),
    FormPage("office:ask_month", "officer", ("{w.closed_month.pk}",), **_REASON),
    FormPage("office:read_payments", "officer", files={"payments": a_payments_file}, needs=("payments",)),
    FormPage(
        "office:sample_claims",
        "officer",
        shaped=("word",),
        typed=("number",),
        valid={"number": "5", "word": "kanga"},
        needs=("number", "word"),
    ),
    FormPage(
        "my:pay_account",
        texts=("holder", "provider"),
        shaped=("number", "code"),
        chosen=("way",),
        valid={"way": "mobile", "number": "+255 700 900 418", "code": "CORUTZTZ"},
        needs=("way", "holder", "provider", "number"),
    ),
    FormPage(
        "office:payment_files",
        "officer",
        chosen=("programme", "currency"),
        valid={"programme": "{w.placement.assignment.programme_id}", "currency": "USD"},
        needs=("programme", "currency"),
    ),
    FormPage(
        "office:payment_layout",
        "officer",
        ("{w.placement.assignment.programme.code}",),
        texts=("heading_0",),
        chosen=("file_format", "field_0", "field_1", "field_2"),
        valid={"file_format": "csv", "field_0": "claim", "field_1": "amount", "field_2": "number"},
        needs=("file_format",),
    ),
    FormPage("office:claim_rest", "officer", ("{w.failed_claim.pk}",), **_REASON),
    FormPage("office:claim_failed", "officer", ("{w.with_finance_claim.pk}",), **_REASON),
    FormPage("office:add_exchange_rate", "officer", **_RATE),
    FormPage("office:exchange_rate", "officer", ("{w.exchange_rate.pk}",), **_RATE),
]
PLACEMENTS = [
    *CLAIMS,
    FormPage(
        "my:return_answer",
        args=(PLACE, "{w.return_answer.pk}"),
        texts=("needs",),
        chosen=("next", "recognition", "has_work"),
        valid={"next": "back", "recognition": "given", "has_work": "yes"},
        needs=("next", "recognition", "has_work"),
    ),
    *(
        FormPage(
            f"office:{name}",
            "officer",
            (PLACE, *args),
            texts=("to", "reason"),
            typed=("made_on",),
            chosen=("outcome",),
            valid={"made_on": f"{TODAY:%Y-%m-%d}", "outcome": "open"},
            needs=("to", "reason", "made_on", "outcome"),
        )
        for name, args in (("add_referral", ()), ("referral", ("{w.referral.pk}",)))
    ),
    *_of_each(
        "institution_assignments",
        "office",
        name="add_host_post",
        texts=("title", "where"),
        typed=("apply_by",),
        valid={"apply_by": f"{NEXT_YEAR}-01-01"},
        needs=("title", "where"),
    ),
    FormPage("my:alumni", chosen=("kinds",), valid={"kinds": "mentor"}),
    FormPage(
        "office:upload_list",
        "officer",
        ("experts",),
        sought=("source",),
        files={"file": a_list_of_experts},
        needs=("source", "file"),
    ),
    FormPage(
        "office:freeze_report",
        "officer",
        typed=("first_on", "last_on"),
        chosen=("programme", "grant"),
        valid={"programme": "{w.placement.assignment.programme_id}", "first_on": "2026-03-01"}
        | {"last_on": "2026-03-31"},
        needs=("programme", "first_on", "last_on"),
    ),
    *_of_each(
        "my",
        "institution_assignments",
        name="tell_story",
        texts=("title", "text"),
        chosen=("language",),
        valid={"language": "en", "agrees": "on"},
        needs=("title", "text", "language", "agrees"),
    ),
    FormPage("office:fill_seats", "officer", ("{w.in_a_team.pk}",), chosen=("seat_1",)),
    FormPage(
        "my:write_emergency",
        args=(PLACE,),
        texts=("name", "relation", "helpers"),
        shaped=("phone",),
        valid={"phone": "+44 7700 900123"},
        needs=("name", "phone"),
    ),
    FormPage(
        "office:ask_region",
        "officer",
        texts=("text",),
        chosen=("region",),
        valid={"region": "{w.placement.assignment.region.pk}"},
        needs=("region", "text"),
    ),
    *_of_each(
        *SIDES,
        name="end_placement",
        texts=("text",),
        typed=("ended_on",),
        chosen=("to", "reason"),
        valid={"to": "ended_early", "reason": "family", "ended_on": f"{TODAY:%Y-%m-%d}"},
        needs=("to", "reason", "ended_on"),
    ),
    *_of_each(*SIDES, name="add_deliverable", texts=("text",), typed=("due_on",), needs=("text",)),
    *_of_each(
        *SIDES,
        name="deliverable",
        args=("{w.deliverable.pk}",),
        texts=("text", "note"),
        typed=("due_on", "done_on"),
        files={"upload": a_pdf},
        needs=("text",),
    ),
    FormPage("my:week_note", args=(PLACE, f"{TODAY:%Y-%m-%d}"), texts=("done", "next"), needs=("done",)),
    *_of_each("my", "institution_assignments", name="add_teaching", **_LESSON),
    *_of_each("my", "institution_assignments", name="teaching_session", args=("{w.lesson.pk}",), **_LESSON),
    *_of_each("my", "institution_assignments", name="closing", chosen=("done",)),
    *_of_each("institution_assignments", name="arrival", chosen=("done",)),
    *_of_each(
        "institution_assignments", name="learners_by_sex", typed=("women", "men"), valid={"women": "6", "men": "2"}
    ),
    *_of_each("my", "office", name="add_travel_leg", **_LEG),
    *_of_each("my", "office", name="travel_leg", args=("{w.leg.pk}",), **_LEG),
    FormPage("office:add_briefing_part", "officer", **_BRIEFING),
    FormPage("office:briefing_part", "officer", ("{w.briefing_part.pk}",), **_BRIEFING),
    FormPage("my:service_record", always={"is_named": "nonsense"}),
    FormPage("my:evaluation", args=(PLACE, "{w.own_questions.pk}"), **_QUESTIONS),
    FormPage("office:evaluation", "officer", (PLACE, "{w.questions.pk}"), **_LATER),
    FormPage("placements:evaluation", "visitor", ("{w.questions_token}",), **_LATER),
    FormPage("my:certificate", args=(PLACE,), always={"is_named": "nonsense"}),
    *_of_each("office", name="withdraw_certificate", texts=("reason",), needs=("reason",)),
    FormPage("my:placement_report", args=(PLACE, "{w.report.pk}"), **_REPORT),
    FormPage("institution_assignments:placement_report", "manager", (PLACE, "{w.host_report.pk}"), **_REPORT),
    *_of_each("my", "office", name="skip_report", args=("{w.report.pk}",), texts=("reason",), needs=("reason",)),
    FormPage(
        "institution_assignments:skip_report",
        "manager",
        (PLACE, "{w.host_report.pk}"),
        texts=("reason",),
        needs=("reason",),
    ),
    *_of_each("institution_assignments", "office", name="add_counterpart", needs=("name",), **_NAMED),
    *_of_each(
        "institution_assignments",
        "office",
        name="supervisor",
        **{**_NAMED, "valid": {**_NAMED["valid"], "takes_over": "yes"}},
        chosen=("takes_over",),
        needs=("name", "takes_over"),
    ),
    *_of_each(
        "institution_assignments",
        "office",
        name="visit_came",
        args=("{w.visit.pk}",),
        typed=("day",),
        valid={"day": f"{TODAY:%Y-%m-%d}"},
        needs=("day",),
    ),
    *_of_each(
        "institution_assignments",
        "office",
        name="visit_left",
        args=("{w.stay.pk}",),
        typed=("day",),
        valid={"day": f"{TODAY:%Y-%m-%d}"},
        needs=("day",),
    ),
    *_of_each(
        "office",
        name="complete_placement",
        typed=("ended_on",),
        valid={"ended_on": f"{TODAY:%Y-%m-%d}"},
        needs=("ended_on",),
    ),
    *_of_each(
        "office",
        name="placement_days",
        texts=("reason",),
        typed=("starts_on", "ends_on"),
        valid={"starts_on": "{w.placement.starts_on}", "ends_on": f"{TODAY:%Y-%m-%d}"},
        needs=("starts_on", "ends_on", "reason"),
    ),
    *_of_each(
        "office",
        name="add_visit",
        typed=("starts_on", "ends_on", "sessions", "session_minutes"),
        chosen=("kind",),
        valid={**_DAYS, "kind": "online", "sessions": "4", "session_minutes": "60"},
        needs=("kind", "starts_on", "ends_on"),
    ),
    *_of_each(
        "office",
        name="visit",
        args=("{w.visit.pk}",),
        typed=("starts_on", "ends_on", "sessions", "session_minutes"),
        chosen=("kind",),
        valid={**_DAYS, "kind": "online", "sessions": "4", "session_minutes": "60"},
        needs=("kind", "starts_on", "ends_on"),
    ),
]
