"""My page, by role and by stage: what waits, the next step, the best matches, the profile."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import ConsentPurpose
from diaspora.models import Profile
from skills_match.enums import ApplicationState, AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentSkillFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
)
from tests.factories.people import (
    AvailabilityWindowFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def page(user, path="my:home") -> str:
    return sign_in(user).get(reverse(path)).content.decode()


def test_somebody_new_has_everything_before_her_and_no_row_is_made():
    newcomer = UserFactory(first_name="Asha")

    content = page(newcomer)

    assert "Welcome, Asha" in content
    assert content.count("Not started") == 11
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
    waiting = content[content.index('id="waiting"') : content.index('id="applications"')]
    assert "Count fish" not in waiting
    assert reverse("my:offer", args=[offer.pk]) in content
    assert "Train nurses" not in page(stranger)


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_at_any_length(professional, count, django_assert_num_queries):
    for _ in range(count):
        for state in (ApplicationState.MORE_INFO, ApplicationState.SCREENING, ApplicationState.ACCEPTED):
            ApplicationFactory(profile=professional.profile, state=state)
        that_fits(professional)
    client = sign_in(professional)
    client.get(reverse("my:home"))  # warms what the process remembers of the frame

    with django_assert_num_queries(52):
        content = client.get(reverse("my:home")).content.decode()

    assert len(matches_on(content)) == count


def that_fits(person, **values):
    """An open assignment that asks for one more skill of `person`."""
    skill = PersonSkillFactory(profile=person.profile).skill
    return AssignmentSkillFactory(assignment=AssignmentFactory(**values), skill=skill).assignment


def whole(profile):
    """Add what a profile of the factory still needs to be published."""
    PersonSkillFactory(profile=profile)
    PersonOccupationFactory(profile=profile)
    ProfileLanguageFactory(profile=profile)
    AvailabilityWindowFactory(profile=profile)
    return profile


def matches_on(content: str) -> list[str]:
    """What is shown as the best matches, in their order."""
    section = content.partition('aria-labelledby="matches"')[2].partition("</section>")[0]
    return re.findall(r'/en/assignments/([^/"]+)/"', section)


class TestStages:
    def test_the_next_step_of_a_newcomer_is_the_first_part(self):
        content = page(UserFactory())

        assert content.index("Your next step") < content.index('id="profile"')
        assert '<h2 id="next-step">About you</h2>' in content
        assert f'<a class="button" href="{reverse("diaspora:about")}">Begin</a>' in content

    def test_the_next_step_of_half_a_profile_is_the_required_part_that_is_open(self):
        content = page(ProfileFactory(published_at=None, shortest_stay_days=None).user)

        assert '<h2 id="next-step">Your skills</h2>' in content
        assert "3 of 7 parts are done." in content
        assert "<summary>Look at its parts and change them</summary>" not in content

    def test_a_whole_profile_is_published_next(self):
        content = page(whole(ProfileFactory(published_at=None)).user)

        assert '<h2 id="next-step">Publish your profile</h2>' in content

    def test_a_published_profile_folds_below_the_best_three_matches(self, professional):
        for number in range(4):
            that_fits(professional, title_en=f"Train nurses {number}")

        content = page(professional)

        assert len(matches_on(content)) == 3
        assert content.index('id="matches"') < content.index("<summary>Look at its parts and change them</summary>")
        assert "Your next step" not in content

    def test_without_a_match_the_page_leads_to_the_open_assignments(self, professional):
        PersonSkillFactory(profile=professional.profile)

        content = page(professional)

        assert "No open assignment asks for your skills now" in content
        assert matches_on(content) == []

    def test_without_the_agreement_nothing_is_compared_and_both_pages_say_why(self):
        person = ProfileFactory(consents=[]).user
        that_fits(person)

        assert matches_on(page(person)) == []
        for path in ("my:home", "my:matches"):
            assert "You have not agreed to matching" in page(person, path)
            assert "No open assignment asks for your skills now" not in page(person, path)

    def test_whoever_applied_for_all_that_fits_is_not_told_that_nothing_fits(self, professional):
        for state in (ApplicationState.DRAFT, ApplicationState.NOT_SELECTED):
            ApplicationFactory(profile=professional.profile, assignment=that_fits(professional), state=state)

        content = page(professional)

        assert "You have applied for every open assignment that fits you" in content
        assert "No open assignment asks for your skills now" not in content

    def test_whoever_rules_out_all_that_fits_reads_that_and_where_to_change_it(self, professional):
        that_fits(professional)
        type(professional.profile).objects.update(shortest_stay_days=1, longest_stay_days=1)

        for path in ("my:home", "my:matches"):
            content = page(professional, path)
            assert "Your profile rules out every open assignment that comes near to your work" in content
            assert reverse("diaspora:availability") in content

    def test_a_draft_whose_assignment_has_closed_waits_for_nobody(self, professional):
        for title, state in (("Mend pumps", AssignmentState.PUBLISHED), ("Count fish", AssignmentState.CLOSED)):
            assignment = AssignmentFactory(title_en=title, state=state)
            ApplicationFactory(profile=professional.profile, assignment=assignment, state=ApplicationState.DRAFT)

        content = page(professional)

        assert "Mend pumps" in content
        assert "Count fish" not in content

    def test_an_occupation_alone_fits_nobody_best(self, professional):
        group = PersonOccupationFactory(profile=professional.profile).occupation
        assignment = AssignmentFactory(occupation=group)
        AssignmentSkillFactory(assignment=assignment)

        assert matches_on(page(professional)) == []

    def test_what_was_applied_for_is_under_way_and_no_longer_a_match(self, professional):
        applied, other = that_fits(professional), that_fits(professional)
        ApplicationFactory(profile=professional.profile, assignment=applied, state=ApplicationState.SCREENING)

        content = page(professional)

        assert matches_on(content) == [other.reference]
        assert "The programme office is checking it. You need not do anything." in content

    def test_whoever_has_a_place_reads_it_before_the_matches(self, professional, stranger):
        placed = that_fits(professional, title_en="Mend pumps")
        that_fits(professional)
        ApplicationFactory(profile=professional.profile, assignment=placed, state=ApplicationState.ACCEPTED)

        content = page(professional)

        assert content.index("You have a place") < content.index("Mend pumps") < content.index('id="matches"')
        assert "Mend pumps" not in page(stranger)


class TestRoles:
    def test_an_officer_of_an_institution_sees_it_with_its_assignments_and_is_only_offered_a_profile(self, manager):
        hospital = manager.memberships.get().institution
        AssignmentFactory(institution=hospital, title_en="Mend pumps", state="edits_requested")
        AssignmentFactory(title_en="Of somebody else")

        content = page(manager)

        assert content.index(str(hospital)) < content.index("The programme office asks for changes.")
        assert content.count("Mend pumps") == 2
        assert "Of somebody else" not in content
        assert "Your next step" not in content
        assert "<summary>Offer your own skills too</summary>" in content

    def test_an_officer_who_began_a_profile_is_led_on(self, manager):
        ProfileFactory(user=manager, published_at=None)

        assert "Your next step" in page(manager)

    def test_staff_are_led_to_their_rooms(self, officer, professional):
        editor = UserFactory()
        editor.user_permissions.add(Permission.objects.get(codename="access_admin"))

        rooms = {
            user: [address in page(user).partition("<main")[2] for address in ("/en/office/", "/admin/")]
            for user in (officer, editor, professional)
        }

        assert rooms == {officer: [True, False], editor: [False, True], professional: [False, False]}


def test_check_your_answers_repeats_every_part_with_a_way_to_change_it(professional):
    PersonSkillFactory(profile=professional.profile, skill__en="nursing")

    content = page(professional, "diaspora:check")

    assert "nursing" in content.lower()
    for address in ("diaspora:about", "my:skills", "my:occupation", "diaspora:cv", "diaspora:visibility"):
        assert f"{reverse(address)}?from=check" in content


def test_the_list_of_matches_knows_ones_own_applications(professional):
    withdrawn = ApplicationFactory(
        profile=professional.profile, assignment=that_fits(professional), state=ApplicationState.WITHDRAWN
    )
    of_another = ApplicationFactory(assignment=withdrawn.assignment)

    content = page(professional, "my:matches")

    assert content.count("Your application:") == 1
    assert reverse("my:application", args=[withdrawn.pk]) in content
    assert reverse("my:application", args=[of_another.pk]) not in content


def test_a_list_that_is_narrowed_to_nothing_says_why(professional):
    that_fits(professional)
    Profile.objects.filter(user=professional).update(longest_stay_days=14, on_site=False, blended=False, online=False)

    content = sign_in(professional).get(reverse("my:matches"), {"possible": "only"}).content.decode()

    assert "Your profile rules out every open assignment that comes near to your work." in content


def test_how_often_is_not_promised_to_who_did_not_agree(professional):
    before = page(professional, "my:new")
    professional.consents.create(purpose=ConsentPurpose.ALERTS, text_version="2026-11")

    assert "We do not write to you about assignments that fit your profile" in before
    assert "How often we write to you: " in page(professional, "my:new")


def test_what_is_closed_is_not_offered_for_later(professional):
    closed, opened = (AssignmentFactory(state=state) for state in ("closed", "published"))

    texts = [
        sign_in(professional).get(reverse("assignments:detail", args=[a.reference])).text for a in (closed, opened)
    ]

    assert ["Save for later" in text for text in texts] == [False, True]
