"""ESCO alone: everything arrives, twice is once, and a newer download changes what it changes."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from skills_match.enums import LabelKind, ReviewState
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import Concept, ConceptLabel, ConceptRelation, OccupationSkill, Taxonomy
from skills_match.vocabulary.sources.pack import load_pack
from tests.factories.matching import PersonSkillFactory

from .small_pack import small_pack
from .vocabulary_state import labelled, words

pytestmark = pytest.mark.django_db


def test_everything_arrives_and_what_is_odd_is_said(files, tmp_path, capsys):
    call_command("import_esco", *files.write(tmp_path, version="1.1.1"))

    assert Concept.objects.skills().count() == 3
    assert set(Concept.objects.occupations().values_list("kind", "isco")) == {
        ("occupation", "2221"),
        ("unit_group", "2221"),
    }
    assert words("esco-nursing", "en") == {
        labelled("implement nursing"),
        labelled("nursing care", LabelKind.SYNONYM),
        labelled("nursing", LabelKind.SYNONYM),
        labelled("C++", LabelKind.SYNONYM),
    }
    assert words("esco-nursing", "fr") == {
        labelled("soins infirmiers"),
        labelled("soigner", LabelKind.SYNONYM),
    }
    assert OccupationSkill.objects.count() == 4
    assert set(ConceptRelation.objects.values_list("concept__code", "other__code", "kind")) == {
        ("esco-wounds", "esco-nursing", "broader"),
        ("esco-wounds", "esco-nursing", "optional"),
        ("esco-nursing", "esco-g1", "broader"),
        ("esco-ict", "esco-g1", "broader"),
        ("esco-nurse", "esco-c2221", "broader"),
        ("esco-matron", "esco-c2221", "broader"),
    }
    assert Taxonomy.objects.get(name="esco").version == "1.1.1"
    told = capsys.readouterr().out
    assert "1 relations name an occupation or a skill that the file lacks; left out." in told
    assert "1 skills have no type; they are taken as skills." in told


def test_a_second_run_changes_nothing(load):
    load()
    rows = [list(model.objects.order_by("pk").values()) for model in (Concept, ConceptLabel, OccupationSkill)]

    assert load().is_new is False
    assert load(again=True).is_new is True
    assert [list(model.objects.order_by("pk").values()) for model in (Concept, ConceptLabel, OccupationSkill)] == rows


def test_a_changed_file_updates_and_what_left_is_switched_off(load, files):
    load()
    named = PersonSkillFactory(skill=Concept.objects.get(code="esco-wounds"))
    files.skills = {"nursing": ("care as a nurse", ["implement nursing"]), "hands": ("wash hands", [])}
    files.relations = [("matron", "optional", "nursing")]

    load()

    assert words("esco-nursing", "en") == {
        labelled("care as a nurse"),
        labelled("implement nursing", LabelKind.SYNONYM),
    }
    assert set(OccupationSkill.objects.values_list("occupation__code", "is_essential")) == {("esco-matron", False)}
    assert set(Concept.objects.skills().values_list("code", flat=True)) == {"esco-nursing", "esco-hands"}
    named.refresh_from_db()
    assert (named.skill.label, named.skill.is_active) == ("dress wounds", False)


def test_what_comes_back_is_switched_on(load, files):
    load()
    wounds = files.skills.pop("wounds")
    load()
    files.skills["wounds"] = wounds
    load()

    assert Concept.objects.get(code="esco-wounds").is_active is True


def test_words_that_a_person_changed_or_took_out_stay_so(load, files, officer):
    load()
    ConceptLabel.objects.filter(text="bandage wounds").update(
        review_state=ReviewState.REJECTED, reviewed_at=timezone.now()
    )
    label = ConceptLabel.objects.get(text="dress wounds")
    label.text, label.reviewed_at = "look after wounds", timezone.now()
    label.save()
    files.skills["ict"] = ("be safe online", [])

    load()

    assert words("esco-wounds", "en") == {labelled("look after wounds")}
    assert words("esco-ict", "en") == {labelled("be safe online")}


def test_only_words_in_kiswahili_wait_for_review(load):
    load_pack(pack=small_pack())
    waiting = set(ConceptLabel.objects.to_review().values_list("pk", flat=True))

    load()

    assert set(ConceptLabel.objects.to_review().values_list("pk", flat=True)) == waiting


def test_matching_counts_and_links_what_the_occupations_say(load, files):
    files.occupations |= {f"nurse{n}": ("2221", f"nurse number {n}", []) for n in range(4)}
    files.occupations |= {f"cook{n}": ("5120", f"cook number {n}", []) for n in range(4)}
    files.unit_groups["5120"] = "Cooks"
    files.relations += [(f"nurse{n}", "essential", skill) for n in range(4) for skill in ("nursing", "wounds")]
    files.relations += [(f"cook{n}", "essential", "ict") for n in range(4)]

    load()

    nursing, wounds = (Concept.objects.get(code=f"esco-{name}").pk for name in ("nursing", "wounds"))
    facts = taxonomy_facts()
    assert (facts.occupations, facts.naming[nursing], facts.naming[wounds]) == (10, 6, 5)
    assert [other for other, _strength in facts.related[nursing]] == [wounds]
    assert facts.version == f"esco 1.0; links {Taxonomy.objects.get(name='links').version}"


@pytest.mark.postgresql
def test_the_planner_knows_what_the_import_wrote_in_its_own_transaction(load):
    """It took the tables for empty as it had found them, and joined row by row: minutes for the real files."""
    load()

    with connection.cursor() as cursor:
        for model in (Concept, ConceptLabel, OccupationSkill):
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [model._meta.db_table])
            assert cursor.fetchone() == (model.objects.count(),)


@pytest.mark.parametrize("address", ["/en/my/skills/", "/en/my/occupation/"])
def test_the_classification_is_acknowledged_where_it_is_used(client, professional, load, address):
    client.force_login(professional)
    sentence = "This service uses the ESCO classification of the European Commission."
    assert sentence not in client.get(address).content.decode()

    load()

    assert sentence in client.get(address).content.decode()
