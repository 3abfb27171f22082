"""Every form of the portal with its fields by kind. A form that is missing here makes a test fail."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factories.documents import text_pdf

from .form_page import FormPage

TODAY = timezone.localdate()
NEXT_YEAR = TODAY.year + 1
GOOD_PASSWORD = "four words that nobody knows"
DRAFT = ("{w.draft.reference}",)
#: The second click of a refusal, after its text was shown as it will be read.
CONFIRMED = {"confirmed": "1"}


def _pdf():
    return SimpleUploadedFile("document.pdf", text_pdf("Document", ["A line."]))


ACCOUNTS = [
    FormPage(
        "account_signup",
        "visitor",
        shaped=("first_name", "last_name", "email"),
        chosen=("preferred_language",),
        secret=("password1",),
        valid={
            "first_name": "Neema",
            "last_name": "Mushi",
            "email": "new@example.org",
            "preferred_language": "sw",
            "password1": GOOD_PASSWORD,
        },
        needs=("first_name", "email", "preferred_language", "password1"),
    ),
    FormPage(
        "socialaccount_signup",
        "from_elsewhere",
        shaped=("first_name", "last_name", "email"),
        chosen=("preferred_language",),
        valid={
            "first_name": "Neema",
            "last_name": "Mushi",
            "email": "new@example.org",
            "preferred_language": "sw",
        },
        needs=("first_name", "email", "preferred_language"),
    ),
    FormPage(
        "account_login",
        "visitor",
        shaped=("login",),
        secret=("password",),
        valid={"login": "nobody@example.org", "password": "wrong"},
        needs=("login", "password"),
    ),
    FormPage(
        "account_reset_password",
        "visitor",
        shaped=("email",),
        valid={"email": "nobody@example.org"},
        needs=("email",),
    ),
    FormPage(
        "account_reset_password_from_key",
        "forgetful",
        ("{w.reset_uid}", "set-password"),
        secret=("password1", "password2"),
        needs=("password1", "password2"),
    ),
    FormPage(
        "account_change_password",
        secret=("oldpassword", "password1", "password2"),
        needs=("oldpassword", "password1", "password2"),
    ),
    FormPage(
        "account_set_password", "without_password", secret=("password1", "password2"), needs=("password1", "password2")
    ),
    FormPage(
        "account_email",
        shaped=("email",),
        valid={"email": "other@example.org"},
        needs=("email",),
        always={"action_add": ""},
    ),
    FormPage("account_reauthenticate", secret=("password",), needs=("password",)),
    FormPage("mfa_authenticate", "half_way", secret=("code",), needs=("code",)),
    FormPage("mfa_reauthenticate", "with_app", secret=("code",), needs=("code",)),
    FormPage("mfa_activate_totp", secret=("code",), needs=("code",), looks_first=True),
    FormPage(
        "mfa_add_webauthn",
        shaped=("name",),
        valid={"name": "My phone"},
        needs=("name",),
        always={"credential": "nonsense"},
        looks_first=True,
    ),
    FormPage("mfa_edit_webauthn", "with_key", ("{w.key.pk}",), shaped=("name",), needs=("name",)),
    FormPage(
        "diaspora:account",
        shaped=("first_name", "last_name"),
        chosen=("preferred_language",),
        valid={"first_name": "Asha", "last_name": "Mrema", "preferred_language": "en"},
        needs=("first_name", "preferred_language"),
    ),
    FormPage("diaspora:delete_account", always={"understood": ""}),
]

PROFILE = [
    FormPage(
        "diaspora:about",
        shaped=("first_name", "last_name", "phone"),
        texts=("city", "headline", "about"),
        typed=("experience_years",),
        chosen=("country_of_residence", "tanzania_link"),
        valid={
            "first_name": "Asha",
            "last_name": "Mrema",
            "phone": "+44 20 7946 0000",
            "experience_years": "8",
            "country_of_residence": "GB",
            "tanzania_link": "citizen",
        },
        needs=("first_name", "country_of_residence", "tanzania_link"),
    ),
    FormPage(
        "diaspora:add_position",
        texts=("title", "organisation", "summary"),
        typed=("from_year", "until_year"),
        chosen=("country",),
        valid={"from_year": "2015", "until_year": "2019", "country": "GB"},
        needs=("title", "organisation", "from_year"),
    ),
    FormPage(
        "diaspora:position",
        args=("{w.position.pk}",),
        texts=("title", "organisation", "summary"),
        typed=("from_year", "until_year"),
        chosen=("country",),
        valid={"from_year": "2015", "until_year": "2019", "country": "GB"},
        needs=("title", "organisation", "from_year"),
    ),
    FormPage(
        "diaspora:languages",
        chosen=("language", "level"),
        needs=("language", "level"),
        always={"add": "1"},
    ),
    FormPage(
        "diaspora:availability",
        part="stays",
        typed=("shortest_stay_days", "longest_stay_days"),
        chosen=("modes",),
        valid={"shortest_stay_days": "14", "longest_stay_days": "90", "modes": ["online"]},
        needs=("shortest_stay_days", "longest_stay_days", "modes"),
    ),
    FormPage(
        "diaspora:availability",
        part="days",
        typed=("starts_on", "ends_on"),
        needs=("starts_on", "ends_on"),
        always={"add": "1"},
    ),
    FormPage("diaspora:regions", chosen=("where", "regions"), needs=("where",)),
    FormPage("diaspora:visibility", chosen=("visibility",), needs=("visibility",)),
    FormPage("diaspora:cv", files={"cv": _pdf}, needs=("cv",), always={"add": "1"}),
    FormPage(
        "my:skill",
        args=("{w.skill.pk}",),
        typed=("years", "last_used_year"),
        chosen=("level",),
        valid={"years": "5", "last_used_year": "2020", "level": "3"},
        needs=("level",),
    ),
    FormPage("my:choose_occupation", args=("{w.occupation.pk}",), always={"is_main": "nonsense"}),
    FormPage("my:skills_from_text", sought=("text",), needs=("text",)),
    FormPage(
        "my:missing_skill",
        texts=("text", "explanation"),
        chosen=("language",),
        valid={"language": "sw"},
        needs=("text", "language"),
    ),
]

APPLYING = [
    FormPage(
        "assignments:apply",
        args=("{w.published.reference}",),
        texts=("motivation", "question_{w.question.pk}"),
        typed=("available_from", "available_until"),
        valid={"available_from": f"{NEXT_YEAR}-02-01", "available_until": f"{NEXT_YEAR}-05-01"},
        needs=("motivation", "available_from", "available_until", "question_{w.question.pk}"),
    ),
    FormPage("assignments:ask", args=("{w.published.reference}",), texts=("text",), needs=("text",)),
    FormPage("my:supply_info", args=("{w.asked.pk}",), texts=("text",), needs=("text",)),
    FormPage("my:invitation", args=("{w.invitation.pk}",), chosen=("answer",), needs=("answer",)),
    FormPage("my:save_search", query="nurses", texts=("name",), needs=("name",)),
    FormPage("my:search", args=("{w.saved_search.pk}",), texts=("name",), needs=("name",)),
    FormPage(
        "my:alert_settings",
        chosen=("frequency", "messages_a_week"),
        valid={"frequency": "daily", "messages_a_week": "2"},
        needs=("frequency", "messages_a_week"),
    ),
    FormPage("my:answer_offer", args=("{w.offered.pk}",), chosen=("answer",), needs=("answer",)),
]

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

INSTITUTION = [
    FormPage(
        "institution:register",
        **{
            **_DETAILS,
            "shaped": ("name_en", "name_sw", *_DETAILS["shaped"]),
            "valid": {**_DETAILS["valid"], **_NAMES},
            "needs": ("name_en", "name_sw", *_DETAILS["needs"]),
        },
    ),
    FormPage("institution:details", "manager", **_DETAILS),
    FormPage(
        "institution:rename",
        "manager",
        shaped=("name_en", "name_sw"),
        typed=("valid_from",),
        valid={**_NAMES, "valid_from": f"{TODAY:%Y-%m-%d}"},
        needs=("name_en", "name_sw", "valid_from"),
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
    FormPage("institution:role", "manager", ("{w.colleague.pk}",), chosen=("role",), needs=("role",)),
]

_LANGUAGES = ("en", "sw")


def _step(slug: str, *, inner: str = "", **values) -> FormPage:
    """A step of a request, or an inner form of it with a button of its own."""
    part = f"{slug} {inner}".strip()
    return FormPage("hosting:step", "manager", ("{w.draft.reference}", slug), part=part, **values)


def _lines(slug: str) -> dict:
    return {f"{slug}-TOTAL_FORMS": "1", f"{slug}-INITIAL_FORMS": "0"}


HOSTING = [
    FormPage(
        "hosting:create",
        "manager",
        chosen=("source",),
        needs=("source",),
        always={"institution": "{w.institution.pk}", "key": "7f0b0f0e-4f57-4c59-9f0a-2f5b5d1c1a11"},
    ),
    FormPage(
        "hosting:cancel",
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
        texts=("unit", "supervisor_name", "supervisor_position", "counterparts", "learners", "lasting_evidence"),
        typed=("learner_count",),
        valid={"learner_count": "10"},
    ),
    _step(
        "skills",
        query="nursing",
        chosen=("skill", "importance", "level"),
        needs=("skill", "importance", "level"),
        always={"add": "1"},
    ),
    _step(
        "profile",
        texts=("licence_needed",),
        typed=("minimum_experience_years",),
        chosen=("sector",),
        valid={"minimum_experience_years": "3", "sector": "{w.sector.pk}"},
    ),
    _step(
        "profile",
        inner="occupation",
        query="teacher",
        chosen=("occupation",),
        needs=("occupation",),
        always={"choose": "1"},
    ),
    _step("profile", inner="language", chosen=("language", "level"), needs=("language", "level"), always={"add": "1"}),
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
        always=_lines("questions"),
    ),
    _step("goals", texts=("national_plan",), chosen=("development_goal",), valid={"development_goal": "3"}),
    _step(
        "attachments",
        texts=("title",),
        chosen=("language",),
        valid={"language": "sw"},
        files={"document": _pdf},
        needs=("title", "language", "document"),
        always={"add": "1"},
    ),
    FormPage("hosting:skills_from_text", "manager", DRAFT, sought=("text",), needs=("text",)),
    FormPage("hosting:invite_person", "manager", ("{w.published.reference}", "{w.handle}"), texts=("message",)),
    FormPage(
        "hosting:opinion",
        "manager",
        ("{w.sent.assignment.reference}", "{w.sent.pk}"),
        texts=("text",),
        chosen=("recommends",),
        valid={"recommends": "yes"},
        needs=("recommends",),
    ),
]


def _decision(slug: str, assignment: str, **values) -> FormPage:
    return FormPage("office:decide", "officer", (f"{{w.{assignment}.reference}}", slug), part=slug, **values)


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
        typed=("answer_by",),
        chosen=("decision",),
        valid={"decision": "offered", "answer_by": f"{NEXT_YEAR}-01-15"},
        needs=("decision",),
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

CONTACT = [
    FormPage(
        "home:contact",
        "visitor",
        shaped=("name", "email"),
        texts=("text",),
        chosen=("topic",),
        valid={"name": "Asha", "email": "reader@example.org", "topic": "other"},
        needs=("topic", "name", "email", "text"),
    ),
]

FORMS = [*ACCOUNTS, *PROFILE, *APPLYING, *INSTITUTION, *HOSTING, *OFFICE, *CONTACT]
