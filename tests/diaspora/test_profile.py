"""The profile as a task list: every page saves, nothing is lost, publishing asks for the minimum."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from diaspora import tasks
from diaspora.enums import ConsentPurpose, PartState, Visibility
from diaspora.models import Profile
from diaspora.profiles import publishing
from diaspora.profiles.own_parts import availability_state
from diaspora.profiles.parts import missing_parts
from skills_match.people.skills import save_occupation, save_skill
from tests.conftest import sign_in
from tests.factories.matching import OccupationFactory, SkillFactory
from tests.factories.people import (
    AvailabilityWindowFactory,
    LanguageFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ABOUT = {"first_name": "Asha", "last_name": "Mrema", "country_of_residence": "GB", "tanzania_link": "citizen"}


@pytest.fixture
def newcomer():
    """Somebody who just signed up: an account, no profile."""
    return UserFactory(first_name="", last_name="")


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


def test_who_came_from_the_check_page_gets_back_there(professional):
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


def test_publishing_needs_the_minimum(newcomer):
    profile = publishing.profile_of(user=newcomer)

    with pytest.raises(publishing.ProfileIncomplete) as refusal:
        publishing.publish_profile(profile=profile, by=newcomer)

    assert [part.name for part in refusal.value.parts] == [
        "about",
        "skills",
        "occupation",
        "languages",
        "availability",
        "regions",
        "visibility",
    ]


def test_a_complete_profile_is_published_and_hidden_and_nothing_is_lost(newcomer):
    newcomer.first_name = "Asha"
    newcomer.save()
    profile = complete(newcomer)
    client = sign_in(newcomer)

    assert missing_parts(profile) == []
    assert client.post(reverse("diaspora:publish")).url == reverse("my:home")
    assert list(Profile.objects.matchable()) == [profile]

    client.post(reverse("diaspora:hide"))
    assert list(Profile.objects.matchable()) == []
    assert profile.skills.count() == 1


def test_publishing_twice_keeps_the_first_day(professional):
    profile = complete(UserFactory())
    first = publishing.publish_profile(profile=profile, by=profile.user)

    second = publishing.publish_profile(profile=profile, by=profile.user)

    assert second.published_at == first.published_at


def test_an_address_that_was_never_confirmed_is_not_published():
    profile = complete(UserFactory(verified=False))

    with pytest.raises(publishing.EmailNotConfirmed):
        publishing.publish_profile(profile=profile, by=profile.user)


def test_a_profile_that_nobody_confirms_is_asked_and_leaves_the_matches(professional):
    profile = professional.profile

    with time_machine.travel(timezone.now() + datetime.timedelta(days=366)):
        assert tasks.keep_profiles_fresh() == 1
        assert tasks.keep_profiles_fresh() == 0
        assert "still available" in sign_in(professional).get(reverse("my:home")).content.decode()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=400)):
        assert tasks.keep_profiles_fresh() == 1

    profile.refresh_from_db()
    assert not profile.is_published
    kinds = list(professional.notices.order_by("id").values_list("kind", flat=True))
    assert kinds == ["still_available", "profile_left_matches"]


def test_who_answers_stays_in_the_matches(professional):
    with time_machine.travel(timezone.now() + datetime.timedelta(days=366)):
        tasks.keep_profiles_fresh()
        sign_in(professional).post(reverse("diaspora:confirm"))
    with time_machine.travel(timezone.now() + datetime.timedelta(days=400)):
        assert tasks.keep_profiles_fresh() == 0

    professional.profile.refresh_from_db()
    assert professional.profile.is_published


def test_visibility_and_consents_are_chosen_on_one_page(newcomer):
    client = sign_in(newcomer)

    client.post(reverse("diaspora:visibility"), {"visibility": "hosts", "agree_matching": "on", "agree_hosts": "on"})

    assert newcomer.profile.visibility == Visibility.HOSTS
    assert set(newcomer.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)) == {"matching", "hosts"}


def test_nobody_is_shown_further_than_the_consents_go(newcomer):
    answer = sign_in(newcomer).post(reverse("diaspora:visibility"), {"visibility": "hosts", "agree_matching": "on"})

    assert answer.status_code == 200
    assert not newcomer.consents.exists()
    with pytest.raises(publishing.ConsentMissing):
        publishing.choose_visibility(profile=newcomer.profile, visibility="hosts", agreed={ConsentPurpose.MATCHING})


class TestChoosingWhoSees:
    """Every choice is one, each consent stands on its own, and what is said is what is true."""

    def chosen(self, user, *agreed, visibility):
        values = {"visibility": visibility} | {f"agree_{purpose}": "on" for purpose in agreed}
        return sign_in(user).post(reverse("diaspora:visibility"), values, follow=True)

    @pytest.mark.parametrize("visibility", ["hidden", "office"])
    def test_any_choice_completes_the_part_without_agreeing_to_anything(self, newcomer, visibility):
        profile = complete(newcomer)
        newcomer.consents.all().delete()
        Profile.objects.filter(pk=profile.pk).update(visibility="", published_at=None)
        before = [part.name for part in missing_parts(Profile.objects.get(pk=profile.pk))]

        self.chosen(newcomer, visibility=visibility)

        assert "visibility" in before
        assert "visibility" not in [part.name for part in missing_parts(Profile.objects.get(pk=profile.pk))]

    def test_the_office_alone_sees_a_profile_that_is_compared_with_nothing(self, professional):
        profile = complete(UserFactory())
        self.chosen(profile.user, visibility="office")

        page = sign_in(profile.user).post(reverse("diaspora:publish"), follow=True)

        assert "It is not compared with assignments, because you have not agreed to that." in page.text
        assert Profile.objects.get(pk=profile.pk).is_shown
        assert profile not in Profile.objects.matchable()

    def test_what_is_for_nobody_is_not_published(self):
        profile = complete(UserFactory())
        self.chosen(profile.user, visibility="hidden")

        with pytest.raises(publishing.SeenByNobody):
            publishing.publish_profile(profile=profile, by=profile.user)

    def test_who_hides_a_published_profile_reads_that_nobody_sees_it(self, professional):
        page = self.chosen(professional, "matching", "hosts", visibility="hidden")

        profile = Profile.objects.get(user=professional)
        home = sign_in(professional).get(reverse("my:home")).text
        assert "Saved. Nobody sees your profile, as you chose." in page.text
        assert not profile.is_published
        assert "Published</span>" not in home
        assert set(professional.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)) == {"matching"}

    def test_fewer_readers_leave_a_published_profile_published(self, professional):
        page = self.chosen(professional, visibility="office")

        profile = Profile.objects.get(user=professional)
        assert (profile.is_published, profile.visibility) == (True, "office")
        assert "Saved. The programme office sees it, nobody else. It is not compared" in page.text

    def test_half_a_choice_is_kept_for_later(self, newcomer):
        sign_in(newcomer).post(reverse("diaspora:visibility"), {"agree_alerts": "on", "later": "1"})

        assert newcomer.profile.visibility == ""
        assert newcomer.consents.get().purpose == "alerts"


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
