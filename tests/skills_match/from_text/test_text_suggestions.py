"""A pasted text suggests skills and occupations, with the words that gave rise to them; a person confirms each."""

import time
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diaspora.enums import FileKind
from diaspora.files.store import store_private_file
from skills_match.from_text.certainty import weighed_as_title
from skills_match.from_text.suggestions import LONGEST_TEXT, suggest_from_text
from skills_match.models import OccupationSkill, PersonOccupation, PersonSkill
from skills_match.vocabulary.merging import merge_concepts
from skills_match.vocabulary.texts.concepts import Mention
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import OccupationFactory, PersonSkillFactory, SkillFactory
from tests.factories.people import ProfileFactory
from tests.factories.uploads import pdf

pytestmark = pytest.mark.django_db

CV = "I worked in the children's ward: nursing of sick children, and solar panel installation on the roof.\nMidwife."


@pytest.fixture
def nursing():
    return SkillFactory(en="nursing sick children", sw="uuguzi wa watoto")


@pytest.fixture
def solar():
    return SkillFactory(en="solar panel installation", sw="ufungaji wa paneli za sola")


@pytest.fixture
def midwife():
    return OccupationFactory(en="midwife", sw="mkunga")


def test_a_text_suggests_with_the_words_that_gave_rise_to_it(nursing, solar, midwife):
    SkillFactory(en="welding", sw="uchomeleaji")

    found = suggest_from_text(text=CV, language="sw")

    assert {(s.concept, s.label, s.words) for s in found.skills} == {
        (nursing.pk, "uuguzi wa watoto", "nursing of sick children"),
        (solar.pk, "ufungaji wa paneli za sola", "solar panel installation"),
    }
    assert [(o.concept, o.words) for o in found.occupations] == [(midwife.pk, "Midwife")]


def test_a_kiswahili_text_suggests_in_english(solar):
    found = suggest_from_text(text="Nilifanya ufungaji wa paneli za sola Mwanza.", language="en")

    assert [(s.concept, s.label) for s in found.skills] == [(solar.pk, "solar panel installation")]


def test_a_new_word_of_the_office_is_found_at_once(solar):
    assert suggest_from_text(text="welding", language="en").skills == []

    welding = SkillFactory(en="welding", sw="uchomeleaji")

    assert [s.concept for s in suggest_from_text(text="welding", language="en").skills] == [welding.pk]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_was_made_one_with_another_a_moment_ago_is_not_suggested(nursing, officer, monkeypatch):
    monkeypatch.setattr("skills_match.vocabulary.index._LARGE", 0)
    care = SkillFactory(en="care of children", sw="malezi")
    assert [s.concept for s in suggest_from_text(text=CV, language="en").skills] == [nursing.pk]

    merge_concepts(concept=nursing, into=care, by=officer)

    assert suggest_from_text(text=CV, language="en").skills == []
    deadline = time.monotonic() + 10
    while not (found := suggest_from_text(text=CV, language="en").skills) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [s.concept for s in found] == [care.pk]


class TestProfile:
    def test_what_is_ticked_is_added_and_nothing_else(self, professional, nursing, solar, midwife):
        answer = sign_in(professional).post(
            reverse("my:skills_from_text"),
            {
                "text": CV, "add": "1", f"skill_{solar.pk}": "on", f"level_{solar.pk}": "3",
                f"level_{nursing.pk}": "2", f"occupation_{midwife.pk}": "on",
            },
        )  # fmt: skip

        assert answer.url == reverse("my:skills")
        assert list(PersonSkill.objects.values_list("profile", "skill", "level")) == [
            (professional.profile.pk, solar.pk, 3)
        ]
        assert PersonOccupation.objects.get().occupation == midwife

    def test_looking_changes_nothing(self, professional, nursing):
        answer = sign_in(professional).post(reverse("my:skills_from_text"), {"text": CV})

        assert "nursing of sick children" in answer.content.decode()
        assert not PersonSkill.objects.exists()

    def test_what_one_has_is_not_suggested_again(self, professional, nursing, solar):
        PersonSkillFactory(profile=professional.profile, skill=nursing)

        content = sign_in(professional).post(reverse("my:skills_from_text"), {"text": CV}).content.decode()

        assert f'name="skill_{solar.pk}"' in content
        assert f'name="skill_{nursing.pk}"' not in content

    def test_only_what_was_suggested_can_be_added(self, professional, nursing):
        other = SkillFactory(en="welding", sw="uchomeleaji")

        sign_in(professional).post(
            reverse("my:skills_from_text"),
            {"text": CV, "add": "1", f"skill_{other.pk}": "on", f"level_{other.pk}": "4", f"level_{nursing.pk}": "2"},
        )

        assert not PersonSkill.objects.exists()

    def test_nothing_ticked_says_so_and_keeps_the_list(self, professional, nursing):
        content = (
            sign_in(professional)
            .post(reverse("my:skills_from_text"), {"text": CV, "add": "1", f"level_{nursing.pk}": "2"})
            .content.decode()
        )

        assert "Tick at least one" in content
        assert f'name="skill_{nursing.pk}"' in content

    def test_a_text_that_is_too_long_comes_back_whole_with_the_reason(self, professional, nursing):
        text = "nursing " * 2600

        content = sign_in(professional).post(reverse("my:skills_from_text"), {"text": text}).content.decode()

        too_many = len(text.strip()) - LONGEST_TEXT
        assert f"The text is {too_many} characters too long." in content
        assert text.strip() in content

    @pytest.mark.parametrize("text", ["", "   ", "🙂", "عربي " * 50, "<script>alert(1)</script>", "a" * LONGEST_TEXT])
    def test_odd_texts_break_nothing(self, professional, nursing, text):
        answer = sign_in(professional).post(reverse("my:skills_from_text"), {"text": text})

        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()

    def test_a_visitor_is_asked_to_sign_in(self, client):
        assert client.post(reverse("my:skills_from_text"), {"text": CV}).status_code == 302


class TestSavedCV:
    @pytest.fixture
    def with_cv(self, professional):
        def keep(content):
            upload = SimpleUploadedFile("cv.pdf", content)
            store_private_file(owner=professional, kind=FileKind.CV, upload=upload)
            return sign_in(professional)

        return keep

    def test_it_is_offered_to_be_read_on_both_pages(self, with_cv):
        client = with_cv(text_pdf("CV", ["Solar panel installation"]))

        assert "Read my CV" in client.get(reverse("my:skills_from_text")).content.decode()
        assert reverse("my:skills_from_text") in client.get(reverse("diaspora:cv")).content.decode()

    def test_without_one_there_is_nothing_to_read(self, professional):
        assert "Read my CV" not in sign_in(professional).get(reverse("my:skills_from_text")).content.decode()

    def test_it_proposes_skills_that_the_person_confirms(self, with_cv, professional, solar):
        client = with_cv(text_pdf("CV", ["I did solar panel installation in Moshi."]))

        content = client.post(reverse("my:skills_from_text"), {"read": "cv"}).content.decode()

        assert f'name="skill_{solar.pk}"' in content
        assert not PersonSkill.objects.filter(profile=professional.profile).exists()

    def test_a_picture_of_a_cv_asks_for_its_text(self, with_cv):
        client = with_cv(pdf())

        content = client.post(reverse("my:skills_from_text"), {"read": "cv"}).content.decode()

        assert "Your CV holds pictures and no text that we can read." in content

    def test_another_persons_cv_is_never_read(self, with_cv, solar):
        with_cv(text_pdf("CV", ["Solar panel installation"]))
        other = ProfileFactory().user

        content = sign_in(other).post(reverse("my:skills_from_text"), {"read": "cv"}).content.decode()

        assert f'name="skill_{solar.pk}"' not in content


@pytest.fixture
def ward_nurse():
    nurse = OccupationFactory(en="ward nurse", sw="muuguzi")
    care = SkillFactory(en="general nursing care", sw="huduma za jumla za uuguzi")
    OccupationSkill.objects.create(occupation=nurse, skill=care, is_essential=True)
    SkillFactory(en="nurse training", sw="mafunzo ya wauguzi")
    SkillFactory(en="skills testing", sw="upimaji wa ujuzi")


@pytest.mark.parametrize("text", ["Kupima", "Testing."])
def test_one_verb_of_everything_names_no_skill(ward_nurse, text):
    assert suggest_from_text(text=text, language="en").skills == []


@pytest.mark.parametrize("text", ["Ward nurse", "Nimekuwa muuguzi kwa miaka mitano."])
def test_what_somebody_is_offers_what_such_people_do_and_not_how_they_are_taught(ward_nurse, text):
    assert [found.label for found in suggest_from_text(text=text, language="en").skills] == ["general nursing care"]


def suggested(text):
    return [(found.label, found.words) for found in suggest_from_text(text=text, language="en").skills]


@pytest.mark.parametrize("text", ["She supervised.", "Nimesimamia.", "Nimekagua mashine.", "I taught and led."])
def test_a_verb_of_everything_says_a_skill_only_with_its_object(text):
    SkillFactory(en="supervision", sw="ukaguzi")
    SkillFactory(en="construction supervision", sw="usimamizi wa ujenzi")
    SkillFactory(en="teaching and leading", sw="kufundisha Kiswahili")

    assert suggested(text) == []


def test_a_short_form_is_meant_as_a_whole_and_quoted_as_it_stands():
    SkillFactory(en="monitoring and evaluation basics", sw="misingi ya ufuatiliaji na tathmini")
    SkillFactory(en="job evaluation", sw="upangaji wa madaraja ya kazi")

    assert suggested("I design an M&E plan.") == [("monitoring and evaluation basics", "M&E")]


def test_a_word_that_a_line_divides_is_quoted_whole():
    SkillFactory(en="infection prevention", sw="kukinga maambukizi")

    assert suggested("Kazi ni kukinga maambu-\nkizi kila siku.") == [("infection prevention", "kukinga maambukizi")]


def test_what_cleaners_do_is_no_cleaner(midwife):
    OccupationFactory(en="office cleaner", sw="msafishaji")
    text = "Hospitali ina kitengo cha usafishaji."

    assert suggest_from_text(text=text, language="en").occupations == []
    assert [found.label for found in suggest_from_text(text="Msafishaji", language="en").occupations] == [
        "office cleaner"
    ]


def test_a_title_stands_in_one_piece():
    text = "Ran two plants and wrote what each operator reads. Plant operator."
    near = Mention(concept=1, worth=1, share=1, start=text.index("Plant"), end=len(text) - 1, words=2, holders=1)
    apart = replace(near, start=text.index("plants"), end=text.index(" reads"))

    assert weighed_as_title(text, near).worth > weighed_as_title(text, apart).worth
