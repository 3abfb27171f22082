"""Assignments to start from: whole in both languages, and in the words of the skills pack."""

import csv
import uuid
from pathlib import Path

import pytest
from django.conf import settings

from diaspora.models import Sector
from skills_match.assignments.steps import TEXTS, WRITTEN
from skills_match.assignments.templates import assignment_templates, create_from_template
from skills_match.enums import DevelopmentGoal, Mode, ReadinessItem, SkillLevel
from tests.factories.matching import OccupationFactory, SkillFactory

DATA = Path(settings.BASE_DIR)


def _codes(folder: str) -> set[str]:
    codes = set()
    for path in (DATA / "skills_match" / "data" / folder).glob("*.tsv"):
        with path.open(encoding="utf-8") as rows:
            codes |= {row["code"] for row in csv.DictReader(rows, delimiter="\t")}
    return codes


def test_there_are_at_least_six():
    assert len(assignment_templates()) >= 6


@pytest.mark.parametrize("template", assignment_templates().values(), ids=lambda template: template.code)
def test_a_template_is_whole_and_names_what_exists(template):
    with (DATA / "diaspora" / "data" / "sectors.tsv").open(encoding="utf-8") as rows:
        sectors = {row["code"] for row in csv.DictReader(rows, delimiter="\t")}

    for language in ("en", "sw"):
        assert set(TEXTS) <= set(template.texts[language]) <= set(WRITTEN)
        assert len(template.texts[language]["title"]) <= 140
        assert template.names[language]
        assert template.hints[language]
    # Each text has both languages, whichever language the draft is begun in.
    assert set(template.texts["en"]) == set(template.texts["sw"])
    assert not set(template.values) & set(WRITTEN)
    assert template.sector in sectors
    assert template.occupation in _codes("occupations")
    assert set(template.skills) - _codes("skills") == set()
    assert any(importance == "must" for importance, _level in template.skills.values())
    assert {level for _importance, level in template.skills.values()} <= set(SkillLevel)
    assert sum(line["weight"] for line in template.criteria) == 100
    assert template.values["mode"] in Mode.values
    assert template.values["development_goal"] in DevelopmentGoal.values
    assert set(template.values["readiness"]) <= set(ReadinessItem.values)


@pytest.mark.django_db
def test_a_draft_from_a_template_holds_what_the_vocabulary_knows(institution, manager):
    template = assignment_templates()["01-health-training"]
    Sector.objects.create(code="health", name_en="Health", name_sw="Afya")
    occupation = OccupationFactory(code="nurse-educator")
    skill = SkillFactory(code="neonatal-resuscitation")

    draft = create_from_template(template=template, institution=institution, by=manager, key=uuid.uuid4())

    assert draft.title_sw == "Kufundisha wauguzi na wakunga huduma ya watoto wachanga"
    assert (draft.sector.code, draft.occupation, draft.skills.get().skill) == ("health", occupation, skill)
    assert sum(criterion.weight for criterion in draft.criteria.all()) == 100


@pytest.mark.django_db
def test_a_form_that_is_sent_twice_makes_one_draft(institution, manager):
    key = uuid.uuid4()
    template = assignment_templates()["01-health-training"]

    first = create_from_template(template=template, institution=institution, by=manager, key=key)
    second = create_from_template(template=template, institution=institution, by=manager, key=key)

    assert first.pk == second.pk
    assert second.criteria.count() == len(template.criteria)
