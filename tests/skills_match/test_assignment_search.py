"""Finding assignments: words of either language, slips mended, facets with honest counts."""

import datetime

import pytest
from django.utils import timezone

from skills_match.domain.changes import record_change
from skills_match.enums import AssignmentState, ChangeKind, LabelKind
from skills_match.search.assignments import AssignmentSearch, ranked
from skills_match.search.stems import stem
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    ConceptLabelFactory,
    SkillFactory,
)
from tests.factories.people import RegionFactory, SectorFactory

NOTHING = {
    "background_en": "",
    "background_sw": "",
    "objective_en": "",
    "tasks_en": "",
    "deliverables_en": "",
    "unit": "",
}


def plain(title_en, title_sw, **values):
    """An assignment of which only the title says what it is about."""
    return AssignmentFactory(title_en=title_en, title_sw=title_sw, **{**NOTHING, **values})


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("sw", ["muuguzi", "wauguzi", "uuguzi"]),
        ("sw", ["mkunga", "wakunga", "ukunga"]),
        ("sw", ["mwalimu", "walimu", "ualimu"]),
        ("sw", ["mhandisi", "wahandisi", "uhandisi"]),
        ("sw", ["kijiji", "vijiji"]),
        ("en", ["trainer", "trainers", "training", "trained", "train"]),
        ("en", ["nurse", "nurses", "nursing"]),
        ("en", ["policy", "policies"]),
        ("en", ["planner", "planning", "plans"]),
    ],
)
def test_words_of_one_family_share_a_stem(language, family):
    assert len({stem(word, language) for word in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("walimu", "kilimo"), ("maji", "uji"), ("mkunga", "mkulima")])
def test_words_of_two_families_do_not(one, other):
    assert stem(one, "sw") != stem(other, "sw")


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def nurses(self):
        return plain("Train paediatric nurses", "Kufundisha wauguzi wa watoto")

    @pytest.fixture
    def canals(self):
        return plain("Supervise irrigation canals", "Kusimamia mifereji ya umwagiliaji")

    @pytest.fixture
    def find(self, nurses, canals):
        search = AssignmentSearch()
        return lambda text="", **chosen: set(search.find(text=text, chosen=chosen).worth)

    @pytest.mark.parametrize(
        "text", ["nursing", "NURSES", "uuguzi", "muuguzi wa watoto", "paediatric nurse", "nurzes", "paedatric", "paed"]
    )
    def test_words_of_either_language_find_it(self, find, nurses, text):
        assert find(text) == {nurses.pk}

    def test_every_word_has_to_occur(self, find):
        assert find("nurses irrigation") == set()
        assert find("of the na ya") == find("")

    def test_a_mended_word_is_named(self, find, nurses, canals):
        assert AssignmentSearch().find(text="irigation").mended == {"irigation": "irrigation"}

    def test_synonyms_of_a_skill_asked_for_find_it_too(self, find, canals):
        skill = SkillFactory(en="hydraulic engineering", sw="uhandisi wa maji")
        ConceptLabelFactory(concept=skill, text="waterworks", kind=LabelKind.SYNONYM)
        AssignmentSkillFactory(assignment=canals, skill=skill)

        assert find("waterworks") == {canals.pk}

    def test_a_word_in_the_title_counts_more_than_one_in_the_text(self, find, nurses):
        other = plain("Keep a register", "Kutunza rejista", background_en="For nurses.")
        found = AssignmentSearch().find(text="nurses")

        assert ranked(found, sort="words") == [nurses.pk, other.pk]

    def test_what_is_not_open_is_not_found(self, find, nurses, canals):
        plain("Draft", "Rasimu", state=AssignmentState.DRAFT)
        plain("Yesterday", "Jana", closing_on=timezone.localdate() - datetime.timedelta(days=1))

        assert find() == {nurses.pk, canals.pk}

    def test_a_closed_one_leaves_and_a_changed_one_is_read_again(self, find, nurses, canals):
        find()
        nurses.state = AssignmentState.CLOSED
        nurses.save()
        canals.title_en = "Repair wells"
        canals.save()
        for changed in (nurses, canals):
            record_change(kind=ChangeKind.ASSIGNMENT, object_id=changed.pk)

        assert find() == {canals.pk}
        assert find("wells") == {canals.pk}

    def test_facets_narrow_and_count_what_another_choice_would_find(self, nurses, canals):
        farming = SectorFactory(code="agriculture", name_en="Agriculture", name_sw="Kilimo")
        pemba = RegionFactory(code="TZ-10", name_en="Pemba North", name_sw="Kaskazini Pemba")
        pond = plain("Dig a pond", "Kuchimba bwawa", sector=farming, region=pemba, length_days=10, mode="blended")
        AssignmentLanguageFactory(assignment=pond)

        found = AssignmentSearch().find(chosen={"sector": ["agriculture"]})

        assert set(found.worth) == {pond.pk}
        assert found.counts == {
            "sector": {"agriculture": 1, "health": 2},
            "region": {"TZ-10": 1},
            "mode": {"blended": 1},
            "length": {"2w": 1},
            "language": {"en": 1},
        }

    def test_orders(self, nurses, canals):
        canals.closing_on = timezone.localdate()
        canals.published_at = timezone.now() - datetime.timedelta(days=5)
        canals.save()
        found = AssignmentSearch().find()

        assert ranked(found, sort="closing") == [canals.pk, nurses.pk]
        assert ranked(found, sort="newest") == [nurses.pk, canals.pk]
        assert ranked(found, sort="match", scores={canals.pk: 10}) == [canals.pk, nurses.pk]
