"""Saved searches: kept from the list, ten at most, opened again, and in agreement with the list."""

from urllib.parse import urlencode

import pytest
from django.db import IntegrityError
from django.urls import reverse

from skills_match.alerts.saved_searches import NothingToLookFor, met_by, save_search
from skills_match.models import Assignment, SavedSearch
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory
from tests.factories.people import RegionFactory, SectorFactory

pytestmark = pytest.mark.django_db


def keep(user, text="nurses", **chosen):
    return save_search(user=user, name=f"About {text}", text=text, chosen=chosen, tells=True)[0]


def save_address(query: str) -> str:
    return f"{reverse('my:save_search')}?{query}"


def test_a_search_is_saved_from_the_list_and_opens_the_same_list_again(professional):
    wanted = AssignmentFactory(title_en="Train nurses", mode="online")
    AssignmentFactory(title_en="Train nurses", mode="on_site")
    client = sign_in(professional)
    page = client.get(reverse("assignments:list"), {"q": "nurses", "mode": "online"}).content.decode()
    assert "/my/searches/save/?q=nurses&amp;mode=online" in page

    client.post(save_address("q=nurses&mode=online&sort=words"), {"name": "Online nursing", "tells": "on"})

    kept = SavedSearch.objects.get()
    assert (kept.user, kept.name, kept.text, kept.chosen, kept.tells) == (
        professional, "Online nursing", "nurses", {"mode": ["online"]}, True,
    )  # fmt: skip
    listed = client.get(reverse("my:searches"))
    assert "“nurses” · Online" in listed.content.decode()
    (line,) = listed.context["lines"]
    assert [row.pk for row in client.get(line.url).context["assignments"]] == [wanted.pk]


def test_the_whole_list_is_no_search(professional):
    response = sign_in(professional).get(save_address("sort=newest"), follow=True)

    assert "Search for something first" in response.content.decode()


def test_a_visitor_signs_in_first_and_comes_back_to_the_search(client):
    response = client.get(save_address("q=nurses"))

    assert response.status_code == 302
    assert "q%3Dnurses" in response.url


def test_the_same_search_is_kept_once_whatever_the_order(professional):
    first = keep(professional, text="Nurses", mode=["online", "on_site"])
    again = keep(professional, text="nurses", mode=["on_site", "online"])

    assert first == again
    with pytest.raises(IntegrityError):
        SavedSearch.objects.create(user=professional, slot=2, name="Twice", fingerprint=first.fingerprint)


def test_ten_are_the_most_and_a_deleted_one_makes_room(professional, stranger):
    searches = [keep(professional, text=f"word{number}") for number in range(10)]
    keep(stranger)
    client = sign_in(professional)

    refused = client.post(save_address("q=eleventh"), {"name": "Eleventh"})

    assert "You have ten saved searches." in refused.content.decode()
    client.post(reverse("my:delete_search", args=[searches[3].pk]))
    client.post(save_address("q=eleventh"), {"name": "Eleventh"})
    assert SavedSearch.objects.filter(user=professional).count() == 10
    assert SavedSearch.objects.get(name="Eleventh").slot == 4


def test_it_is_renamed_and_silenced_and_the_name_must_be_there(professional):
    kept = keep(professional)
    client = sign_in(professional)
    address = reverse("my:search", args=[kept.pk])

    assert "Give the search a name." in client.post(address, {"name": " "}).content.decode()
    client.post(address, {"name": "Wauguzi <3"})

    kept.refresh_from_db()
    assert (kept.name, kept.tells) == ("Wauguzi <3", False)
    assert "Wauguzi &lt;3" in client.get(reverse("my:searches")).content.decode()


@pytest.mark.parametrize("name", ["my:search", "my:delete_search"])
def test_somebody_elses_search_does_not_exist(professional, stranger, name):
    kept = keep(professional)
    client = sign_in(stranger)
    address = reverse(name, args=[kept.pk])

    assert [client.get(address).status_code, client.post(address, {"name": "Mine"}).status_code] == [404, 404]
    assert "About nurses" not in client.get(reverse("my:searches")).content.decode()
    assert SavedSearch.objects.get().name == "About nurses"


def test_reading_deletes_nothing(professional):
    kept = keep(professional)

    sign_in(professional).get(reverse("my:delete_search", args=[kept.pk]))

    assert SavedSearch.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_at_any_length(professional, count, django_assert_num_queries):
    for number in range(count):
        keep(professional, text=f"word{number}", language=["en"])
    client = sign_in(professional)
    client.get(reverse("my:searches"))

    with django_assert_num_queries(10):
        response = client.get(reverse("my:searches"))

    assert len(response.context["lines"]) == count


def test_list_and_alert_agree_on_every_search(professional, nursing):
    """Words in both languages, a slip, synonyms and facets: what the list shows is what a saved search is met by."""
    for number, (title, mode) in enumerate([("Train nurses", "online"), ("Count fish", "on_site"), ("Nurses", "")]):
        assignment = AssignmentFactory(
            title_en=title,
            mode=mode,
            region=RegionFactory(code=f"TZ-0{number}", name_en=f"Region {number}"),
            sector=SectorFactory(code="health" if number else "fisheries"),
        )
        if number == 0:
            AssignmentSkillFactory(assignment=assignment, skill=nursing)
    AssignmentFactory(title_en="Train nurses", state="closed")
    client = sign_in(professional)
    everything, sizes = set(Assignment.objects.values_list("pk", flat=True)), set()

    for text in ("", "nurses", "wauguzi", "nursse", "uuguzi", "fish", "nothing like this", "🐟 AND ("):
        for chosen in (
            {"mode": ["online"]},
            {"sector": ["health"]},
            {"region": ["TZ-01", "TZ-00"]},
            {"mode": ["blended"]},
        ):
            listed = client.get(reverse("assignments:list"), {"q": text, **chosen}).context["assignments"]
            kept = SavedSearch(user=professional, text=text, chosen=chosen)

            met = {pk for pk in everything if list(met_by(assignment_id=pk, searches=[kept]))}
            assert met == {row.pk for row in listed}
            sizes.add(len(listed))
    assert sizes >= {0, 1, 2}


@pytest.mark.parametrize("text", ["C++", "of the", "?!", "r"])
def test_a_search_that_could_never_find_anything_is_not_saved(professional, text):
    client = sign_in(professional)
    listed = client.get(reverse("assignments:list"), {"q": text}).content.decode()

    answer = client.post(f"{reverse('my:save_search')}?{urlencode({'q': text})}", {"name": "x"}, follow=True)

    assert "holds no word that can be looked for" in listed
    assert reverse("my:save_search") not in listed
    assert "holds no word that can be looked for" in answer.content.decode()
    assert not SavedSearch.objects.exists()
    with pytest.raises(NothingToLookFor):
        keep(professional, text=text)
