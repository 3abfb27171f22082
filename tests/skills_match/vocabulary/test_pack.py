"""The skills pack: what its files promise, and that loading it never undoes what people did."""

import dataclasses
import shutil

import pytest
from django.core.management import call_command
from django.utils import timezone

from diaspora.models import District, Language, Region, Sector
from skills_match.enums import ConceptKind, LabelKind, ReviewState
from skills_match.models import Concept, ConceptLabel, IndexChange, OccupationSkill, SkillLink, Taxonomy
from skills_match.vocabulary.sources.pack import PackIsFaulty, load_pack
from skills_match.vocabulary.sources.pack_files import DATA, faults_of, read_pack


@pytest.fixture(scope="module")
def pack():
    return read_pack()


def small(pack, **changes):
    """The pack with one changed skill, for instance `small(pack, code="…", labels={…})`."""
    code = changes.pop("code")
    skills = [dataclasses.replace(s, **changes) if s.code == code else s for s in pack.skills]
    return dataclasses.replace(pack, skills=skills, checksum="changed")


def test_the_files_keep_their_promises(pack):
    assert faults_of(pack) == []


def test_the_pack_is_as_large_as_promised(pack):
    assert len(pack.occupations) >= 150
    assert len(pack.skills) >= 700
    assert pack.synonym_count >= 2500
    assert pack.relation_count >= 1500
    assert len(pack.unit_groups) == 436


def test_no_word_changes_without_the_version(pack, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    assert read_pack(folder).version == pack.version

    with (folder / "everyday/skills.tsv").open("a") as file:
        file.write("seaweed-farming\tgrowing algae\t\n")

    assert read_pack(folder).version.rpartition("-")[0] == pack.version.rpartition("-")[0]
    assert read_pack(folder).version != pack.version


def test_people_find_occupations_outside_of_the_pack_by_everyday_names(pack):
    typed = {group.code: group.typed for group in pack.unit_groups if group.typed}

    assert "nanny" in typed["5311"]["en"]
    assert "yaya" in typed["5311"]["sw"]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"isco": "9999"}, "has no unit group of ISCO-08: 9999."),
        ({"essential": ("no-such-skill",) * 8}, "names the unknown skill no-such-skill."),
        ({"labels": {"en": "neonatal nurse", "sw": "x"}}, "words are the same in en: 'neonatal nurse'."),
    ],
)
def test_a_fault_in_the_files_is_named(pack, part, fault):
    broken = dataclasses.replace(pack.occupations[0], **part)
    faulty = dataclasses.replace(pack, occupations=[broken, *pack.occupations[1:]])

    assert [text for text in faults_of(faulty) if text.endswith(fault)] != []


@pytest.mark.django_db
class TestLoading:
    def test_everything_arrives(self, pack):
        call_command("load_pack", verbosity=0)

        assert Concept.objects.filter(kind=ConceptKind.SKILL).count() == len(pack.skills)
        assert Concept.objects.occupations().count() == len(pack.occupations) + 436
        assert OccupationSkill.objects.count() == pack.relation_count
        assert (Region.objects.count(), District.objects.count() >= 150, Sector.objects.count()) == (31, True, 16)
        assert Language.objects.filter(code="sw").exists()
        assert set(ConceptLabel.objects.values_list("language", "review_state").distinct()) == {
            ("en", "reviewed"),
            ("sw", "machine"),
        }
        assert Taxonomy.objects.get(name="pack").version == pack.version

    def test_again_changes_nothing(self, pack):
        load_pack(pack=pack)
        before = list(ConceptLabel.objects.values_list("id", "text")), set(Concept.objects.values_list("id", "code"))

        assert load_pack(pack=pack).is_new is False
        load_pack(pack=pack, again=True)

        assert (
            list(ConceptLabel.objects.values_list("id", "text")),
            set(Concept.objects.values_list("id", "code")),
        ) == before

    def test_what_people_did_is_kept(self, pack):
        load_pack(pack=pack)
        skill = Concept.objects.get(kind=ConceptKind.SKILL, code="paediatric-nursing")
        skill.labels.filter(language="sw", kind=LabelKind.PREFERRED).update(
            text="malezi ya watoto wagonjwa",
            folded="malezi ya watoto wagonjwa",
            review_state=ReviewState.REVIEWED,
            reviewed_at=timezone.now(),
        )
        ConceptLabel.objects.create(concept=skill, language="en", text="kids nursing", kind=LabelKind.SYNONYM)
        own = Concept.objects.create(kind=ConceptKind.SKILL, code="henna-conservation")
        other = Concept.objects.get(kind=ConceptKind.SKILL, code="neonatal-nursing")
        SkillLink.objects.filter(skill=skill, other=other).delete()
        SkillLink.objects.create(skill=skill, other=other, strength=100, is_curated=True)

        load_pack(pack=pack, again=True)

        assert skill.labels.get(language="sw", kind=LabelKind.PREFERRED).text == "malezi ya watoto wagonjwa"
        assert skill.labels.filter(text="kids nursing").exists()
        assert Concept.objects.get(pk=own.pk).is_active is True
        assert SkillLink.objects.get(skill=skill, other=other).strength == 100

    def test_a_new_version_brings_new_words_and_takes_its_old_ones_back(self, pack):
        load_pack(pack=pack)
        changed = small(
            pack,
            code="paediatric-nursing",
            labels={"en": "children's nursing", "sw": "uuguzi wa watoto wetu"},
            synonyms={"en": ["paediatric nursing"], "sw": []},
            typed={"en": ["sick children"], "sw": []},
        )

        load_pack(pack=changed)

        labels = Concept.objects.get(kind=ConceptKind.SKILL, code="paediatric-nursing").labels
        assert set(labels.values_list("kind", "language", "text")) == {
            ("preferred", "en", "children's nursing"),
            ("synonym", "en", "paediatric nursing"),
            ("typed", "en", "sick children"),
            ("preferred", "sw", "uuguzi wa watoto wetu"),
        }

    def test_a_concept_that_left_the_pack_is_switched_off_not_deleted(self, pack):
        load_pack(pack=pack)
        smaller = dataclasses.replace(pack, occupations=pack.occupations[:-1], checksum="smaller", typed=frozenset())
        used = {code for o in smaller.occupations for code in o.essential + o.optional}
        smaller = dataclasses.replace(smaller, skills=[s for s in pack.skills if s.code in used])

        load_pack(pack=smaller)

        gone = Concept.objects.get(kind=ConceptKind.OCCUPATION, code=pack.occupations[-1].code)
        assert (gone.is_active, gone.occupation_skills.count()) == (False, 0)

    def test_faulty_files_load_nothing(self, pack):
        faulty = small(pack, code="paediatric-nursing", group="nowhere")

        with pytest.raises(PackIsFaulty, match=r"The skill paediatric-nursing names no known group\."):
            load_pack(pack=faulty)

        assert (Concept.objects.count(), IndexChange.objects.count()) == (0, 0)
