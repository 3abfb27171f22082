"""One box: a person, an institution, an assignment or an application."""

import pytest
from django.urls import reverse

from diaspora.enums import Visibility
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory, MembershipFactory, ProfileFactory

pytestmark = pytest.mark.django_db


def search(desk, text):
    """What is found, by kind: the addresses of the records."""
    found = desk.get(reverse("office:search"), {"q": text}).context["found"]
    return {group.key: [result.url for result in group.results] for group in found}


def page_of(record):
    address, key = {
        "profile": ("office:person", record.pk),
        "application": ("office:application", record.pk),
        "assignment": ("office:assignment", getattr(record, "reference", "")),
        "institution": ("office_people:institution", record.pk),
    }[record._meta.model_name]
    return reverse(address, args=[key])


@pytest.fixture
def application():
    """Asha applied to the Lake Clinic."""
    return ApplicationFactory(
        profile=ProfileFactory(user__first_name="Asha", user__last_name="Mrema", user__email="asha@example.org"),
        assignment=AssignmentFactory(
            reference="TZ-2026-0042",
            title_en="Train midwives",
            title_sw="Kufundisha wakunga",
            institution=InstitutionFactory(names=("Lake Clinic", "Zahanati ya Ziwa")),
        ),
    )


def test_a_name_or_an_address_finds_the_person_and_the_application(desk, application):
    for text in ("asha mrema", "asha@example.org"):
        finds = search(desk, text)
        assert finds == {"people": [page_of(application.profile)], "applications": [page_of(application)]}


def test_a_reference_finds_the_assignment_and_its_applications(desk, application):
    finds = search(desk, " tz-2026-0042 ")

    assert finds == {"applications": [page_of(application)], "assignments": [page_of(application.assignment)]}


def test_titles_are_found_in_both_languages_and_institutions_too(desk, application):
    assert search(desk, "wakunga") == {"assignments": [page_of(application.assignment)]}
    assert search(desk, "ziwa") == {"institutions": [page_of(application.assignment.institution)]}


def test_drafts_hidden_people_and_the_officers_own_application_stay_out(desk, officer):
    ProfileFactory(user__first_name="Zuhura", visibility=Visibility.HIDDEN)
    ApplicationFactory(
        profile__user__first_name="Zuhura", profile__visibility="hidden", state="draft", submitted_at=None
    )
    AssignmentFactory(title_en="Zuhura's plan", state="draft")
    officer.first_name = "Zuhura"
    officer.save()
    ApplicationFactory(profile=ProfileFactory(user=officer))

    assert search(desk, "zuhura") == {}


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --", "   "])
def test_signs_of_query_languages_find_nothing(desk, application, text):
    response = desk.get(reverse("office:search"), {"q": text})

    assert response.status_code == 200
    assert not response.context["found"]
    assert ("Nothing found" in response.text) == bool(text.strip())


def test_a_group_leads_to_the_whole_list_with_the_same_words(desk, application):
    found = desk.get(reverse("office:search"), {"q": "asha & mrema"}).context["found"]
    assert found == []

    (people, _applications) = desk.get(reverse("office:search"), {"q": "asha mrema"}).context["found"]

    assert list(desk.get(people.all_url).context["page"]) == [application.profile]


def test_the_search_costs_the_same_with_one_and_with_three(desk, application, django_assert_num_queries):
    search(desk, "mrema")
    with django_assert_num_queries(14):
        search(desk, "mrema")
    for _number in range(2):
        ApplicationFactory(profile__user__last_name="Mrema")

    with django_assert_num_queries(14):
        finds = search(desk, "mrema")

    assert len(finds["applications"]) == 3


def test_a_host_does_not_search_here(manager, application):
    assert sign_in(manager).get(reverse("office:search"), {"q": "asha"}).status_code == 403


def test_a_member_of_an_institution_is_found_by_name(desk, application):
    member = MembershipFactory(user__first_name="Jérôme", user__last_name="N’Gonye").user
    page = reverse("office_people:account", args=[member.pk])

    assert search(desk, "jerome ngonye") == {"members": [page]}


def test_signs_that_nobody_is_called_by_find_nobody(desk, application):
    ProfileFactory(user__first_name="Cecilia", user__last_name="Chacha")

    assert search(desk, "C++") == {}
    assert search(desk, "c#") == {}
