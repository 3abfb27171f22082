"""My page: what waits for me, and my profile as a task list."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, PersonSkillFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def page(user, path="my:home") -> str:
    return sign_in(user).get(reverse(path)).content.decode()


def test_somebody_new_has_everything_before_her_and_no_row_is_made():
    newcomer = UserFactory(first_name="Asha")

    content = page(newcomer)

    assert "Welcome, Asha" in content
    assert content.count("Not started") == 9
    assert not hasattr(newcomer, "profile")


def test_what_is_done_is_shown_as_done(professional):
    PersonSkillFactory(profile=professional.profile)

    content = page(professional)

    assert content.count("Done") == 4
    assert content.count("In progress") == 1


def test_an_offer_and_a_question_wait_for_the_person_and_for_nobody_else(professional, stranger):
    offer = ApplicationFactory(
        profile=professional.profile,
        state=ApplicationState.OFFERED,
        offer_answer_by=timezone.localdate() + datetime.timedelta(days=5),
        assignment__title_en="Train nurses",
    )
    ApplicationFactory(
        profile=professional.profile, state=ApplicationState.MORE_INFO, assignment__title_en="Mend pumps"
    )
    ApplicationFactory(
        profile=professional.profile, state=ApplicationState.SUBMITTED, assignment__title_en="Count fish"
    )

    content = page(professional)

    assert "Train nurses" in content
    assert "Mend pumps" in content
    assert "Count fish" not in content
    assert reverse("my:application", args=[offer.pk]) in content
    assert "Train nurses" not in page(stranger)


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_at_any_length(professional, count, django_assert_num_queries):
    for _ in range(count):
        ApplicationFactory(profile=professional.profile, state=ApplicationState.MORE_INFO)
        PersonSkillFactory(profile=professional.profile)
    client = sign_in(professional)
    client.get(reverse("my:home"))  # warms what the process remembers of the frame

    with django_assert_num_queries(16):
        client.get(reverse("my:home"))


def test_check_your_answers_repeats_every_part_with_a_way_to_change_it(professional):
    PersonSkillFactory(profile=professional.profile, skill__en="nursing")

    content = page(professional, "diaspora:check")

    assert "nursing" in content.lower()
    for address in ("diaspora:about", "my:skills", "my:occupation", "diaspora:cv", "diaspora:visibility"):
        assert f"{reverse(address)}?from=check" in content
