"""Finding assignments, with either engine: words of either language, slips mended, facets with honest counts."""

import datetime
import time

import pytest
from django.utils import timezone

from skills_match.enums import AssignmentState, ChangeKind, LabelKind
from skills_match.models import Assignment
from skills_match.search.documents import documents_of
from skills_match.search.finding import shown_by
from skills_match.search_server.changes import record_change
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    ConceptLabelFactory,
    OccupationFactory,
    SkillFactory,
)
from tests.factories.people import RegionFactory, SectorFactory

NOTHING = {
    "background_en": "",
    "background_sw": "",
    "objective_en": "",
    "tasks_en": "",
    "deliverables_en": "",
    "unit_en": "",
}


def plain(title_en, title_sw, **values):
    """An assignment of which only the title says what it is about."""
    return AssignmentFactory(title_en=title_en, title_sw=title_sw, **{**NOTHING, **values})


@pytest.mark.django_db
def test_a_document_lists_each_token_at_its_best_place():
    row = plain("Train nurses", "Kufundisha wauguzi", background_en="Nurses care. A ward.")
    document = documents_of(Assignment.objects.filter(pk=row.pk))[row.pk]

    assert {"nurs", "train"} <= set(document.fields["title_en"])
    assert {"ward"} <= set(document.fields["text_en"])
    assert "nurs" not in document.fields["text_en"]
    assert sum(document.worth("en", token) for token in ("nurs", "ward", "absent")) == 5


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def nurses(self):
        return plain("Train paediatric nurses", "Kufundisha wauguzi wa watoto")

    @pytest.fixture
    def canals(self):
        return plain("Supervise irrigation canals", "Kusimamia mifereji ya umwagiliaji")

    @pytest.fixture
    def find(self, search, nurses, canals):
        return lambda text="", **chosen: set(search(text, **chosen).worth)

    @pytest.mark.parametrize(
        "text", ["nursing", "NURSES", "uuguzi", "muuguzi wa watoto", "paediatric nurse", "nurzes", "paedatric", "paed"]
    )
    def test_words_of_either_language_find_it(self, find, nurses, text):
        assert find(text) == {nurses.pk}

    def test_every_word_has_to_occur(self, find):
        assert find("nurses irrigation") == set()
        assert find("of the na ya") == set()

    def test_a_mended_word_is_named(self, search, nurses, canals):
        assert search("irigation").mended == {"irigation": "irrigation"}

    def test_synonyms_of_a_skill_asked_for_find_it_too(self, find, canals):
        skill = SkillFactory(en="hydraulic engineering", sw="uhandisi wa maji")
        ConceptLabelFactory(concept=skill, text="waterworks", kind=LabelKind.SYNONYM)
        AssignmentSkillFactory(assignment=canals, skill=skill)

        assert find("waterworks") == {canals.pk}

    def test_a_word_in_the_title_counts_more_than_one_in_the_text(self, search, nurses):
        other = plain("Keep a register", "Kutunza rejista", background_en="For nurses.")

        assert list(search("nurses", sort="words").worth) == [nurses.pk, other.pk]

    @pytest.mark.parametrize(
        "text", ["mkunga", "wakunga", "MKUNGA", "mkungaa", "midwives", "sage-femme", "hospitali mkunga"]
    )
    def test_a_word_finds_a_text_in_the_other_language_through_the_concept(self, find, text):
        midwife = OccupationFactory(en="midwife", sw="mkunga")
        ConceptLabelFactory(concept=midwife, language="fr", text="sage-femme")
        english = plain("Train the midwife on duty", "", background_en="In a hospital: hospitali.")
        plain("Train the cook on duty", "", background_en="In a hospital: hospitali.")

        assert find(text) == {english.pk}

    def test_a_phrase_is_known_as_one_name(self, find):
        SkillFactory(en="water engineering", sw="uhandisi wa maji")
        both = plain("Engineering of new water towers", "")
        bridges = plain("Engineering of new bridges", "")

        assert find("uhandisi wa maji") == {both.pk}
        assert find("uhandisi") == {both.pk, bridges.pk}

    def test_another_name_counts_less_than_the_word_itself(self, search):
        OccupationFactory(en="midwife", sw="mkunga")
        through_concept = plain("Train the midwife on duty", "")
        itself = plain("", "Kufundisha mkunga")

        found = search("mkunga", sort="words")

        assert list(found.worth.items()) == [(itself.pk, 4), (through_concept.pk, 1)]

    def test_a_word_taken_out_by_the_office_finds_nothing(self, find, canals):
        skill = SkillFactory(en="hydraulic engineering", sw="uhandisi wa maji")
        ConceptLabelFactory(concept=skill, text="waterworks", kind=LabelKind.SYNONYM, review_state="rejected")
        AssignmentSkillFactory(assignment=canals, skill=skill)

        assert find("waterworks") == set()

    def test_a_known_word_that_nobody_asks_for_is_not_taken_for_another(self, search, nurses):
        SkillFactory(en="purses", sw="pochi")

        found = search("purses")

        assert (found.worth, found.mended) == ({}, {})

    @pytest.mark.parametrize(
        "text",
        [
            'title_en:nurses AND (NOT "x~9") OR *:* ^3 \\ / [a TO z]',
            '{"query": {"match_all": {}}}',
            "nurses'; DROP TABLE skills_match_assignment; --",
            "\u202enursing\u202c \u200f",
            "nurses " * 7000,
            "a" * 50_000,
            "🚑 nurses 👩🏾‍⚕️",
            "\0nurses",
            "ممرضة",
            "護士",
            "🚑🚑🚑",
            "*?~^:()[]{}",
            "%_",
        ],
    )
    def test_hostile_text_is_just_text_and_fast(self, find, nurses, canals, text):
        find()
        started = time.monotonic()

        found = find(text)

        assert time.monotonic() - started < 1
        assert found in (set(), {nurses.pk})
        assert nurses.pk in found or text not in ("nurses " * 7000, "🚑 nurses 👩🏾‍⚕️", "\0nurses")

    def test_what_no_text_holds_finds_what_asks_for_it_and_says_so(self, search, canals):
        AssignmentSkillFactory(assignment=canals, skill=SkillFactory(en="budget preparation", sw="upangaji wa bajeti"))

        near = search("jinsi ya kuandaa bajeti ya ofisi")
        exact = search("bajeti")

        assert (set(near.worth), near.is_near) == ({canals.pk}, True)
        assert (set(exact.worth), exact.is_near) == ({canals.pk}, False)

    def test_a_search_that_only_comes_near_also_finds_it_for_alerts(self, canals):
        AssignmentSkillFactory(assignment=canals, skill=SkillFactory(en="budget preparation", sw="upangaji wa bajeti"))

        assert shown_by(canals.pk)("jinsi ya kuandaa bajeti ya ofisi", {})

    @pytest.mark.parametrize("text", ["kufundisha hesabu", "teaching maths", "math teacher"])
    def test_what_shares_only_the_commoner_word_is_not_near(self, search, nurses, text):
        SkillFactory(en="mathematics teaching", sw="ufundishaji wa hisabati")
        for other in ("paediatric nursing", "science", "music"):
            skill = SkillFactory(en=f"teaching of {other}", sw=f"kufundisha {other}")
            AssignmentSkillFactory(assignment=nurses, skill=skill)

        found = search(text)

        assert found.worth == {}

    @pytest.mark.parametrize("typed", ["midwive", "midwifes"])
    def test_a_word_that_lacks_its_last_letter_is_that_word(self, find, typed):
        midwife = OccupationFactory(en="midwife", sw="mkunga")
        SkillFactory(kind="unit_group", en="Professional midwives", sw="Wakunga wataalamu")
        wards = plain("Help on the wards", "Saidia wodini", occupation=midwife)

        assert find(typed) == {wards.pk}

    def test_an_old_name_of_an_institution_still_finds(self, find, canals):
        canals.institution.names.create(name_en="Ministry of Zebras", name_sw="Wizara", valid_from="1990-01-01")
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=canals.pk)

        assert find("zebras") == {canals.pk}

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

    def test_facets_narrow_and_count_what_another_choice_would_find(self, search, nurses, canals):
        farming = SectorFactory(code="agriculture", name_en="Agriculture", name_sw="Kilimo")
        pemba = RegionFactory(code="TZ-10", name_en="Pemba North", name_sw="Kaskazini Pemba")
        pond = plain("Dig a pond", "Kuchimba bwawa", sector=farming, region=pemba, length_days=10, mode="blended")
        AssignmentLanguageFactory(assignment=pond)

        found = search(sector=["agriculture"])

        assert set(found.worth) == {pond.pk}
        assert found.counts == {
            "sector": {"agriculture": 1, "health": 2},
            "region": {"TZ-10": 1},
            "mode": {"blended": 1},
            "length": {"2w": 1},
            "language": {"en": 1},
        }

    @pytest.mark.parametrize(
        ("sort", "first"), [("closing", "canals"), ("newest", "nurses"), ("match", "canals"), ("words", "canals")]
    )
    def test_each_order_puts_its_own_first(self, search, nurses, canals, sort, first):
        canals.closing_on = timezone.localdate()
        canals.published_at = timezone.now() - datetime.timedelta(days=5)
        canals.save()
        undated = plain("Open end", "Bila mwisho", closing_on=None)
        undated.published_at = canals.published_at - datetime.timedelta(days=5)
        undated.save()

        found = search(sort=sort, scores={canals.pk: 10})

        two = [canals.pk, nurses.pk] if first == "canals" else [nurses.pk, canals.pk]
        assert list(found.worth) == [*two, undated.pk]
