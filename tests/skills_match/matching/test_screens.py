"""Matches on the screen: for the person, for the host without names, for the office; never for the wrong one."""

import re

import pytest
from django.urls import reverse

from diaspora.enums import InstitutionState, MemberRole, Visibility
from skills_match.enums import Audience, ChangeKind, Mode
from skills_match.matching.for_person import ranked_assignments
from skills_match.matching.people import handle_of, person_behind
from skills_match.models import MatchRun
from skills_match.search_server.changes import record_change
from tests.conftest import sign_in
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentSkillFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import AvailabilityWindowFactory, MembershipFactory, ProfileFactory
from tests.skills_match.people_for import people_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    return SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")


@pytest.fixture
def assignment(manager, nursing):
    made = AssignmentFactory(institution=manager.memberships.get().institution, title_en="Train nurses")
    AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
    return made


def nurse(nursing, level=3, **values):
    """Somebody with the skill, a telling name and a telling place."""
    profile = ProfileFactory(
        user__first_name="Zawadi", user__last_name="Mkapa-Unique", city="Ashby-de-la-Zouch",
        headline="Head nurse of the only ward in Ashby", phone="+44 1530 000000", **values,
    )  # fmt: skip
    PersonSkillFactory(profile=profile, skill=nursing, level=level)
    PersonOccupationFactory(profile=profile, occupation=OccupationFactory(en="children's nurse", sw="muuguzi"))
    AvailabilityWindowFactory(profile=profile)
    return profile


def page(user, name, *args):
    return sign_in(user).get(reverse(name, args=args))


class TestForThePerson:
    def test_open_assignments_with_reasons_and_gaps(self, professional, assignment, nursing):
        missing = AssignmentSkillFactory(assignment=assignment, skill=SkillFactory(en="grant writing"))
        PersonSkillFactory(profile=professional.profile, skill=nursing, level=3)

        text = page(professional, "my:matches").content.decode()

        assert "Train nurses" in text
        assert "<h2>Some required skills missing</h2>" in text
        assert "1 of 2 required skills met" in text
        assert f"Not yet met: {missing.skill.label}." in text
        assert "Name, age, gender" in text
        lines = page(professional, "my:match", assignment.reference).content.decode()
        assert "Paediatric nursing" in lines
        assert "points" in lines

    def test_what_the_profile_rules_out_is_said_and_left_out_by_one_choice(self, professional, assignment, nursing):
        PersonSkillFactory(profile=professional.profile, skill=nursing, level=3)
        AssignmentSkillFactory(skill=nursing, assignment__title_en="Advise from afar", assignment__mode=Mode.ONLINE)
        type(professional.profile).objects.update(on_site=False, blended=False, online=True)
        client = sign_in(professional)

        everything = client.get(reverse("my:matches")).content.decode()
        narrowed = client.get(reverse("my:matches"), {"possible": "only"}).content.decode()

        assert "The profile rules out this way of working." in everything
        assert "Leave out 1 that your profile rules out" in everything
        assert "Train nurses" not in narrowed
        assert "Advise from afar" in narrowed
        assert "Show also 1 that your profile rules out" in narrowed

    def test_whoever_rules_out_everything_that_fits_can_still_see_it(self, professional, assignment, nursing):
        PersonSkillFactory(profile=professional.profile, skill=nursing, level=3)
        type(professional.profile).objects.update(longest_stay_days=15)

        text = sign_in(professional).get(reverse("my:matches"), {"possible": "only"}).content.decode()

        assert "Show also 1 that your profile rules out" in text

    def test_what_asks_for_other_skills_is_not_proposed(self, professional, assignment):
        PersonSkillFactory(profile=professional.profile)

        assert ranked_assignments(profile=professional.profile) == []
        assert "No open assignment asks for your skills now" in page(professional, "my:matches").content.decode()

    def test_without_consent_nothing_is_compared(self, assignment, nursing):
        profile = ProfileFactory(consents=[])
        PersonSkillFactory(profile=profile, skill=nursing)

        text = page(profile.user, "my:matches").content.decode()

        assert "You have not agreed to matching" in text
        assert f'href="{reverse("diaspora:visibility")}"' in text
        assert "Train nurses" not in text

    def test_a_visitor_signs_in_first(self, client):
        assert client.get(reverse("my:matches")).status_code == 302

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_costs_the_same_queries(self, professional, nursing, count, django_assert_num_queries):
        for _assignment in range(count):
            AssignmentSkillFactory(skill=nursing)
        PersonSkillFactory(profile=professional.profile, skill=nursing)
        client = sign_in(professional)
        client.get(reverse("my:matches"))

        with django_assert_num_queries(21):
            response = client.get(reverse("my:matches"))

        assert response.content.decode().count('class="result"') == count


class TestForTheHost:
    def test_people_without_anything_that_tells_who_they_are(self, manager, assignment, nursing):
        profile = nurse(nursing)

        text = page(manager, "institution_assignments:people", assignment.reference).content.decode()

        assert "Person 1" in text
        assert "Children&#x27;s nurse" in text
        for telling in ("Zawadi", "Mkapa", "Ashby", "Head nurse", "1530", profile.user.email, f"/{profile.pk}/"):
            assert telling not in text

    def test_office_only_and_hidden_people_are_not_shown(self, manager, assignment, nursing):
        nurse(nursing, visibility=Visibility.OFFICE)
        nurse(nursing, visibility=Visibility.HIDDEN)

        assert people_for(assignment=assignment, audience=Audience.HOSTS, reader=manager) == []

    def test_a_withdrawn_visibility_counts_at_once_even_when_nobody_announced_it(self, manager, assignment, nursing):
        shown, hidden = nurse(nursing), nurse(nursing)
        assert len(people_for(assignment=assignment, audience=Audience.HOSTS, reader=manager)) == 2
        type(hidden).objects.filter(pk=hidden.pk).update(visibility=Visibility.HIDDEN, published_at=None)

        assert len(people_for(assignment=assignment, audience=Audience.HOSTS, reader=manager)) == 1
        assert shown.visibility == Visibility.HOSTS

    def test_only_who_meets_every_required_skill(self, manager, assignment, nursing):
        nurse(nursing, level=1)

        address = reverse("institution_assignments:people", args=[assignment.reference])
        client = sign_in(manager)

        assert "Person 1" in client.get(address).content.decode()
        assert "Person 1" not in client.get(address, {"musts": "all"}).content.decode()

    @pytest.mark.parametrize("role", ["manager", "officer"])
    def test_whose_profile_rules_it_out_is_said_and_left_out_by_one_choice(self, request, role, assignment, nursing):
        nurse(nursing, longest_stay_days=20)
        user = request.getfixturevalue(role)
        name = "institution_assignments:people" if role == "manager" else "office:match_people"
        address, client = reverse(name, args=[assignment.reference]), sign_in(user)

        everybody = client.get(address).content.decode()
        narrowed = client.get(address, {"possible": "only"}).content.decode()

        assert "The profile rules out a stay this long." in everybody
        assert 'class="result"' not in narrowed
        assert "Show also people who ruled out" in narrowed
        assert sorted(MatchRun.objects.values_list("only_possible", flat=True)) == [False, True]

    def test_the_sections_are_headings_in_their_order(self, manager, assignment, nursing):
        nurse(nursing, level=1)
        nurse(nursing, level=3)
        same_work = ProfileFactory()
        PersonOccupationFactory(profile=same_work, occupation=OccupationFactory(isco=assignment.occupation.isco))

        text = page(manager, "institution_assignments:people", assignment.reference).content.decode()

        assert re.findall('class="matrix__part"[^>]*>(.*?)<', text) == [
            "Meets every required skill",
            "Some required skills missing",
            "Same occupation group, none of the required skills",
        ]

    def test_somebody_in_a_narrowed_list_can_be_invited(self, manager, assignment, nursing, monkeypatch):
        monkeypatch.setattr("skills_match.matching.runs.LENGTH", 1)
        nurse(nursing, longest_stay_days=20, level=4)
        possible = nurse(nursing, level=1)

        handle = handle_of(assignment=assignment, profile_id=possible.pk)

        assert person_behind(assignment=assignment, reader=manager, handle=handle) == possible

    def test_members_of_another_institution_see_nothing(self, assignment, nursing):
        nurse(nursing)
        other = MembershipFactory(role=MemberRole.MANAGER).user

        assert page(other, "institution_assignments:people", assignment.reference).status_code == 404

    def test_an_institution_that_is_not_approved_sees_nobody(self, manager, assignment, nursing):
        assignment.institution.state = InstitutionState.PENDING
        assignment.institution.save()

        assert page(manager, "institution_assignments:people", assignment.reference).status_code == 404

    @pytest.mark.parametrize("name", ["institution_assignments:people", "office:match_people"])
    def test_a_professional_may_not(self, professional, assignment, name):
        assert page(professional, name, assignment.reference).status_code == 403


class TestForTheOffice:
    def test_names_of_those_who_agreed_to_matching(self, officer, assignment, nursing):
        nurse(nursing, visibility=Visibility.OFFICE)
        nurse(nursing, user__email="hidden@example.org", visibility=Visibility.HIDDEN)

        text = page(officer, "office:match_people", assignment.reference).content.decode()

        assert text.count("Zawadi Mkapa-Unique</a>") == 1
        assert "hidden@example.org" not in text

    def test_a_host_may_not_read_the_office_page(self, manager, assignment):
        assert page(manager, "office:match_people", assignment.reference).status_code == 403

    @pytest.mark.parametrize("count", [1, 3])
    @pytest.mark.parametrize(("role", "first_look", "again"), [("officer", 34, 22), ("manager", 34, 22)])
    def test_the_lists_cost_the_same_queries(
        self, request, assignment, nursing, role, first_look, again, count, django_assert_num_queries
    ):
        user = request.getfixturevalue(role)
        for _person in range(count):
            nurse(nursing)
        client = sign_in(user)
        name = "office:match_people" if role == "officer" else "institution_assignments:people"
        client.get(reverse(name, args=[assignment.reference]))
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=assignment.pk)

        with django_assert_num_queries(first_look):
            client.get(reverse(name, args=[assignment.reference]))
        with django_assert_num_queries(again):
            response = client.get(reverse(name, args=[assignment.reference]))

        assert response.content.decode().count('name="person"') == count


def test_the_same_facts_get_the_same_score_whoever_it_is(assignment, nursing, officer):
    first = nurse(nursing)
    second = nurse(nursing, country_of_residence="US", tanzania_link="friend", experience_years=None)
    second.user.first_name, second.user.last_name = "John", "Smith"
    second.user.save()

    totals = {
        match.profile: match.score.total
        for match in people_for(assignment=assignment, audience=Audience.OFFICE, reader=officer)
    }

    assert totals[first] == totals[second]
