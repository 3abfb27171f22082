"""Suggested skills: added as new, as another word, or declined with an answer."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from skills_match.enums import ConceptKind, SuggestionState
from skills_match.models import Concept, ConceptSuggestion, SkillGroup
from skills_match.vocabulary.picker import suggest
from skills_match.vocabulary.waiting import suggested_skills
from tests.conftest import sign_in
from tests.factories.matching import SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return SkillGroup.objects.create(code="health", name_en="Health", name_sw="Afya")


@pytest.fixture
def waiting(professional):
    return ConceptSuggestion.objects.create(
        text="kangaroo care", language="en", explanation="Skin to skin, for small babies.", suggested_by=professional
    )


def answer(desk, suggestion, **values):
    return desk.post(reverse("office:suggestion", args=[suggestion.pk]), values, follow=True)


def test_a_suggestion_becomes_a_skill_in_both_languages(desk, waiting, group):
    answer(
        desk,
        waiting,
        **{
            "answer": "new",
            "new-label_en": "kangaroo mother care",
            "new-label_sw": "huduma ya kangaruu",
            "new-group": group.pk,
        },
    )

    waiting.refresh_from_db()
    concept = waiting.concept
    assert (waiting.state, concept.group) == (SuggestionState.ACCEPTED_NEW, group)
    assert {(label.language, label.text) for label in concept.labels.all()} == {
        ("en", "kangaroo mother care"),
        ("sw", "huduma ya kangaruu"),
        ("en", "kangaroo care"),
    }
    (found,) = suggest(text="kangaroo care", language="sw", kinds=[ConceptKind.SKILL])
    assert found.label == "huduma ya kangaruu"


def test_a_suggestion_becomes_another_word(desk, waiting, professional):
    skill = SkillFactory(en="skin-to-skin care", sw="huduma ya ngozi kwa ngozi")

    page = desk.get(reverse("office:suggestion", args=[waiting.pk]), {"q": "skin"})
    answer(desk, waiting, **{"answer": "synonym", "synonym-concept": skill.pk})

    waiting.refresh_from_db()
    assert skill in page.context["near"]
    assert (waiting.state, waiting.concept) == (SuggestionState.ACCEPTED_SYNONYM, skill)
    assert [notice.kind for notice in professional.notices.all()] == ["skill_added"]


def test_a_suggestion_is_declined_with_an_answer_that_the_person_gets(desk, waiting, professional):
    answer(desk, waiting, **{"answer": "decline", "decline-answer": "Please use “newborn care”."})

    waiting.refresh_from_db()
    assert (waiting.state, waiting.answer) == (SuggestionState.DECLINED, "Please use “newborn care”.")
    assert [notice.kind for notice in professional.notices.all()] == ["skill_not_added"]


def test_an_answer_is_given_once(desk, waiting):
    answer(desk, waiting, **{"answer": "decline", "decline-answer": "First."})

    response = answer(desk, waiting, **{"answer": "decline", "decline-answer": "Second."})

    waiting.refresh_from_db()
    assert waiting.answer == "First."
    assert 'class="error-summary"' in response.text
    assert ">\nSecond.</textarea>" in response.text


def test_a_skill_that_exists_is_not_added_again_and_the_words_are_kept(desk, waiting, group):
    SkillFactory(en="newborn care", sw="huduma ya watoto wachanga")

    response = answer(
        desk,
        waiting,
        **{"answer": "new", "new-label_en": "Newborn care", "new-label_sw": "huduma", "new-group": group.pk},
    )

    waiting.refresh_from_db()
    assert waiting.state == SuggestionState.OPEN
    assert "exists already" in response.context["answered"].errors["label_en"][0]
    assert response.context["answered"]["label_sw"].value() == "huduma"


@pytest.mark.parametrize(
    "values",
    [
        {"answer": "new"},
        {"answer": "new", "new-label_en": "???", "new-label_sw": "!!!"},
        {"answer": "new", "new-label_en": "x" * 201, "new-label_sw": "y"},
        {"answer": "synonym"},
        {"answer": "synonym", "synonym-concept": "9" * 30},
        {"answer": "synonym", "synonym-concept": "nonsense"},
        {"answer": "decline"},
        {"answer": "decline", "decline-answer": "x" * 301},
    ],
)
def test_a_bad_answer_changes_nothing_and_says_what_is_wrong(desk, waiting, values):
    response = answer(desk, waiting, **values)

    waiting.refresh_from_db()
    assert waiting.state == SuggestionState.OPEN
    assert response.context["answered"].errors
    assert "There is a problem" in response.content.decode()


def test_an_occupation_is_no_choice_for_a_skill(desk, waiting):
    occupation = Concept.objects.create(kind=ConceptKind.OCCUPATION, code="nurse")

    answer(desk, waiting, **{"answer": "synonym", "synonym-concept": occupation.pk})

    waiting.refresh_from_db()
    assert waiting.state == SuggestionState.OPEN


def test_the_list_shows_what_waits_and_on_request_the_rest(desk, waiting):
    declined = ConceptSuggestion.objects.create(text="magic", language="en", state="declined")

    def listed(**query):
        return set(desk.get(reverse("office:suggestions"), query).context["page"])

    assert listed() == {waiting}
    assert listed(state="declined") == {declined}
    assert listed(state="all") == {waiting, declined}


def test_the_list_costs_the_same_with_one_and_with_three(desk, waiting, django_assert_num_queries):
    desk.get(reverse("office:suggestions"))
    with django_assert_num_queries(13):
        desk.get(reverse("office:suggestions"))
    for word in ("one", "two"):
        ConceptSuggestion.objects.create(text=word, language="sw", suggested_by=waiting.suggested_by)

    with django_assert_num_queries(13):
        response = desk.get(reverse("office:suggestions"))

    assert len(response.context["page"]) == 3


def test_the_person_who_suggested_does_not_accept_it(waiting, group):
    response = answer(sign_in(waiting.suggested_by), waiting, **{"answer": "decline", "decline-answer": "No."})

    waiting.refresh_from_db()
    assert response.status_code == 403
    assert waiting.state == SuggestionState.OPEN


class TestTwins:
    """A suggestion shows what it is likely the same as, before anybody makes a second skill of it."""

    @pytest.fixture
    def care(self):
        SkillFactory(en="welding", sw="uchomeleaji")
        return SkillFactory(en="kangaroo mother care", sw="huduma ya kangaruu kwa mama na mtoto")

    @pytest.mark.parametrize(
        "text", ["kangaroo mother care", "Kangaroo care for premature babies", "kangaruu", "kangaro mother care"]
    )
    def test_the_list_and_the_page_name_it(self, care, officer, text):
        suggestion = ConceptSuggestion.objects.create(text=text, language="en")
        client = sign_in(officer)

        rows = client.get(reverse("office:suggestions")).context["rows"]
        near = client.get(reverse("office:suggestion", args=[suggestion.pk])).context["near"]

        assert [twin for _row, twin in rows] == ["kangaroo mother care"]
        assert near == [care]

    def test_what_is_like_nothing_has_none(self, care, officer):
        ConceptSuggestion.objects.create(text="falconry", language="en")

        rows = sign_in(officer).get(reverse("office:suggestions")).context["rows"]

        assert [twin for _row, twin in rows] == [""]


def test_suggestions_that_wait_too_long_are_counted_and_listed(officer):
    late = ConceptSuggestion.objects.create(text="falconry", language="en")
    ConceptSuggestion.objects.filter(pk=late.pk).update(suggested_at=timezone.now() - datetime.timedelta(days=15))
    ConceptSuggestion.objects.create(text="archery", language="en")

    (line,) = suggested_skills(officer)
    listed = sign_in(officer).get(line.overdue.url).context["rows"]

    assert (line.waiting, line.overdue.number) == (2, 1)
    assert [row for row, _twin in listed] == [late]


def test_twins_stand_in_the_order_of_their_likeness(desk, professional):
    for name in ("emergency drills", "airport drills and exercises", "a drill press"):
        SkillFactory(en=name, sw=f"{name} sw")
    suggestion = ConceptSuggestion.objects.create(text="emergency drills", language="en", suggested_by=professional)

    context = desk.get(reverse("office:suggestion", args=[suggestion.pk])).context

    assert [skill.pk for skill in context["forms"]["synonym"].fields["concept"].queryset] == [
        skill.pk for skill in context["near"]
    ]
    assert context["near"][0].label == "emergency drills"
