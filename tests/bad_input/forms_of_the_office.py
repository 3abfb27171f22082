"""The forms of the programme office."""

from .form_page import CONFIRMED, HEAD, NEXT_YEAR, FormPage, a_pdf


def _decision(slug: str, assignment: str, **values) -> FormPage:
    return FormPage("office:decide", "officer", (f"{{w.{assignment}.reference}}", slug), part=slug, **values)


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
    *(
        FormPage(
            name,
            "officer",
            args,
            texts=("motivation", *also),
            shaped=("first_name", "last_name", "email"),
            typed=("phone", "available_from", "available_until"),
            chosen=("came", "language", "country"),
            valid={
                "first_name": "Salma",
                "last_name": "Juma",
                "email": "salma.juma@example.org",
                "came": "phone",
                "language": "sw",
                "country": "OM",
                "phone": "+968 2412 3456",
                "available_from": f"{NEXT_YEAR}-02-01",
                "available_until": f"{NEXT_YEAR}-05-01",
            },
            needs=("came", "first_name", "last_name", "email", "language", "country", "motivation", *also),
        )
        for name, args, also in (
            ("office:enter_application", ("{w.published.reference}",), ("question_{w.question.pk}",)),
            ("office:change_entered", ("{w.entered.pk}",), ()),
        )
    ),
    *(
        FormPage(
            name,
            "officer",
            args,
            texts=("subject_en", "subject_sw", "text_en", "text_sw"),
            valid=dict.fromkeys(("subject_en", "subject_sw", "text_en", "text_sw"), "Nurses for Mwanza"),
            needs=("subject_en", "subject_sw", "text_en", "text_sw"),
        )
        for name, args in {
            "office:new_campaign": ("{w.published.reference}",),
            "office:campaign": ("{w.campaign.pk}",),
        }.items()
    ),
    FormPage(
        "office:outreach_links",
        "officer",
        texts=("name",),
        chosen=("kind", "assignment"),
        valid={"name": "Nurses in Oslo", "kind": "association"},
        needs=("name", "kind"),
    ),
    FormPage("office:invite_person", "officer", ("{w.published.reference}", "{w.handle}"), texts=("message",)),
    FormPage(
        "office:entered_assignments",
        "officer",
        chosen=("institution", "came"),
        valid={"institution": "{w.institution.pk}", "came": "paper"},
        needs=("institution", "came"),
    ),
    FormPage(
        "office:entered_assignment", "officer", ("{w.typed.reference}",), files={"paper": a_pdf}, needs=("paper",)
    ),
    FormPage("office:entered_one", "officer", ("{w.entered.pk}",), files={"paper": a_pdf}, needs=("paper",)),
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
    FormPage(
        "office:file_reference", "officer", ("{w.submitted.reference}",), texts=("number",), valid={"number": "AB.1/2"}
    ),
    FormPage(
        "office:agreement_paper",
        "officer",
        ("{w.for_office.pk}",),
        texts=("position",),
        shaped=("name",),
        files={"paper": a_pdf},
        valid={"name": "Asha Mrisho", "position": "Programme officer"},
        needs=("name", "position", "paper"),
        always={"shown": "c"},
    ),
    FormPage(
        "office:agreement_head",
        "officer",
        ("{w.for_host.pk}",),
        texts=("position",),
        shaped=("name", "email"),
        chosen=("language",),
        valid=HEAD,
        needs=("name", "position", "email", "language"),
        always={"shown": "c"},
    ),
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
        "office_people:institution_name",
        "officer",
        ("{w.waiting_name.institution_id}",),
        texts=("reason",),
        chosen=("answer",),
        valid={"answer": "refuse"},
        needs=("answer",),
        always={"seen": "{w.waiting_name.print}"},
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
