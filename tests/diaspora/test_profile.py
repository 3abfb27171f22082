"""The profile as a task list: every page saves, nothing is lost, publishing asks for the minimum."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import PartState
from diaspora.models import Profile
from diaspora.profiles import publishing
from diaspora.profiles.own_parts import availability_state
from skills_match.people.skills import save_occupation, save_skill
from tests.conftest import sign_in
from tests.factories.matching import OccupationFactory, SkillFactory
from tests.factories.people import (
    AvailabilityWindowFactory,
    LanguageFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

ABOUT = {"first_name": "Asha", "last_name": "Mrema", "country_of_residence": "GB", "tanzania_link": "citizen"}


def complete(user) -> Profile:
    """A profile with the minimum of every part, not published."""
    profile = ProfileFactory(user=user, published_at=None, confirmed_at=None)
    ProfileLanguageFactory(profile=profile)
    AvailabilityWindowFactory(profile=profile)
    save_skill(profile=profile, skill=SkillFactory(), level=3)
    save_occupation(profile=profile, occupation=OccupationFactory(), is_main=True)
    return profile


def test_about_is_saved_and_leads_to_the_next_part(newcomer):
    answer = sign_in(newcomer).post(reverse("diaspora:about"), ABOUT | {"city": "Leeds"})

    newcomer.refresh_from_db()
    assert answer.url == reverse("my:skills")
    assert (newcomer.get_full_name(), newcomer.profile.city) == ("Asha Mrema", "Leeds")


def test_come_back_later_saves_half_a_page(newcomer):
    answer = sign_in(newcomer).post(reverse("diaspora:about"), {"first_name": "Asha", "later": "1"})

    newcomer.refresh_from_db()
    assert (answer.url, newcomer.first_name) == (reverse("my:home"), "Asha")


def test_come_back_later_empties_nothing_that_others_read(professional):
    page = sign_in(professional).post(reverse("diaspora:about"), ABOUT | {"first_name": " ", "later": "1"})

    professional.refresh_from_db()
    assert page.status_code == 200
    assert "“Given names” needs an answer." in page.text
    assert professional.first_name
    assert professional.profile.is_published


def test_come_back_later_leaves_no_published_profile_without_a_region(professional):
    page = sign_in(professional).post(reverse("diaspora:regions"), {"where": "chosen", "later": "1"})

    professional.profile.refresh_from_db()
    assert page.status_code == 200
    assert "Choose at least one region." in page.text
    assert professional.profile.anywhere


def test_whoever_came_from_the_check_page_gets_back_there(professional):
    answer = sign_in(professional).post(reverse("diaspora:about") + "?from=check", ABOUT)

    assert answer.url == reverse("diaspora:check")


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(newcomer):
    answer = sign_in(newcomer).post(reverse("diaspora:about"), ABOUT | {"country_of_residence": "", "city": "Leeds"})

    content = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" in content
    assert 'value="Leeds"' in content
    assert not Profile.objects.filter(city="Leeds").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("experience_years", "71"),
        ("experience_years", "many"),
        ("headline", "x" * 121),
        ("country_of_residence", "XX"),
        ("first_name", "x" * 151),
        ("phone", "\x00"),
        ("phone", "07700 900123"),
    ],
)
def test_bad_input_saves_nothing(newcomer, field, value):
    answer = sign_in(newcomer).post(reverse("diaspora:about"), ABOUT | {"city": "Leeds", field: value})

    assert answer.status_code == 200
    assert not Profile.objects.filter(city="Leeds").exists()


@pytest.mark.parametrize("name", ["عائشة", "O'Brien–Ngũgĩ", "李", "Nji'a wa Kwanza 3"])
def test_strange_names_are_names(newcomer, name):
    client = sign_in(newcomer)

    client.post(reverse("diaspora:about"), ABOUT | {"first_name": name, "last_name": ""})

    newcomer.refresh_from_db()
    assert newcomer.first_name == name


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "Win at www.example.org", "{{ 7*7 }}"])
def test_markup_and_links_are_no_names(newcomer, name):
    answer = sign_in(newcomer).post(reverse("diaspora:about"), ABOUT | {"first_name": name})

    newcomer.refresh_from_db()
    assert newcomer.first_name == ""
    assert "Write the name with letters only" in answer.text
    assert "<script>alert" not in answer.text


def test_two_pages_open_at_once_do_not_undo_each_other(professional):
    first, second = (Profile.objects.get(user=professional) for _ in range(2))

    publishing.save_profile(profile=first, city="Bonn")
    publishing.save_profile(profile=second, headline="Trainer")

    profile = Profile.objects.get(user=professional)
    assert (profile.city, profile.headline) == ("Bonn", "Trainer")


def test_a_language_is_added_changed_and_removed(professional):
    client, language = sign_in(professional), LanguageFactory()

    for level in ("B1", "C1", "C1"):
        client.post(reverse("diaspora:languages"), {"language": language.pk, "level": level, "add": "1"})

    row = professional.profile.languages.get()
    assert row.level == "C1"
    client.post(reverse("diaspora:remove_language", args=[row.pk]))
    assert not professional.profile.languages.exists()


@pytest.mark.parametrize(
    ("address", "rows", "make"),
    [
        ("diaspora:remove_language", "languages", ProfileLanguageFactory),
        ("diaspora:remove_window", "windows", AvailabilityWindowFactory),
    ],
)
def test_nobody_removes_a_row_of_somebody_else(professional, stranger, address, rows, make):
    row = make(profile=professional.profile)

    answer = sign_in(stranger).post(reverse(address, args=[row.pk]))

    assert answer.status_code == 404
    assert getattr(professional.profile, rows).count() == 1


def test_a_window_sent_twice_is_one(professional):
    client = sign_in(professional)
    first = timezone.localdate() + datetime.timedelta(days=10)
    days = {"starts_on": first.isoformat(), "ends_on": (first + datetime.timedelta(days=30)).isoformat(), "add": "1"}
    days |= {"modes": ["online"]}

    client.post(reverse("diaspora:availability"), days)
    client.post(reverse("diaspora:availability"), days)

    assert professional.profile.windows.count() == 1


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [("2031-05-02", "2031-05-01"), ("2001-01-01", "2001-02-01"), ("soon", "later"), ("2031-05-02", "9999-12-31")],
)
def test_impossible_days_are_refused(professional, starts_on, ends_on):
    answer = sign_in(professional).post(
        reverse("diaspora:availability"), {"starts_on": starts_on, "ends_on": ends_on, "add": "1"}
    )

    assert answer.status_code == 200
    assert not professional.profile.windows.exists()


def test_modes_and_stays_are_saved(professional):
    sign_in(professional).post(
        reverse("diaspora:availability"),
        {"modes": ["online", "blended"], "shortest_stay_days": "7", "longest_stay_days": "60"},
    )

    profile = Profile.objects.get(user=professional)
    assert (profile.modes, profile.shortest_stay_days, profile.longest_stay_days) == (["online", "blended"], 7, 60)


@pytest.mark.parametrize(("mode", "is_saved"), [("online", True), ("on_site", False), ("blended", False)])
def test_how_long_one_stays_is_asked_of_those_who_would_come(newcomer, mode, is_saved):
    publishing.profile_of(user=newcomer).windows.create(starts_on="2031-05-01", ends_on="2031-06-01")

    answer = sign_in(newcomer).post(reverse("diaspora:availability"), {"modes": [mode]})

    assert (answer.status_code == 302) is is_saved
    assert (availability_state(Profile.objects.get(user=newcomer)) == PartState.DONE) is is_saved


def test_what_is_wrong_with_days_and_stays_stands_in_one_box(professional):
    answer = sign_in(professional).post(
        reverse("diaspora:availability"), {"modes": ["on_site"], "add": "1", "shortest_stay_days": "x"}
    )

    assert answer.text.count('class="error-summary"') == 1
    assert answer.text.index("First day") < answer.text.index("Shortest stay")


def test_two_names_with_the_same_fault_are_told_apart(newcomer):
    answer = sign_in(newcomer).post(reverse("diaspora:about"), ABOUT | {"first_name": "<b>", "last_name": "<i>"})

    summary = answer.text[answer.text.index("error-summary") :]
    assert "Given names: Write the name with letters only" in summary
    assert "Family name: Write the name with letters only" in summary


def test_the_longest_stay_is_never_below_the_shortest(professional):
    answer = sign_in(professional).post(
        reverse("diaspora:availability"), {"modes": ["online"], "shortest_stay_days": "60", "longest_stay_days": "7"}
    )

    assert answer.status_code == 200
    assert Profile.objects.get(user=professional).shortest_stay_days == 14


def test_regions_are_anywhere_or_a_choice(professional):
    client, dodoma = sign_in(professional), RegionFactory()

    client.post(reverse("diaspora:regions"), {"where": "chosen", "regions": [dodoma.pk]})
    chosen = Profile.objects.get(user=professional)
    assert (chosen.anywhere, list(chosen.regions.all())) == (False, [dodoma])

    client.post(reverse("diaspora:regions"), {"where": "anywhere", "regions": [dodoma.pk]})
    anywhere = Profile.objects.get(user=professional)
    assert (anywhere.anywhere, list(anywhere.regions.all())) == (True, [])


def test_a_position_is_added_changed_and_removed(professional, stranger):
    client = sign_in(professional)
    values = {"title": "Head nurse", "organisation": "St James", "from_year": "2015", "country": "GB"}

    client.post(reverse("diaspora:add_position"), values)
    client.post(reverse("diaspora:add_position"), values)
    position = professional.profile.experiences.get()
    client.post(reverse("diaspora:position", args=[position.pk]), values | {"until_year": "2020"})

    position.refresh_from_db()
    assert position.until_year == 2020
    assert sign_in(stranger).get(reverse("diaspora:position", args=[position.pk])).status_code == 404
    assert sign_in(stranger).post(reverse("diaspora:remove_position", args=[position.pk])).status_code == 404
    client.post(reverse("diaspora:remove_position", args=[position.pk]))
    assert not professional.profile.experiences.exists()


PAGES = [
    "about",
    "experience",
    "add_position",
    "qualifications",
    "more",
    "languages",
    "availability",
    "regions",
    "cv",
    "visibility",
    "check",
    "privacy",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_page_opens_for_a_newcomer_and_not_for_a_visitor(client, newcomer, page, language):
    address = reverse(f"diaspora:{page}").replace("/en/", f"/{language}/")

    assert sign_in(newcomer).get(address).status_code == 200
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("action", ["publish", "hide", "confirm", "export", "remove_cv"])
def test_nothing_changes_by_a_link(professional, action):
    assert sign_in(professional).get(reverse(f"diaspora:{action}")).status_code == 405
