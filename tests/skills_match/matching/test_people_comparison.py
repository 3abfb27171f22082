"""People side by side, the list as a file, and which skills are rare: each reader sees as much as it may."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from diaspora.enums import LookedAt, MemberRole, Visibility
from diaspora.models import FileAccess, Profile
from skills_match.enums import Audience, Importance
from skills_match.matching.runs import run_for
from tests.conftest import sign_in
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import MembershipFactory, ProfileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    return SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")


@pytest.fixture
def assignment(manager, nursing):
    made = AssignmentFactory(institution=manager.memberships.get().institution, title_en="Train nurses")
    AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
    return made


@pytest.fixture
def nurses(nursing):
    """Four, the best first; the last one wants to be seen by the office only."""
    made = []
    for name, level in (("Zawadi", 4), ("Baraka", 1)):
        profile = ProfileFactory(user__first_name=name, user__last_name="Unique", city="Ashby-de-la-Zouch")
        PersonSkillFactory(profile=profile, skill=nursing, level=level)
        made.append(profile)
    return made


def compared(user, assignment, run, *numbers):
    room = "institution_assignments" if run.audience == Audience.HOSTS else "office"
    address = reverse(f"{room}:compare_people", args=[assignment.reference])
    return sign_in(user).get(address, {"list": run.pk, "person": numbers})


@pytest.fixture
def host_run(assignment, manager, nurses):
    return run_for(assignment=assignment, audience=Audience.HOSTS, by=manager)


@pytest.fixture
def office_run(assignment, officer, nurses):
    return run_for(assignment=assignment, audience=Audience.OFFICE, by=officer)


class TestComparing:
    def test_a_host_compares_people_by_number_and_reads_no_name(self, manager, assignment, host_run):
        text = compared(manager, assignment, host_run, 1, 2).content.decode()

        assert re.findall(r'<th scope="col">\s*Person (\d)', text) == ["1", "2"]
        assert "Level held: expert." in text
        assert "Level held: beginning." in text
        for telling in ("Zawadi", "Baraka", "Ashby"):
            assert telling not in text

    def test_the_office_reads_names(self, officer, assignment, office_run):
        text = compared(officer, assignment, office_run, 1, 2).content.decode()

        assert "Zawadi Unique" in text
        assert "Baraka Unique" in text

    def test_whoever_hid_since_is_named_as_gone_and_not_shown(self, manager, assignment, host_run):
        Profile.objects.filter(user__first_name="Zawadi").update(visibility=Visibility.HIDDEN, published_at=None)

        text = compared(manager, assignment, host_run, 1, 2).content.decode()

        assert "Person 1 is no longer shown" in text
        assert "Level held: expert." not in text
        assert "Level held: beginning." in text

    @pytest.mark.parametrize("numbers", [(), ("x", 2)])
    def test_somebody_has_to_be_chosen(self, manager, assignment, host_run, numbers):
        response = compared(manager, assignment, host_run, *numbers)

        assert "Nobody is chosen to compare" in response.content.decode()

    def test_whoever_is_chosen_after_the_fourth_is_named_as_left_out(self, manager, assignment, nursing):
        for level in (4, 3, 2, 2, 2):
            PersonSkillFactory(profile=ProfileFactory(), skill=nursing, level=level)
        run = run_for(assignment=assignment, audience=Audience.HOSTS, by=manager)

        text = compared(manager, assignment, run, 1, 2, 3, 4, 5).content.decode()

        assert re.findall(r'<th scope="col">\s*Person (\d)', text) == ["1", "2", "3", "4"]
        assert "Left out: Person 5</p>" in text

    def test_a_list_of_the_office_or_of_another_assignment_is_not_for_the_host(
        self, manager, officer, assignment, office_run, host_run, nursing
    ):
        address = reverse("institution_assignments:compare_people", args=[assignment.reference])
        other = AssignmentFactory(institution=assignment.institution)
        foreign = run_for(assignment=other, audience=Audience.HOSTS, by=manager)

        for run in (office_run, foreign):
            assert sign_in(manager).get(address, {"list": run.pk, "person": [1, 2]}).status_code == 404

    def test_nobody_else_compares(self, professional, assignment, host_run, office_run):
        foreign = MembershipFactory(role=MemberRole.MANAGER).user

        assert compared(professional, assignment, host_run, 1, 2).status_code == 403
        assert compared(foreign, assignment, host_run, 1, 2).status_code == 404
        assert compared(foreign, assignment, office_run, 1, 2).status_code == 403

    def test_one_alone_is_explained(self, manager, assignment, host_run):
        text = compared(manager, assignment, host_run, 2).content.decode()

        assert "<h1>Why this person</h1>" in text
        assert "Level held: beginning." in text
        assert "Level held: expert." not in text

    @pytest.mark.parametrize("role", ["manager", "officer"])
    def test_the_list_leads_there(self, request, role, assignment, nurses):
        user = request.getfixturevalue(role)
        name = "institution_assignments:people" if role == "manager" else "office:match_people"

        text = sign_in(user).get(reverse(name, args=[assignment.reference])).content.decode()

        assert text.count('name="person"') == 2

    @pytest.mark.parametrize("role", ["manager", "officer"])
    def test_a_keyboard_reaches_the_button_before_a_long_list_and_after_it(self, request, role, assignment, nurses):
        name = "institution_assignments:people" if role == "manager" else "office:match_people"

        text = sign_in(request.getfixturevalue(role)).get(reverse(name, args=[assignment.reference])).content.decode()

        form = text[text.index("people/compare/") : text.index("</form>", text.index("people/compare/"))]
        head, *_people, end = form.split('name="person"')
        assert [part.count("Compare the chosen ones") for part in (head, end)] == [1, 1]


class TestTheFile:
    def rows(self, user, run):
        response = sign_in(user).get(reverse("office:match_run_file", args=[run.pk]))
        return list(load_workbook(BytesIO(b"".join(response.streaming_content))).active.values)

    def test_it_holds_what_the_office_may_see(self, officer, assignment, office_run):
        header, *rows = self.rows(officer, office_run)

        assert header[:2] == ("Place in the list", "Name")
        assert [row[:2] for row in rows] == [(1, "Zawadi Unique"), (2, "Baraka Unique")]
        assert header[9] == "paediatric nursing"
        assert rows[0][9].endswith("Level held: expert.")
        assert rows[1][8] == "paediatric nursing"

    def test_it_is_recorded_and_each_person_can_see_it(self, officer, assignment, office_run, nurses):
        self.rows(officer, office_run)

        assert ModelLogEntry.objects.get(action="office.export").data["kind"] == "matching_people"
        looks = FileAccess.objects.filter(what=LookedAt.LIST, viewer=officer)
        assert {look.subject for look in looks} == {nurse.user for nurse in nurses}

    def test_whoever_hid_since_is_left_out(self, officer, assignment, office_run):
        Profile.objects.filter(user__first_name="Zawadi").update(visibility=Visibility.HIDDEN, published_at=None)

        assert [row[1] for row in self.rows(officer, office_run)] == ["Name", "Baraka Unique"]

    def test_nobody_else_takes_it_and_a_list_of_a_host_is_no_file(self, officer, manager, office_run, host_run):
        assert sign_in(manager).get(reverse("office:match_run_file", args=[office_run.pk])).status_code == 403
        assert sign_in(officer).get(reverse("office:match_run_file", args=[host_run.pk])).status_code == 404


class TestSkillSupply:
    def test_the_rarest_skill_comes_first(self, officer, assignment, nursing, nurses):
        rare = AssignmentSkillFactory(assignment=assignment, skill=SkillFactory(en="grant writing"), level=3)
        hidden = ProfileFactory(visibility=Visibility.HIDDEN)
        PersonSkillFactory(profile=hidden, skill=rare.skill, level=4)

        text = sign_in(officer).get(reverse("office:skill_gap", args=[assignment.reference])).content.decode()

        assert text.index("Grant writing") < text.index("Paediatric nursing")
        assert "2 people may be proposed for assignments. People who meet every required skill of this one: 0." in text
        assert text.count('data-label="People at this level">1<') == 1

    def test_a_host_may_not(self, manager, assignment):
        assert sign_in(manager).get(reverse("office:skill_gap", args=[assignment.reference])).status_code == 403

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_costs_the_same_queries(self, officer, assignment, count, django_assert_num_queries):
        for _skill in range(count):
            AssignmentSkillFactory(assignment=assignment, importance=Importance.DESIRED)
        client = sign_in(officer)
        client.get(reverse("office:skill_gap", args=[assignment.reference]))

        with django_assert_num_queries(15):
            client.get(reverse("office:skill_gap", args=[assignment.reference]))


class TestForThePerson:
    @pytest.fixture
    def asha(self, professional, nursing):
        PersonSkillFactory(profile=professional.profile, skill=nursing, level=1)
        return professional

    def page(self, user, assignment):
        return sign_in(user).get(reverse("my:match", args=[assignment.reference]))

    def test_what_is_met_what_is_missing_and_what_would_change_it(self, asha, assignment):
        AssignmentLanguageFactory(assignment=assignment, level="C2")

        text = self.page(asha, assignment).content.decode()

        assert "Raising “paediatric nursing” to the level “independent” would" in text
        missing, met = text.index('id="missing"'), text.index('id="met"')
        assert missing < text.index("Paediatric nursing</span>") < met

    def test_without_consent_nothing_is_compared(self, assignment):
        assert self.page(ProfileFactory(consents=[]).user, assignment).url == reverse("my:matches")

    def test_a_draft_is_not_found(self, asha, assignment):
        type(assignment).objects.update(state="draft")

        assert self.page(asha, assignment).status_code == 404

    def test_a_kiswahili_reader_reads_kiswahili(self, asha, assignment):
        address = reverse("my:match", args=[assignment.reference]).replace("/en/", "/sw/")

        assert "Ukiinua “uuguzi wa watoto”" in sign_in(asha).get(address).content.decode()
