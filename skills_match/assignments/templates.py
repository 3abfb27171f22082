"""Assignments to start from: real terms of reference for what institutions ask most, in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from casework.languages import reading_language
from diaspora.models import Institution, Language, Sector

from ..enums import ConceptKind, Importance
from ..models import Assignment, Concept
from .drafts import draft_once, new_draft

_FOLDER = Path(__file__).resolve().parent.parent / "data" / "assignment_templates"


@dataclass(frozen=True)
class AssignmentTemplate:
    """One file of data/assignment_templates. `texts` are by language; skills and occupation are codes of the pack."""

    code: str
    names: dict[str, str]
    hints: dict[str, str]
    texts: dict[str, dict[str, str]]
    values: dict
    sector: str
    occupation: str
    skills: dict[str, list]
    languages: dict[str, str]
    criteria: list[dict]
    questions: list[dict]

    @property
    def name(self) -> str:
        return self.names[reading_language()]

    @property
    def hint(self) -> str:
        return self.hints[reading_language()]


@cache
def assignment_templates() -> dict[str, AssignmentTemplate]:
    """All templates by code, in the order of their file names."""
    return {path.stem: _read(path) for path in sorted(_FOLDER.glob("*.toml"))}


def _read(path: Path) -> AssignmentTemplate:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = {code: data[code] for code in ("en", "sw")}
    return AssignmentTemplate(
        code=path.stem,
        names={code: text.pop("name") for code, text in texts.items()},
        hints={code: text.pop("hint") for code, text in texts.items()},
        texts=texts,
        values=data["values"],
        sector=data["sector"],
        occupation=data["occupation"],
        skills=data["skills"],
        languages=data["languages"],
        criteria=data["criteria"],
        questions=data["questions"],
    )


def create_from_template(*, template: AssignmentTemplate, institution: Institution, by, key: UUID) -> Assignment:
    """A draft filled from `template`. Codes that the loaded vocabulary does not hold are left out."""
    occupations = Concept.objects.of_kind(ConceptKind.OCCUPATION)
    values: dict[str, Any] = {
        **{f"{field}_{code}": text.strip() for code, texts in template.texts.items() for field, text in texts.items()},
        **template.values,
        "sector": Sector.objects.filter(code=template.sector).first(),
        "occupation": occupations.filter(code=template.occupation).first(),
    }

    def make() -> Assignment:
        assignment = new_draft(institution=institution, by=by, values=values, key=key)
        _add_lines(assignment, template)
        return assignment

    return draft_once(key=key, by=by, make=make)


def _add_lines(assignment: Assignment, template: AssignmentTemplate) -> None:
    concepts = {concept.code: concept for concept in Concept.objects.skills().filter(code__in=template.skills.keys())}
    for code, (importance, level) in template.skills.items():
        if code in concepts:
            assignment.skills.create(skill=concepts[code], importance=Importance(importance), level=level)
    languages = {language.code: language for language in Language.objects.filter(code__in=template.languages)}
    for code, level in template.languages.items():
        if code in languages:
            assignment.languages.create(language=languages[code], level=level)
    for line in template.criteria:
        assignment.criteria.create(text_en=line["en"], text_sw=line["sw"], weight=line["weight"])
    for line in template.questions:
        assignment.questions.create(text_en=line["en"], text_sw=line["sw"])
