"""A profile is published when it is complete, and its owner chooses who sees it."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from diaspora import tasks
from diaspora.enums import ConsentPurpose, Visibility
from diaspora.models import Profile
from diaspora.profiles import publishing
from diaspora.profiles.parts import missing_parts
from tests.conftest import sign_in
from tests.factories.people import UserFactory

from .test_profile import complete

pytestmark = pytest.mark.django_db


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


def test_whoever_answers_stays_in_the_matches(professional):
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

    def test_whoever_hides_a_published_profile_reads_that_nobody_sees_it(self, professional):
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
