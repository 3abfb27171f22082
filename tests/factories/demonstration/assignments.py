"""The assignments: each written by hand in a file of its own, and brought to its state by the verbs of the portal."""

import datetime

from django.utils import timezone

from diaspora.enums import EducationLevel
from diaspora.models import Language, Region, Sector
from skills_match.assignments.comments import comment_on_field
from skills_match.assignments.publishing import (
    approve_assignment,
    cancel_assignment,
    close_assignment,
    fill_assignment,
    publish_assignment,
    reject_assignment,
    request_edits,
    schedule_publication,
    submit_assignment,
)
from skills_match.assignments.references import next_reference
from skills_match.assignments.steps import WRITTEN
from skills_match.enums import AllowanceKind, AllowanceUnit, AssignmentState, Importance
from skills_match.models import AllowanceLine, Assignment, AssignmentSkill, Concept, Criterion

from ..documents import text_pdf
from ..matching import AssignmentFactory, AssignmentLanguageFactory, AttachmentFactory
from .clock import days_ago
from .commitments import commit, endorse_where_asked
from .texts import read

_S = AssignmentState
SOURCE = "Demonstration rates 2026 / Viwango vya mfano 2026"
#: Days between what a host asks and what the office says, and how long an assignment was open that no longer is.
OFFICE_ANSWERS, STAYS_OPEN = 2, 23
WERE_PUBLISHED = (_S.PUBLISHED, _S.CLOSED, _S.FILLED, _S.CANCELLED)


def build_assignments(institutions, programmes, plans, accounts) -> dict[str, Assignment]:
    """Key → assignment, as far as it came before anybody applied."""
    return {
        key: build_assignment(
            number,
            key,
            told,
            institutions[told["institution"]],
            programmes.get(told["sector"]),
            plans,
            accounts["office"],
        )
        for number, (key, told) in enumerate(read("assignments").items(), start=1)
    }


def build_assignment(number: int, key: str, told: dict, institution, programme, plans, officer) -> Assignment:
    with days_ago(told.get("submitted", 0) + 1):
        assignment = draft_of(number, told, institution, programme)
        commit(assignment, key, plans, told["institution"])
    if told["state"] != _S.DRAFT:
        with days_ago(told["submitted"]):
            submit_assignment(assignment=assignment, by=assignment.author)
        with days_ago(told["submitted"] - OFFICE_ANSWERS):
            answer(assignment, told, officer)
    assignment.refresh_from_db()
    return assignment


def answer(assignment: Assignment, told: dict, officer) -> None:
    """What the office said to the request."""
    state = told["state"]
    if state == _S.REJECTED:
        reject_assignment(assignment=assignment, by=officer, reason=told["reason"])
    elif state == _S.EDITS_REQUESTED:
        comment_on_field(assignment=assignment, by=officer, **told["comment"])
        request_edits(assignment=assignment, by=officer)
    elif state == _S.APPROVED:
        endorse_where_asked(assignment)
        approve_assignment(assignment=assignment, by=officer)
        soon = timezone.localdate() + datetime.timedelta(days=told["submitted"] + 3)
        schedule_publication(assignment=assignment, by=officer, publish_on=soon)
    elif state in WERE_PUBLISHED:
        endorse_where_asked(assignment)
        approve_assignment(assignment=assignment, by=officer)
        publish_assignment(assignment=assignment, by=officer)


def end_assignments(assignments, accounts) -> None:
    """What became of the ones that were open, after people had applied."""
    for key, told in read("assignments").items():
        over = told.get("submitted", 0) - OFFICE_ANSWERS - STAYS_OPEN
        if told["state"] == _S.CANCELLED:
            with days_ago(over):
                cancel_assignment(assignment=assignments[key], by=accounts["office"], reason=told["reason"])
        elif told["state"] in (_S.CLOSED, _S.FILLED):
            with days_ago(over):
                close_assignment(assignment=assignments[key], by=accounts["office"])
        if told["state"] == _S.FILLED:
            with days_ago(over - 2):
                fill_assignment(assignment=assignments[key], by=accounts["office"])


def draft_of(number: int, told: dict, institution, programme) -> Assignment:
    today = timezone.localdate()
    open_for = STAYS_OPEN + 4 if told["state"] != _S.PUBLISHED else told["submitted"] + 12 + number * 2
    assignment = AssignmentFactory(
        institution=institution,
        programme=programme,
        author=institution.memberships.get().user,
        reference=next_reference(),
        state=_S.DRAFT,
        occupation=Concept.objects.occupations().get(code=told["occupation"]),
        sector=Sector.objects.get(code=told["sector"]),
        region=Region.objects.get(name_en=told["region"]),
        mode=told["mode"],
        length_days=told["days"],
        posts=told["posts"],
        minimum_experience_years=told["experience_years"],
        minimum_education=EducationLevel[told["minimum_education"].upper()] if "minimum_education" in told else None,
        closing_on=today + datetime.timedelta(days=open_for),
        published_at=None,
        readiness=told["ready"],
        development_goal=told["goal"],
        supervisor_name=told["supervisor"][0],
        counterparts="\n".join(told["counterparts"]),
        learner_count=told["learner_count"],
        **texts_of(told),
    )
    add_requirements(assignment, told)
    add_allowances(assignment, told)
    if "document" in told:
        attach(assignment, told["document"])
    return assignment


def texts_of(told: dict) -> dict[str, str]:
    """Each text in each language."""
    position = dict(zip(("en", "sw"), told["supervisor"][1:], strict=True))
    told_once = {"unit": told["unit"], "supervisor_position": position}
    return {
        f"{name}_{code}": told_once[name][code] if name in told_once else told[code].get(name, "")
        for name in WRITTEN
        for code in ("en", "sw")
    }


def add_requirements(assignment, told: dict) -> None:
    skills = {skill.code: skill for skill in Concept.objects.skills()}
    AssignmentSkill.objects.bulk_create(
        AssignmentSkill(assignment=assignment, skill=skills[code], importance=importance, level=level)
        for importance in (Importance.MUST, Importance.DESIRED)
        for code, level in told["skills"][importance].items()
    )
    for code, level in told["languages"].items():
        AssignmentLanguageFactory(assignment=assignment, language=Language.objects.get(code=code), level=level)
    english, swahili = (list(told[code].get("criteria", {})) for code in ("en", "sw"))
    for place, (text, weight) in enumerate(told["sw"]["criteria"].items()):
        both = {"text_en": english[place] if english else "", "text_sw": text}
        Criterion.objects.create(assignment=assignment, weight=weight, **both)
    assert len(english) in (0, len(swahili))
    questions = {f"text_{code}": told[code].get("question", "") for code in ("en", "sw")}
    assignment.questions.create(**questions)


def attach(assignment, language: str) -> None:
    """A page with the terms of the assignment in one language, as a PDF."""
    title = {"en": "Terms of reference (English)", "sw": "Hadidu za rejea (Kiswahili)"}[language]
    texts = [getattr(assignment, f"{name}_{language}") for name in ("background", "objective", "tasks", "deliverables")]
    content = text_pdf(title, [assignment.reference, *"\n".join(texts).splitlines()])
    AttachmentFactory(assignment=assignment, title=title, language=language, document=content)


def add_allowances(assignment, told: dict) -> None:
    lines = [(AllowanceKind.LUMP_SUM, AllowanceUnit.ONCE, 60_000)]
    if told["mode"] != "online":
        lines = [
            (AllowanceKind.SUBSISTENCE, AllowanceUnit.DAY, 4_500),
            (AllowanceKind.TRAVEL, AllowanceUnit.TRIP, 120_000),
            (AllowanceKind.INSURANCE, AllowanceUnit.ONCE, 9_000),
        ]
    AllowanceLine.objects.bulk_create(
        AllowanceLine(assignment=assignment, kind=kind, unit=unit, amount_minor=amount, currency="USD", source=SOURCE)
        for kind, unit, amount in lines
    )
