"""The forms of institutions: registration, members, their assignments."""

from .form_page import CONFIRMED, HEAD, NEXT_YEAR, TODAY, FormPage, a_pdf

DRAFT = ("{w.draft.reference}",)

_DETAILS = {
    "shaped": ("official_email", "website"),
    "texts": ("about",),
    "chosen": ("kind", "region"),
    "valid": {
        "official_email": "office@hospital.example.org",
        "website": "https://hospital.example.org/",
        "kind": "hospital",
        "region": "{w.region.pk}",
    },
    "needs": ("official_email", "kind", "region"),
}
_NAMES = {"name_en": "A clinic", "name_sw": "Kliniki"}
_PLAN = ("aim_en", "aim_sw", "indicator_en", "indicator_sw")

INSTITUTION = [
    FormPage(
        "institution:register",
        **{
            **_DETAILS,
            "shaped": ("name_en", "name_sw", *_DETAILS["shaped"]),
            "valid": {**_DETAILS["valid"], **_NAMES},
            "needs": _DETAILS["needs"],
        },
    ),
    FormPage("institution:details", "manager", **_DETAILS),
    FormPage(
        "institution:rename",
        "manager",
        shaped=("name_en", "name_sw"),
        typed=("valid_from",),
        valid={**_NAMES, "valid_from": f"{TODAY:%Y-%m-%d}"},
        needs=("valid_from",),
    ),
    FormPage(
        "institution:invite",
        "manager",
        shaped=("email",),
        chosen=("role", "language"),
        valid={"email": "colleague@example.org", "role": "author", "language": "sw"},
        needs=("email", "role", "language"),
    ),
    FormPage("institution:answer", "manager", texts=("text",), needs=("text",)),
    FormPage(
        "institution:add_row",
        "manager",
        ("sites",),
        part="sites",
        texts=("name_en", "name_sw", "place"),
        chosen=("region",),
        valid={"region": "{w.region.pk}"},
        needs=("name_en", "name_sw", "region"),
    ),
    FormPage(
        "institution:add_row",
        "manager",
        ("plans",),
        part="plans",
        texts=(*_PLAN, "assessed_by", "needs_en", "needs_sw"),
        typed=("assessed_on",),
        valid={"assessed_on": f"{TODAY:%Y-%m-%d}"},
        needs=_PLAN,
    ),
    FormPage(
        "institution:change_row",
        "manager",
        ("sites", "{w.site.pk}"),
        texts=("name_en", "name_sw", "place"),
        chosen=("region",),
        valid={"region": "{w.region.pk}"},
        needs=("name_en", "name_sw", "region"),
    ),
    FormPage("institution:role", "manager", ("{w.colleague.pk}",), chosen=("role",), needs=("role",)),
]

_LANGUAGES = ("en", "sw")


def _step(slug: str, *, inner: str = "", **values) -> FormPage:
    """A step of a request, or an inner form of it with a button of its own."""
    part = f"{slug} {inner}".strip()
    return FormPage("institution_assignments:step", "manager", ("{w.draft.reference}", slug), part=part, **values)


def _lines(slug: str) -> dict:
    return {f"{slug}-TOTAL_FORMS": "1", f"{slug}-INITIAL_FORMS": "0"}


HOST = [
    FormPage(
        "institution_assignments:create",
        "manager",
        chosen=("source",),
        valid={"source": "blank"},
        needs=("source",),
        always={"institution": "{w.institution.pk}", "key": "7f0b0f0e-4f57-4c59-9f0a-2f5b5d1c1a11"},
    ),
    FormPage(
        "institution_assignments:cancel",
        "manager",
        ("{w.submitted.reference}",),
        texts=("reason",),
        needs=("reason",),
        always=CONFIRMED,
    ),
    _step(
        "work",
        texts=tuple(
            f"{name}_{language}"
            for name in ("title", "background", "objective", "tasks", "deliverables")
            for language in _LANGUAGES
        ),
    ),
    _step(
        "people",
        texts=(
            "supervisor_name",
            "counterparts",
            *(
                f"{name}_{language}"
                for name in ("unit", "supervisor_position", "learners", "lasting_evidence")
                for language in _LANGUAGES
            ),
        ),
        typed=("learner_count",),
        valid={"learner_count": "10"},
    ),
    _step(
        "skills",
        query="nursing",
        chosen=("skill", "importance", "level"),
        valid={"skill": "{w.skill.pk}", "importance": "must", "level": "3"},
        needs=("skill", "importance", "level"),
        always={"add": "1"},
    ),
    _step(
        "profile",
        texts=tuple(f"licence_needed_{language}" for language in _LANGUAGES),
        typed=("minimum_experience_years",),
        chosen=("sector", "minimum_education"),
        valid={"minimum_experience_years": "3", "minimum_education": "3", "sector": "{w.sector.pk}"},
    ),
    _step(
        "profile",
        inner="occupation",
        query="teacher",
        chosen=("occupation",),
        needs=("occupation",),
        always={"choose": "1"},
    ),
    _step(
        "profile",
        inner="language",
        chosen=("language", "level"),
        valid={"language": "{w.language.pk}", "level": "B2"},
        needs=("language", "level"),
        always={"add": "1"},
    ),
    _step(
        "place",
        typed=("starts_from", "starts_until", "length_days", "visits", "posts", "closing_on"),
        chosen=("mode", "region", "district"),
    ),
    _step(
        "allowances",
        texts=("allowances-0-source",),
        typed=("allowances-0-amount",),
        chosen=("allowances-0-kind", "allowances-0-currency", "allowances-0-unit"),
        valid={
            "allowances-0-amount": "45.50",
            "allowances-0-kind": "travel",
            "allowances-0-currency": "USD",
            "allowances-0-unit": "trip",
        },
        always=_lines("allowances"),
    ),
    _step(
        "costs",
        texts=("costs-0-text_en", "costs-0-text_sw"),
        typed=("costs-0-amount",),
        chosen=("costs-0-item", "costs-0-bearer", "costs-0-currency"),
        valid={
            "costs-0-amount": "45.50",
            "costs-0-item": "meals",
            "costs-0-bearer": "host",
            "costs-0-currency": "USD",
        },
        always=_lines("costs"),
    ),
    _step("sites", typed=("site_{w.site.pk}",), valid={"site_{w.site.pk}": "2"}),
    _step("readiness", chosen=("readiness",)),
    _step(
        "criteria",
        texts=("criteria-0-text_en", "criteria-0-text_sw"),
        typed=("criteria-0-weight",),
        valid={"criteria-0-weight": "40"},
        always=_lines("criteria"),
    ),
    _step(
        "questions",
        texts=("questions-0-text_en", "questions-0-text_sw"),
        chosen=("questions-0-kind",),
        valid={
            "questions-0-kind": "choice",
            "questions-0-choices_en": "Day\nNight",
            "questions-0-choices_sw": "Mchana\nUsiku",
        },
        always=_lines("questions"),
    ),
    _step(
        "goals",
        texts=("national_plan",),
        chosen=("development_goal", "programme", "plan"),
        valid={"development_goal": "3", "programme": "{w.programme.pk}"},
    ),
    _step(
        "attachments",
        texts=("title",),
        chosen=("language",),
        valid={"language": "sw"},
        files={"document": a_pdf},
        needs=("title", "language", "document"),
        always={"add": "1"},
    ),
    FormPage("institution_assignments:letter", "manager", DRAFT, files={"letter": a_pdf}, needs=("letter",)),
    FormPage(
        "institution_assignments:name_person",
        "manager",
        ("{w.published.reference}",),
        texts=("known_from",),
        shaped=("name", "email"),
        chosen=("language",),
        valid={"name": "Grace Mollel", "email": "grace@example.org", "language": "sw"},
        needs=("name", "email", "language", "known_from"),
    ),
    FormPage(
        "institution_assignments:endorse",
        "ministry",
        ("{w.to_endorse.reference}",),
        texts=("reason",),
        chosen=("answer",),
        valid={"answer": "no"},
        needs=("answer",),
        always={"seen": "{w.to_endorse_seen}"},
    ),
    FormPage("institution_assignments:skills_from_text", "manager", DRAFT, sought=("text",), needs=("text",)),
    FormPage(
        "institution_assignments:invite_person",
        "manager",
        ("{w.published.reference}", "{w.handle}"),
        texts=("message",),
    ),
    FormPage(
        "institution_assignments:condition",
        "manager",
        ("{w.accepted.assignment.reference}", "{w.ready.pk}"),
        texts=("note",),
        typed=("valid_until",),
        files={"upload": a_pdf},
        needs=("note",),
    ),
    FormPage(
        "institution_assignments:interviews",
        "manager",
        ("{w.invited.assignment.reference}",),
        texts=("place",),
        typed=("day", "times", "minutes"),
        chosen=("zone",),
        valid={"day": f"{NEXT_YEAR}-03-03", "times": "09:00", "minutes": "30", "zone": "Africa/Dar_es_Salaam"},
        needs=("day", "times", "minutes", "zone", "place"),
    ),
    FormPage(
        "institution_assignments:interview",
        "manager",
        (
            "{w.invited.assignment.reference}",
            "{w.interview.pk}",
        ),
        texts=("note",),
        chosen=("outcome",),
        valid={"outcome": "held"},
        needs=("outcome",),
    ),
    FormPage(
        "institution_assignments:messages",
        "manager",
        ("{w.accepted.assignment.reference}", "{w.accepted.pk}"),
        texts=("text",),
        chosen=("kept_from",),
        valid={"kept_from": "person"},
        needs=("text", "kept_from"),
    ),
    FormPage(
        "institution_assignments:agreement",
        "manager",
        ("{w.for_host.assignment.reference}", "{w.for_host.pk}"),
        needs=("is_read",),
        always={"shown": "c"},
    ),
    FormPage(
        "institution_assignments:agreement_paper",
        "manager",
        ("{w.for_host.assignment.reference}", "{w.for_host.pk}"),
        texts=("position",),
        shaped=("name",),
        files={"paper": a_pdf},
        valid={"name": "Asha Mrisho", "position": "Director"},
        needs=("name", "position", "paper"),
        always={"shown": "c"},
    ),
    *(
        FormPage(
            name,
            "manager",
            args,
            texts=("position",),
            shaped=("name", "email"),
            chosen=("language",),
            valid=HEAD,
            needs=("name", "position", "email", "language"),
            always=always,
        )
        for name, args, always in (
            (
                "institution_assignments:agreement_head",
                ("{w.for_host.assignment.reference}", "{w.for_host.pk}"),
                {"shown": "c"},
            ),
            ("institution_assignments:ask_head", DRAFT, {}),
        )
    ),
    FormPage("institution_assignments:file_reference", "manager", DRAFT, texts=("number",), valid={"number": "AB.1/2"}),
    FormPage(
        "institution_assignments:opinion",
        "manager",
        ("{w.sent.assignment.reference}", "{w.sent.pk}"),
        texts=("text",),
        chosen=("recommends",),
        valid={"recommends": "yes"},
        needs=("recommends",),
    ),
]
