"""The forms of the programme office."""

from .form_page import CONFIRMED, NEXT_YEAR, TODAY, FormPage, a_bank_statement


def _decision(slug: str, assignment: str, **values) -> FormPage:
    return FormPage("office:decide", "officer", (f"{{w.{assignment}.reference}}", slug), part=slug, **values)


def _of_finance(name: str, row: str, **values) -> FormPage:
    return FormPage(f"finance:{name}", "finance", (row,), **values)


def _of_a_programme(part: str, **values) -> FormPage:
    return FormPage("office:add_to_programme", "officer", ("{w.programme.code}", part), part=part, **values)


_TITLES = ("title_en", "title_sw", "summary_en", "summary_sw")
_CALL = {"opens_on": f"{NEXT_YEAR}-01-01", "closes_on": f"{NEXT_YEAR}-06-30"}
_RULE = {
    "texts": ("text_en", "text_sw"),
    "typed": ("number",),
    "chosen": ("kind", "choice"),
    "valid": {"kind": "declaration", "number": "5", "choice": "citizen"},
    "needs": ("kind",),
}
_ANSWER = ("question_en", "question_sw", "answer_en", "answer_sw")
PROGRAMMES = [
    FormPage(
        "office:new_programme",
        "officer",
        texts=(*_TITLES, "text_en", "text_sw"),
        shaped=("code",),
        typed=("opens_on", "closes_on"),
        valid={"code": "another-one", **_CALL},
        needs=("code", *_TITLES),
    ),
    FormPage(
        "office:edit_programme",
        "officer",
        ("{w.programme.code}",),
        texts=(*_TITLES, "text_en", "text_sw"),
        typed=("opens_on", "closes_on"),
        valid=_CALL,
        needs=_TITLES,
    ),
    FormPage("office_people:place_institution", "officer", ("{w.institution.pk}",), chosen=("parent",)),
    FormPage("office:public_answers", "officer", ("{w.published.reference}",), texts=_ANSWER, needs=_ANSWER),
    FormPage(
        "office:public_answer",
        "officer",
        ("{w.published.reference}", "{w.public_answer.pk}"),
        texts=_ANSWER,
        needs=_ANSWER,
    ),
    _of_a_programme("rules", **_RULE),
    _of_a_programme(
        "rates",
        texts=("source",),
        typed=("amount", "valid_from"),
        chosen=("kind", "currency", "unit", "region"),
        valid={"kind": "travel", "unit": "trip", "currency": "USD", "region": "{w.region.pk}"}
        | {"amount": "45.50", "valid_from": f"{NEXT_YEAR}-01-01"},
        needs=("kind", "amount", "currency", "unit", "valid_from", "source"),
    ),
    _of_a_programme(
        "budget",
        texts=("label_en", "label_sw"),
        shaped=("code",),
        typed=("amount",),
        chosen=("currency",),
        valid={"code": "H-2", "currency": "USD", "amount": "50000"},
        needs=("code", "label_en", "label_sw", "amount", "currency"),
    ),
    FormPage("office:change_in_programme", "officer", ("{w.programme.code}", "rules", "{w.rule.pk}"), **_RULE),
    FormPage(
        "office:propose_right",
        "officer",
        ("{w.programme.code}",),
        shaped=("email",),
        typed=("starts_on", "ends_on"),
        chosen=("right",),
        valid={"email": "{w.profile.user.email}", "right": "2"}
        | {"starts_on": f"{NEXT_YEAR}-01-01", "ends_on": f"{NEXT_YEAR}-12-31"},
        needs=("email", "right", "starts_on"),
    ),
    FormPage(
        "office:end_right",
        "officer",
        ("{w.programme.code}", "{w.right.pk}"),
        typed=("last_day",),
        valid={"last_day": f"{NEXT_YEAR}-01-01"},
        needs=("last_day",),
    ),
]

FINANCE = [
    _of_finance(
        "refund",
        "{w.paid.reference}",
        typed=("amount",),
        texts=("reason",),
        valid={"amount": "5000"},
        needs=("amount", "reason"),
    ),
    _of_finance("keep_refund", "{w.came_back.pk}", texts=("reason",), needs=("reason",)),
    _of_finance("report", "{w.invoice.reference}", texts=("evidence",), needs=("evidence",)),
    _of_finance("send_back", "{w.reported.reference}", texts=("reason",), needs=("reason",)),
    _of_finance(
        "explain_bank_line",
        "{w.bank_line.pk}",
        texts=("explanation",),
        shaped=("payer_name",),
        chosen=("use", "thing"),
        valid={"use": "cash"},
        needs=("use", "explanation"),
    ),
    FormPage(
        "finance:cash",
        "finance",
        texts=("explanation",),
        typed=("counted",),
        chosen=("currency",),
        valid={"currency": "TZS", "counted": "0"},
        needs=("currency", "counted"),
    ),
    _of_finance("explain_difference", "{w.difference.pk}", texts=("explanation",), needs=("explanation",)),
    FormPage(
        "finance:invoice",
        "finance",
        shaped=("payer_name", "payer_email", "control_number"),
        typed=("amount", "until"),
        chosen=("thing", "currency", "way", "language"),
        valid={
            "thing": "gift {w.appeal.pk}",
            "currency": "USD",
            "way": "invoice",
            "language": "sw",
            "amount": "50",
            "payer_name": "Asha Mrema",
            "payer_email": "payer@example.org",
            "until": f"{NEXT_YEAR}-01-15",
        },
        needs=("thing", "amount", "currency", "way", "payer_name", "language"),
    ),
    FormPage(
        "finance_gifts:end",
        "finance",
        ("{w.appeal.slug}",),
        chosen=("end",),
        valid={"end": "by_goal"},
        needs=("end",),
    ),
    FormPage("finance_gifts:gift", "finance", ("{w.large_gift.pk}",), texts=("reason",), needs=("reason",)),
    FormPage("finance:read_bank_statement", "finance", files={"statement": a_bank_statement}, needs=("statement",)),
]

TRANSLATORS = [
    FormPage(
        "home:ask_translation",
        "administrator",
        ("assignment", "{w.published.pk}", "sw"),
        texts=("note",),
        typed=("due_on",),
        chosen=("translator",),
        valid={"due_on": f"{NEXT_YEAR}-01-15"},
        needs=("due_on",),
    ),
    FormPage(
        "home:translate_text",
        "administrator",
        ("assignment", "{w.untranslated.pk}", "sw"),
        texts=("title", "background", "tasks"),
    ),
]

OFFER = {
    "decision": "offered",
    "answer_by": f"{NEXT_YEAR}-01-15",
    "starts_on": f"{NEXT_YEAR}-02-01",
    "ends_on": f"{NEXT_YEAR}-03-01",
}

_RANKING = {"held_on": f"{TODAY:%Y-%m-%d}", "sat": "{w.ranked_sheet.reviewer_id}", "rank-1": "1"}

REVIEWS = [
    FormPage(
        "office_reviews:start",
        "officer",
        ("application", "{w.sent.assignment_id}"),
        typed=("due_on", "reviewers_each"),
        chosen=("plan", "side-office", "side-host"),
        valid={
            "plan": "light",
            "reviewers_each": "2",
            "due_on": f"{NEXT_YEAR}-01-15",
            "side-office": "{w.joining.pk}",
            "side-host": "{w.manager.pk}",
        },
        needs=("plan", "reviewers_each", "side-office", "side-host"),
    ),
    FormPage(
        "office_reviews:phase",
        "officer",
        ("{w.two_phases.pk}",),
        typed=("due_on",),
        valid={"due_on": f"{NEXT_YEAR}-01-15"},
    ),
    FormPage(
        "office_reviews:add_reviewer",
        "officer",
        ("{w.sheet.round_id}",),
        chosen=("who",),
        valid={"who": "office {w.joining.pk}"},
        needs=("who",),
    ),
    FormPage(
        "office_reviews:rank",
        "officer",
        ("{w.ranked_sheet.round_id}",),
        typed=("held_on", "rank-1"),
        texts=("text", "others", "reason-1"),
        chosen=("sat",),
        valid=_RANKING,
        needs=("held_on", "rank-1", "text"),
    ),
    FormPage("office_reviews:copies", "officer", ("{w.copy.subject.round_id}", "1"), texts=("motivation",)),
    FormPage(
        "reviews:round",
        "officer",
        ("{w.sheet.round_id}",),
        texts=("f1-comment",),
        chosen=("f1-score-1",),
        valid={"f1-score-1": "3"},
    ),
    FormPage(
        "reviews:sheet",
        "officer",
        ("{w.sheet.round_id}", "1"),
        texts=("f1-comment",),
        chosen=("f1-score-1",),
        valid={"f1-score-1": "3"},
    ),
    FormPage("reviews:conflict", "officer", ("{w.sheet.round_id}", "1"), texts=("text",), needs=("text",)),
]

OFFICE = [
    *(
        FormPage("office:note", "officer", (kind, pk), part=kind, texts=("note-text",), needs=("note-text",))
        for kind, pk in {
            "assignment": "{w.submitted.pk}",
            "application": "{w.sent.pk}",
            "institution": "{w.institution.pk}",
            "profile": "{w.profile.pk}",
            "user": "{w.profile.user_id}",
        }.items()
    ),
    *(
        FormPage("office:assign", "officer", (kind, pk), part=kind, chosen=("assign-officer",))
        for kind, pk in {
            "assignment": "{w.submitted.pk}",
            "application": "{w.sent.pk}",
            "institution": "{w.institution.pk}",
        }.items()
    ),
    FormPage(
        "office:comment",
        "officer",
        ("{w.submitted.reference}", "background"),
        texts=("comment-background-text",),
        needs=("comment-background-text",),
    ),
    _decision(
        "approve",
        "submitted",
        typed=("publish_on",),
        chosen=("when",),
        valid={"when": "day", "publish_on": f"{NEXT_YEAR}-01-15"},
        needs=("when",),
    ),
    _decision("edits", "submitted", texts=("text",)),
    _decision("reject", "submitted", texts=("reason",), needs=("reason",), always=CONFIRMED),
    _decision("cancel", "approved", texts=("reason",), needs=("reason",), always=CONFIRMED),
    _decision("schedule", "approved", typed=("publish_on",), needs=("publish_on",)),
    _decision("extend", "published", typed=("closing_on",), needs=("closing_on",)),
    _decision("reopen", "closed", typed=("closing_on",), needs=("closing_on",)),
    FormPage(
        "office:decision",
        "officer",
        ("{w.sent.pk}",),
        part="refusal",
        texts=("reason",),
        chosen=("decision",),
        valid={"decision": "not_eligible"},
        needs=("decision",),
        always=CONFIRMED,
    ),
    FormPage(
        "office:decision",
        "officer",
        ("{w.shortlisted.pk}",),
        part="offer",
        typed=("answer_by", "starts_on", "ends_on"),
        texts=("terms",),
        chosen=("decision",),
        valid=OFFER,
        needs=("decision",),
        always=CONFIRMED,
    ),
    FormPage(
        "office:prepare_many",
        "officer",
        ("{w.shortlisted.pk}",),
        typed=("answer_by", "starts_on", "ends_on"),
        texts=("terms_en",),
        chosen=("decision",),
        valid=OFFER,
        needs=("decision",),
        always={"seen": "shortlisted"},
    ),
    FormPage(
        "office:share_out",
        "officer",
        ("{w.sent.pk}",),
        chosen=("officers",),
        valid={"officers": "{w.officer.pk}"},
        needs=("officers",),
    ),
    *(
        FormPage(
            name,
            "officer",
            args,
            texts=("document_en", "document_sw", "body_en", "body_sw", "source"),
            typed=("fee", "lead_days", "checked_on"),
            chosen=("where", "who", "profession", "currency"),
            valid={"where": "mainland", "who": "everybody", "checked_on": "2026-01-15"},
            needs=("document_en", "document_sw", "body_en", "body_sw", "where", "who"),
        )
        for name, args in {"office:formality": ("{w.formality.pk}",), "office:add_formality": ()}.items()
    ),
    FormPage(
        "office:reserve",
        "officer",
        ("{w.reserve.assignment.reference}",),
        typed=("answer_by", "starts_on", "ends_on"),
        texts=("terms",),
        valid={name: value for name, value in OFFER.items() if name != "decision"},
        needs=("answer_by",),
        always={"next": "{w.reserve.pk}", **CONFIRMED},
    ),
    FormPage(
        "office:prepare",
        "officer",
        ("{w.shortlisted.pk}",),
        typed=("answer_by", "starts_on", "ends_on"),
        texts=("terms",),
        chosen=("decision",),
        valid=OFFER,
        needs=("decision",),
    ),
    FormPage(
        "office:condition",
        "officer",
        ("{w.visa.pk}",),
        texts=("reason",),
        chosen=("to",),
        valid={"to": "waived"},
        needs=("to",),
    ),
    FormPage(
        "office:interviews",
        "officer",
        ("{w.invited.assignment.reference}",),
        texts=("place",),
        typed=("day", "times", "minutes"),
        chosen=("zone",),
        valid={"day": f"{NEXT_YEAR}-03-03", "times": "09:00", "minutes": "30", "zone": "Africa/Dar_es_Salaam"},
        needs=("day", "times", "minutes", "zone", "place"),
    ),
    FormPage(
        "office:interview",
        "officer",
        ("{w.interview.pk}",),
        texts=("note",),
        chosen=("outcome",),
        valid={"outcome": "held"},
        needs=("outcome",),
    ),
    FormPage("office:follow_up", "officer", ("{w.complaint.pk}",), texts=("text",), needs=("text",)),
    FormPage(
        "office:messages",
        "officer",
        ("{w.accepted.pk}",),
        texts=("text",),
        chosen=("kept_from",),
        valid={"kept_from": "host"},
        needs=("text", "kept_from"),
    ),
    FormPage("office:agreement", "officer", ("{w.for_office.pk}",), needs=("is_read",), always={"shown": "c"}),
    FormPage("office:inquiry", "officer", ("{w.inquiry.pk}",), texts=("text",), needs=("text",)),
    FormPage(
        "office:suggestion",
        "officer",
        ("{w.suggestion.pk}",),
        part="new",
        texts=("new-label_en", "new-label_sw"),
        chosen=("new-group",),
        valid={"new-group": "{w.group.pk}"},
        needs=("new-label_en", "new-label_sw", "new-group"),
        always={"answer": "new"},
    ),
    FormPage(
        "office:suggestion",
        "officer",
        ("{w.suggestion.pk}",),
        part="synonym",
        query="nursing",
        chosen=("synonym-concept",),
        needs=("synonym-concept",),
        always={"answer": "synonym"},
    ),
    FormPage(
        "office:suggestion",
        "officer",
        ("{w.suggestion.pk}",),
        part="decline",
        texts=("decline-answer",),
        needs=("decline-answer",),
        always={"answer": "decline"},
    ),
    FormPage("office:merge", "officer", ("{w.twin.pk}", "{w.skill.pk}"), needs=("is_same",)),
    FormPage(
        "office:labels",
        "officer",
        texts=("word-{w.word.pk}-text",),
        needs=("word-{w.word.pk}-text",),
        always={"word": "{w.word.pk}"},
    ),
    FormPage(
        "office_people:decide_institution",
        "officer",
        ("{w.pending.pk}", "reject"),
        part="reject",
        texts=("reason",),
        needs=("reason",),
        always=CONFIRMED,
    ),
    FormPage(
        "office_people:decide_institution",
        "officer",
        ("{w.institution.pk}", "suspend"),
        part="suspend",
        texts=("reason",),
        needs=("reason",),
        always=CONFIRMED,
    ),
    FormPage(
        "office_people:ask_institution",
        "officer",
        ("{w.pending.pk}",),
        texts=("question",),
        needs=("question",),
    ),
    FormPage(
        "office_people:suspend_account",
        "officer",
        ("{w.profile.user_id}",),
        texts=("reason",),
        needs=("reason",),
        always=CONFIRMED,
    ),
    FormPage(
        "office_people:second_factor", "officer", ("{w.person_with_app.pk}",), texts=("reason",), needs=("reason",)
    ),
    FormPage(
        "office_people:add_account",
        "administrator",
        shaped=("email", "first_name", "last_name"),
        chosen=("language", "groups"),
        valid={"email": "colleague.new@example.org", "first_name": "Neema", "last_name": "Lema", "language": "sw"},
        needs=("email", "first_name", "language"),
    ),
    FormPage("office_people:account_roles", "administrator", ("{w.profile.user_id}",), chosen=("groups",)),
    FormPage(
        "office_people:account_address",
        "administrator",
        ("{w.profile.user_id}",),
        shaped=("email",),
        texts=("reason",),
        valid={"email": "another@example.org"},
        needs=("email", "reason"),
    ),
    FormPage(
        "office_people:delete_account",
        "administrator",
        ("{w.profile.user_id}",),
        always={"understood": ""},
    ),
    FormPage("home:message", "officer", ("{w.message.pk}",), texts=("answer",), needs=("answer",)),
]
