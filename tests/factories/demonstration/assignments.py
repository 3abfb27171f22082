"""Twelve assignments in various states, with what they ask for and what they offer."""

import datetime

from django.utils import timezone

from diaspora.models import Language, Region, Sector
from skills_match.assignments.references import next_reference
from skills_match.enums import AllowanceKind, AllowanceUnit, AssignmentState, ConceptKind, Importance, SkillLevel
from skills_match.models import AllowanceLine, Assignment, AssignmentSkill, Concept, Criterion, FieldComment

from ..documents import text_pdf
from ..matching import AssignmentFactory, AssignmentLanguageFactory, AttachmentFactory
from .terms_of_reference import TERMS, Terms

SOURCE = "Demonstration rate, 2026"


def build_assignments(institutions, accounts) -> list[Assignment]:
    return [
        build_assignment(number, terms, institutions[terms.institution], accounts)
        for number, terms in enumerate(TERMS, start=1)
    ]


def build_assignment(number: int, terms: Terms, institution, accounts) -> Assignment:
    today = timezone.localdate()
    occupation = Concept.objects.get(kind=ConceptKind.OCCUPATION, code=terms.occupation)
    was_public = terms.state in (AssignmentState.PUBLISHED, AssignmentState.CLOSED)
    closing_on = today + datetime.timedelta(days=-3 if terms.state == AssignmentState.CLOSED else 12 + number * 3)
    texts = {
        f"{name}_{language}": text
        for name in ("title", "background", "objective", "tasks", "deliverables")
        for language, text in zip(("en", "sw"), getattr(terms, name), strict=True)
    }
    assignment = AssignmentFactory(
        institution=institution,
        author=institution.memberships.get().user,
        reference=next_reference(),
        state=terms.state,
        occupation=occupation,
        sector=Sector.objects.get(code=terms.sector),
        region=Region.objects.get(name_en=terms.region),
        mode=terms.mode,
        length_days=terms.days,
        posts=terms.posts,
        minimum_experience_years=3,
        closing_on=closing_on,
        published_at=timezone.now() - datetime.timedelta(days=20 - number) if was_public else None,
        submitted_at=None
        if terms.state == AssignmentState.DRAFT
        else timezone.now() - datetime.timedelta(days=30 - number),
        licence_needed="Registration with the professional council" if terms.sector == "health" else "",
        readiness=["desk", "internet", "housing"],
        development_goal="",
        unit="Demonstration unit",
        officer=accounts["office"] if number % 2 else None,
        **texts,
    )
    add_requirements(assignment, occupation, terms)
    add_allowances(assignment, terms)
    for (english, swahili), weight in {
        ("Relevant experience", "Uzoefu unaohusiana"): 50,
        ("Experience in teaching adults", "Uzoefu wa kufundisha watu wazima"): 30,
        ("Knowledge of the context", "Uelewa wa mazingira"): 20,
    }.items():
        Criterion.objects.create(assignment=assignment, text_en=english, text_sw=swahili, weight=weight)
    assignment.questions.create(
        text_en="Which similar team have you trained, and what did it change?",
        text_sw="Ni timu gani kama hii umewahi kuifundisha, na nini kilibadilika?",
    )
    if terms.document:
        attach(assignment, *terms.document)
    if terms.state == AssignmentState.EDITS_REQUESTED:
        FieldComment.objects.create(
            assignment=assignment,
            field="deliverables",
            text="Please say how we can check that the dashboard is used.",
            author=accounts["office"],
        )
    return assignment


def attach(assignment, title: str, language: str) -> None:
    """A page with the terms of the assignment in one language, as a PDF."""
    texts = [getattr(assignment, f"{name}_{language}") for name in ("background", "objective", "tasks", "deliverables")]
    content = text_pdf(title, [assignment.reference, *"\n".join(texts).splitlines()])
    AttachmentFactory(assignment=assignment, title=title, language=language, document=content)


def add_requirements(assignment, occupation, terms: Terms) -> None:
    relations = sorted(
        occupation.occupation_skills.all(), key=lambda relation: (not relation.is_essential, relation.pk)
    )
    AssignmentSkill.objects.bulk_create(
        AssignmentSkill(
            assignment=assignment,
            skill_id=relation.skill_id,
            importance=Importance.MUST if position < 4 else Importance.DESIRED,
            level=SkillLevel.EXPERIENCED if position < 2 else SkillLevel.WORKING,
        )
        for position, relation in enumerate(relations[:7])
    )
    languages = {language.code: language for language in Language.objects.filter(code__in=terms.languages)}
    for code, level in terms.languages.items():
        AssignmentLanguageFactory(assignment=assignment, language=languages[code], level=level)


def add_allowances(assignment, terms: Terms) -> None:
    lines = [(AllowanceKind.LUMP_SUM, AllowanceUnit.ONCE, 60_000)]
    if terms.mode != "online":
        lines = [
            (AllowanceKind.SUBSISTENCE, AllowanceUnit.DAY, 4_500),
            (AllowanceKind.TRAVEL, AllowanceUnit.TRIP, 120_000),
            (AllowanceKind.INSURANCE, AllowanceUnit.ONCE, 9_000),
        ]
    AllowanceLine.objects.bulk_create(
        AllowanceLine(assignment=assignment, kind=kind, unit=unit, amount_minor=amount, currency="USD", source=SOURCE)
        for kind, unit, amount in lines
    )
