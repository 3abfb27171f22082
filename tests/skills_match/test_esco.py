"""ESCO beside our pack: everything arrives, twice is once, and the order of loading makes no difference."""

import dataclasses
import itertools
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from skills_match.domain.esco import import_esco
from skills_match.domain.esco_files import read_esco
from skills_match.domain.pack import load_pack
from skills_match.domain.pack_files import ISCO_ADDRESS, PackConcept, read_pack
from skills_match.enums import ChangeKind, ConceptKind, LabelKind, ReviewState
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    IndexChange,
    OccupationSkill,
    PersonSkill,
    SkillLink,
    Taxonomy,
)
from tests.factories.esco import OCCUPATION, SKILL, EscoFiles
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentSkillFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
)
from tests.shared_data import shared_data

pytestmark = pytest.mark.django_db

WARD_SKILLS = [f"ward-skill-{number}" for number in range(8)]


def concept(kind, code, en, sw, *, uri="", **values):
    return PackConcept(kind, code, {"en": en, "sw": sw}, {"en": values.pop("also", []), "sw": []}, uri=uri, **values)


def small_pack(nursing_uri=SKILL + "nursing", version="1", also=("nursing care",)):
    """Nine skills, one occupation: the skill and the occupation that ESCO has too carry its addresses."""
    skills = [
        concept(ConceptKind.SKILL, "nursing", "nursing", "uuguzi", uri=nursing_uri, group="health", also=list(also)),
        *(
            concept(ConceptKind.SKILL, code, code.replace("-", " "), f"ujuzi {code}", group="health")
            for code in WARD_SKILLS
        ),
    ]
    nurse = concept(
        ConceptKind.OCCUPATION,
        "nurse",
        "nurse",
        "muuguzi",
        uri=OCCUPATION + "nurse",
        isco="2221",
        essential=("nursing", *WARD_SKILLS[:6]),
        optional=tuple(WARD_SKILLS[6:]),
    )
    unit = concept(ConceptKind.UNIT_GROUP, "2221", "Nurses", "Wauguzi", isco="2221", uri=f"{ISCO_ADDRESS}2221")
    return dataclasses.replace(
        read_pack(),
        version=version,
        checksum=f"{version} {nursing_uri} {also}",
        groups=[{"code": "health", "label_en": "Health", "label_sw": "Afya"}],
        skills=skills,
        occupations=[nurse],
        unit_groups=[unit],
        mapped=frozenset(),
    )


@pytest.fixture
def files():
    """Two skills that our pack has under other names, three that it lacks, and what is odd in the real files."""
    return EscoFiles(
        skills={
            "nursing": ("implement nursing", ["nursing care", "nursing", "Nursing Care", "C++", "–"]),
            "wounds": ("dress wounds", ["bandage wounds"]),
            "ict": ("stay safe online", []),
        },
        occupations={
            "nurse": ("2221", "nurse responsible for care", ["ward nurse"]),
            "matron": ("2221", "matron", []),
        },
        unit_groups={"2221": "Nursing professionals"},
        relations=[
            ("nurse", "essential", "nursing"),
            ("nurse", "optional", "wounds"),
            ("matron", "essential", "nursing"),
            ("matron", "optional", "ict"),
            ("gone", "essential", "nursing"),
        ],
        broader=[("wounds", "nursing"), ("nursing", "g1"), ("ict", "g1")],
        french={"nursing": ("soins infirmiers", ["soigner"]), "nurse": ("infirmier/infirmière", [])},
        untyped=frozenset({"ict"}),
    )


@pytest.fixture
def load(files, tmp_path):
    """Loads the files as they are now; each call is a new download."""
    numbers = itertools.count()

    def load(**options):
        classification, relations, french = files.write(tmp_path / str(next(numbers)))
        esco = read_esco(classification=classification, relations=relations, french=french)
        return import_esco(esco=esco, **options)

    return load


def state():
    """Everything that the vocabulary says, without the numbers of rows."""
    return {
        "concepts": sorted(
            Concept.objects.values_list(
                "kind", "code", "isco", "uri", "is_active", "taxonomy__name", "merged_into__code"
            ),
            key=str,
        ),
        "words": sorted(
            ConceptLabel.objects.values_list(
                "concept__code", "language", "text", "folded", "kind", "review_state", "taxonomy__name", "is_inherited"
            )
        ),
        "relations": sorted(
            OccupationSkill.objects.values_list("occupation__code", "skill__code", "is_essential", "is_inherited")
        ),
        "graph": sorted(ConceptRelation.objects.values_list("concept__code", "other__code", "kind")),
        "links": sorted(SkillLink.objects.values_list("skill__code", "other__code", "strength")),
        "versions": sorted(Taxonomy.objects.values_list("name", "version", "checksum")),
    }


def words(code, language):
    """(text, kind) of what may be shown for a concept."""
    rows = ConceptLabel.objects.in_use().filter(concept__code=code, language=language)
    return set(rows.values_list("text", "kind"))


def labelled(text, kind=LabelKind.PREFERRED):
    return text, kind.value


class TestAlone:
    def test_everything_arrives_and_what_is_odd_is_said(self, files, tmp_path, capsys):
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

    def test_a_second_run_changes_nothing(self, load):
        load()
        rows = [list(model.objects.order_by("pk").values()) for model in (Concept, ConceptLabel, OccupationSkill)]

        assert load().is_new is False
        assert load(again=True).is_new is True
        assert [
            list(model.objects.order_by("pk").values()) for model in (Concept, ConceptLabel, OccupationSkill)
        ] == rows

    def test_a_changed_file_updates_and_what_left_is_switched_off(self, load, files):
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

    def test_what_comes_back_is_switched_on(self, load, files):
        load()
        wounds = files.skills.pop("wounds")
        load()
        files.skills["wounds"] = wounds
        load()

        assert Concept.objects.get(code="esco-wounds").is_active is True

    def test_words_that_a_person_changed_or_took_out_stay_so(self, load, files, officer):
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

    def test_only_words_in_kiswahili_wait_for_review(self, load):
        load_pack(pack=small_pack())
        waiting = set(ConceptLabel.objects.to_review().values_list("pk", flat=True))

        load()

        assert set(ConceptLabel.objects.to_review().values_list("pk", flat=True)) == waiting

    def test_matching_counts_and_links_what_the_occupations_say(self, load, files):
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


class TestWrongFiles:
    """Each is told in a sentence, and the vocabulary stays as it was."""

    @pytest.fixture
    def paths(self, files, tmp_path):
        return files.write(tmp_path)

    def refused(self, *paths):
        load_pack(pack=small_pack())
        before = state()
        with pytest.raises(CommandError) as error:
            call_command("import_esco", *paths, verbosity=0)
        assert state() == before
        assert IndexChange.objects.filter(kind=ChangeKind.TAXONOMY).count() == 1
        return str(error.value)

    def test_a_file_that_is_not_there(self, paths, tmp_path):
        assert "cannot be read: No such file" in self.refused(tmp_path / "no.zip", paths[1])

    def test_a_file_that_is_no_zip(self, paths):
        paths[0].write_bytes(b"<html>Please sign in</html>")

        assert "is not a whole zip file" in self.refused(*paths)

    def test_a_download_that_broke_off(self, paths):
        paths[1].write_bytes(paths[1].read_bytes()[:-200])

        assert "is not a whole zip file" in self.refused(*paths)

    def test_a_damaged_download(self, paths):
        data = bytearray(paths[0].read_bytes())
        data[60:90] = bytes(30)
        paths[0].write_bytes(data)

        assert "is not a whole zip file" in self.refused(*paths)

    def test_two_files_in_the_wrong_order(self, paths):
        assert "has no table skills_en.csv: is it the right download?" in self.refused(paths[1], paths[0])

    def test_another_language(self, paths):
        assert "has no table skills_en.csv" in self.refused(paths[2], paths[1])

    def test_a_table_that_lacks_a_column(self, paths):
        self.rewrite(paths[0], "skills_en.csv", lambda text: text.replace("preferredLabel", "label"))

        assert "lacks the column preferredLabel" in self.refused(*paths)

    def test_a_row_that_breaks_off(self, paths):
        self.rewrite(paths[1], "occupationSkillRelations.csv", lambda text: text[: text.rindex(",")])

        assert "has a row that breaks off" in self.refused(*paths)

    def test_an_empty_table(self, paths):
        self.rewrite(paths[0], "occupations_en.csv", lambda text: text.splitlines()[0])

        assert "occupations_en.csv in esco-v1.0-classification-en-csv.zip is empty" in self.refused(*paths)

    def test_text_of_another_encoding(self, paths):
        self.rewrite(paths[2], "skills_fr.csv", lambda text: text.replace("soigner", "protéger"), encoding="latin-1")

        assert "not UTF-8" in self.refused(*paths)

    def test_relations_of_another_version(self, paths, files, tmp_path):
        files.relations = [("other", "essential", "thing")]

        assert "are both downloads of the same version?" in self.refused(paths[0], files.write(tmp_path / "other")[1])

    def test_one_address_twice(self, paths):
        self.rewrite(paths[0], "skills_en.csv", lambda text: text.replace("skill/wounds", "skill/nursing"))

        assert "twice" in self.refused(*paths)

    @staticmethod
    def rewrite(path, name, change, encoding="utf-8"):
        with zipfile.ZipFile(path) as archive:
            tables = {entry: archive.read(entry).decode("utf-8-sig") for entry in archive.namelist()}
        tables[name] = change(tables[name])
        with zipfile.ZipFile(path, "w") as archive:
            for entry, text in tables.items():
                archive.writestr(entry, text.encode(encoding, "replace"))


class TestWithOurPack:
    def test_ours_shows_and_has_the_words_and_relations_of_both(self, load):
        load_pack(pack=small_pack())
        load()

        assert words("nursing", "en") == {
            labelled("nursing"),
            labelled("nursing care", LabelKind.SYNONYM),
            labelled("implement nursing", LabelKind.SYNONYM),
            labelled("C++", LabelKind.SYNONYM),
        }
        assert words("nursing", "sw") == {labelled("uuguzi")}
        assert words("nursing", "fr") == {labelled("soins infirmiers"), labelled("soigner", LabelKind.SYNONYM)}
        assert words("2221", "en") == {labelled("Nurses"), labelled("Nursing professionals", LabelKind.SYNONYM)}
        assert set(Concept.objects.skills().filter(code__startswith="esco-").values_list("code", flat=True)) == {
            "esco-wounds",
            "esco-ict",
        }
        named = OccupationSkill.objects.in_use().filter(skill__code__in=["nursing", "esco-wounds", "esco-ict"])
        assert set(named.values_list("occupation__code", "skill__code", "is_essential")) == {
            ("nurse", "nursing", True),
            ("nurse", "esco-wounds", False),
            ("esco-matron", "nursing", True),
            ("esco-matron", "esco-ict", False),
        }

    def test_the_order_of_loading_makes_no_difference(self, load):
        steps = {
            "pack first": [lambda: load_pack(pack=small_pack(version="2")), load],
            "esco first": [load, lambda: load_pack(pack=small_pack(version="2"))],
            "updated later": [
                lambda: load_pack(pack=small_pack(nursing_uri="", also=())),
                load,
                lambda: load_pack(pack=small_pack(version="2")),
            ],
            "mapped otherwise before": [
                load,
                lambda: load_pack(pack=small_pack(nursing_uri=SKILL + "wounds", also=("bandage wounds",))),
                lambda: load_pack(pack=small_pack(version="2")),
            ],
            "everything again": [
                lambda: load_pack(pack=small_pack(version="2")),
                load,
                lambda: load_pack(pack=small_pack(version="2"), again=True),
                lambda: load(again=True),
            ],
        }
        states = {}
        for name, loads in steps.items():
            for model in (SkillLink, OccupationSkill, ConceptRelation, ConceptLabel):
                model.objects.all().delete()
            Concept.objects.update(merged_into=None)
            Concept.objects.all().delete()
            Taxonomy.objects.all().delete()
            for step in loads:
                step()
            states[name] = state()

        assert [name for name in states if states[name] != states["pack first"]] == []

    def test_a_pack_that_lets_go_of_a_concept_gives_it_back_to_esco(self, load):
        load_pack(pack=small_pack())
        load()

        load_pack(pack=small_pack(nursing_uri="", version="2"))

        assert Concept.objects.get(code="esco-nursing").is_active is True
        assert words("nursing", "en") == {labelled("nursing"), labelled("nursing care", LabelKind.SYNONYM)}

    def test_a_concept_that_leaves_our_pack_lives_on_as_escos(self, load):
        load_pack(pack=small_pack())
        load()
        row = PersonSkillFactory(skill=Concept.objects.get(code="nursing"))
        without = small_pack(version="2")
        nurse = dataclasses.replace(without.occupations[0], essential=tuple(WARD_SKILLS[:6]))

        load_pack(pack=dataclasses.replace(without, skills=without.skills[1:], occupations=[nurse]))

        row.refresh_from_db()
        assert (row.skill.code, row.skill.is_active) == ("esco-nursing", True)
        assert Concept.objects.get(code="nursing").merged_into == row.skill
        load_pack(pack=small_pack(version="3"))
        row.refresh_from_db()
        assert (row.skill.code, row.skill.is_active) == ("nursing", True)

    def test_people_and_assignments_that_named_escos_concept_name_ours(self, load):
        load()
        theirs, matron = Concept.objects.get(code="esco-nursing"), Concept.objects.get(code="esco-nurse")
        load_pack(pack=small_pack(nursing_uri=""))
        ours = Concept.objects.get(code="nursing")
        alone = PersonSkillFactory(skill=theirs, level=2)
        both = PersonSkillFactory(skill=ours, level=1, years=9)
        PersonSkillFactory(profile=both.profile, skill=theirs, level=4, years=3, last_used_year=2024)
        other = PersonSkillFactory(skill=Concept.objects.get(code="esco-wounds"))
        job = PersonOccupationFactory(profile=alone.profile, occupation=matron, is_main=True)
        asked = AssignmentSkillFactory(
            assignment=AssignmentFactory(occupation=matron), skill=ours, importance="desired", level=1
        )
        AssignmentSkillFactory(assignment=asked.assignment, skill=theirs, importance="must", level=3)
        before = IndexChange.objects.mark()

        load_pack(pack=small_pack(version="2"))

        held = PersonSkill.objects.values_list("profile_id", "skill__code", "level", "years", "last_used_year")
        assert set(held) == {
            (alone.profile_id, "nursing", 2, 5, None),
            (both.profile_id, "nursing", 4, 9, 2024),
            (other.profile_id, "esco-wounds", 3, 5, None),
        }
        job.refresh_from_db()
        assert (job.occupation.code, job.is_main) == ("nurse", True)
        assert list(asked.assignment.skills.values_list("skill__code", "importance", "level")) == [
            ("nursing", "must", 3)
        ]
        asked.assignment.refresh_from_db()
        assert asked.assignment.occupation.code == "nurse"
        told, _mark = IndexChange.objects.since(before)
        assert {(change.kind, change.object_id) for change in told} >= {
            ("profile", alone.profile_id),
            ("profile", both.profile_id),
            ("assignment", asked.assignment_id),
        }
        assert ("profile", other.profile_id) not in {(change.kind, change.object_id) for change in told}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL's planner")
def test_the_planner_knows_what_the_import_wrote_in_its_own_transaction(load):
    """It took the tables for empty as it had found them, and joined row by row: minutes for the real files."""
    load()

    with connection.cursor() as cursor:
        for model in (Concept, ConceptLabel, OccupationSkill):
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [model._meta.db_table])
            assert cursor.fetchone() == (model.objects.count(),)


class TestRealFiles:
    def test_the_whole_classification(self, capsys):
        folder = shared_data("esco")
        names = ("esco-v1.1.1-classification-en-csv.zip", "esco-v1.1.1-relations-csv.zip", "esco-v1.0-fr-csv.zip")
        call_command("load_pack", verbosity=0)

        call_command("import_esco", *(folder / name for name in names))

        theirs = Concept.objects.filter(taxonomy__name="esco")
        own = OccupationSkill.objects.filter(occupation__taxonomy__name="esco", is_inherited=False)
        assert theirs.filter(kind=ConceptKind.SKILL).count() == 13_896
        assert theirs.filter(kind=ConceptKind.OCCUPATION).count() == 3_007
        assert own.count() == 123_855 - 67
        told = capsys.readouterr().out
        assert "67 relations name an occupation or a skill that the file lacks; left out." in told
        french = ConceptLabel.objects.filter(language="fr", kind=LabelKind.PREFERRED, is_inherited=False)
        assert french.filter(concept__kind=ConceptKind.SKILL).count() >= 13_379
        # Every address that our pack names is one that ESCO has, of the same kind.
        pack = read_pack()
        addresses = {(c.kind, c.uri) for c in pack.concepts if c.uri}
        assert addresses - set(theirs.values_list("kind", "uri")) == set()
        assert theirs.filter(merged_into__isnull=False).count() == len(addresses)
        assert SkillLink.objects.count() > 50_000


@pytest.mark.parametrize("address", ["/en/my/skills/", "/en/my/occupation/"])
def test_the_classification_is_acknowledged_where_it_is_used(client, professional, load, address):
    client.force_login(professional)
    sentence = "This service uses the ESCO classification of the European Commission."
    assert sentence not in client.get(address).content.decode()

    load()

    assert sentence in client.get(address).content.decode()
