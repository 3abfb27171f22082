"""Finding people, and opening a file."""

import pytest
from django.urls import reverse

from diaspora.enums import Visibility
from diaspora.models import FileAccess
from office.history import history_of
from office.notes import write_note
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import ProfileFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    """A nurse in Leeds who would go anywhere."""
    person = ProfileFactory(user__first_name="Asha", user__last_name="Mrema", user__email="asha@example.org")
    PersonSkillFactory(profile=person, skill=SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto"))
    PersonOccupationFactory(profile=person, occupation=OccupationFactory(en="paediatric nurse", sw="muuguzi wa watoto"))
    return person


@pytest.fixture
def juma():
    """An engineer in Oslo who would go to Pemba; nobody but the office sees him."""
    person = ProfileFactory(
        user__first_name="Juma",
        user__last_name="Ally",
        user__email="juma@example.org",
        country_of_residence="NO",
        anywhere=False,
        visibility=Visibility.OFFICE,
    )
    person.regions.add(RegionFactory(code="TZ-06", name_en="Pemba North", name_sw="Kaskazini Pemba"))
    PersonSkillFactory(profile=person, skill=SkillFactory(en="drip irrigation", sw="umwagiliaji wa matone"))
    return person


@pytest.fixture
def hidden():
    """Somebody who wants to be seen by nobody."""
    return ProfileFactory(user__first_name="Hidden", user__last_name="Mrema", visibility=Visibility.HIDDEN)


def found(desk, **query):
    return list(desk.get(reverse("office:people"), query).context["page"])


@pytest.mark.parametrize(
    "query",
    [
        {"q": "asha"},
        {"q": "mrema asha"},
        {"q": "ASHA@example"},
        {"skill": "paediatric nursing"},
        {"skill": "uuguzi wa watoto"},
        {"skill": "paedatric nursng"},
        {"occupation": "paediatric nurse"},
        {"country": "GB"},
        {"q": "asha", "skill": "nursing", "country": "GB"},
    ],
)
def test_a_person_is_found(desk, asha, juma, hidden, query):
    assert found(desk, **query) == [asha]


def test_a_whole_word_means_one_skill_and_a_part_all_that_it_may_stand_for(desk, asha, juma):
    other = ProfileFactory()
    PersonSkillFactory(profile=other, skill=SkillFactory(en="surgical nursing", sw="uuguzi wa upasuaji"))

    assert set(found(desk, skill="nursing")) == {asha, other}
    assert set(found(desk, skill="uuguzi")) == {asha, other}
    assert found(desk, skill="surgical nursing") == [other]


def test_a_region_finds_those_who_name_it_and_those_who_go_anywhere(desk, asha, juma, hidden):
    pemba = juma.regions.get()
    dodoma = RegionFactory()

    assert set(found(desk, region=pemba.pk)) == {asha, juma}
    assert found(desk, region=dodoma.pk) == [asha]


def test_a_word_that_the_vocabulary_does_not_know_finds_nobody(desk, asha):
    response = desk.get(reverse("office:people"), {"skill": "zzzzzz"})

    assert list(response.context["page"]) == []
    assert "The vocabulary does not know “zzzzzz”" in response.content.decode()


def test_a_hidden_profile_is_in_no_list_and_has_no_file(desk, hidden):
    assert found(desk) == []
    assert found(desk, q="Hidden") == []
    assert desk.get(reverse("office:person", args=[hidden.pk])).status_code == 404


def test_an_officer_does_not_work_with_their_own_file(desk, officer):
    own = ProfileFactory(user=officer)

    assert found(desk) == []
    assert desk.get(reverse("office:person", args=[own.pk])).status_code == 404


def test_the_list_costs_the_same_with_one_and_with_three(desk, asha, django_assert_num_queries):
    desk.get(reverse("office:people"))
    with django_assert_num_queries(14):
        desk.get(reverse("office:people"))
    for _number in range(2):
        person = ProfileFactory()
        PersonSkillFactory(profile=person)
        PersonOccupationFactory(profile=person)
    desk.get(reverse("office:people"))  # reads the new words

    with django_assert_num_queries(14):
        response = desk.get(reverse("office:people"))

    assert len(response.context["page"]) == 3


def test_opening_a_file_is_recorded_for_the_person(desk, officer, asha):
    address = reverse("office:person", args=[asha.pk])

    response = desk.get(address)
    desk.get(address)

    assert response.status_code == 200
    (look,) = FileAccess.objects.all()
    assert (look.subject, look.viewer, look.what) == (asha.user, officer, "profile")
    assert look.viewer_role == "Programme office"


def test_a_host_who_guesses_the_address_of_a_file_is_refused_and_nothing_is_recorded(manager, asha):
    response = sign_in(manager).get(reverse("office:person", args=[asha.pk]))

    assert response.status_code == 403
    assert not FileAccess.objects.exists()


def test_the_file_shows_what_was_sent_and_never_a_draft(desk, asha):
    sent = ApplicationFactory(profile=asha)
    draft = ApplicationFactory(profile=asha, state="draft", submitted_at=None)

    content = desk.get(reverse("office:person", args=[asha.pk])).content.decode()

    assert sent.assignment.title_en in content
    assert draft.assignment.title_en not in content


def test_the_file_costs_the_same_with_one_and_with_three(desk, officer, asha, django_assert_num_queries):
    address = reverse("office:person", args=[asha.pk])

    def grow():
        PersonSkillFactory(profile=asha)
        ApplicationFactory(profile=asha)
        write_note(about=asha, text=f"Called {asha.applications.count()} times.", by=officer)

    grow()
    desk.get(address)
    with django_assert_num_queries(27):
        desk.get(address)
    grow()
    grow()

    with django_assert_num_queries(27):
        desk.get(address)


def test_a_note_on_a_person_stands_in_the_file_and_only_there(desk, officer, asha):
    response = desk.post(
        reverse("office:note", args=["profile", asha.pk]), {"note-text": "Speaks Chagga too."}, follow=True
    )

    assert "Speaks Chagga too." in response.content.decode()
    assert [event.by for event in history_of(asha)] == ["Rehema Kweka"]
    assert "Speaks Chagga" not in sign_in(asha.user).get(reverse("my:home")).content.decode()
