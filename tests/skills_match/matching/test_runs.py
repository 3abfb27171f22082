"""The log of matching: each list that staff or a host saw is kept, once, and can be read as it was."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from wagtail.models import ModelLogEntry

from diaspora.enums import Visibility
from diaspora.models import Profile
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.retention import forget_what_is_past
from diaspora.signals import profile_changed
from skills_match.assignments.editing import add_skill
from skills_match.enums import AssignmentState, Audience, Band, Importance, MatchEngine
from skills_match.matching.kept_scores import kept, score_of
from skills_match.matching.people import people_of
from skills_match.matching.runs import LENGTH, run_for
from skills_match.matching.score import RULESET, score
from skills_match.models import IndexChange, MatchItem, MatchRun
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory, PersonSkillFactory, SkillFactory
from tests.factories.people import ProfileFactory

from .strategies import assignments, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    return SkillFactory(en="paediatric nursing")


@pytest.fixture
def assignment(manager, nursing):
    made = AssignmentFactory(
        institution=manager.memberships.get().institution, licence_needed="Nursing council", minimum_experience_years=3
    )
    AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
    return made


def nurse(nursing, name="Zawadi", level=3, **values):
    profile = ProfileFactory(user__first_name=name, user__last_name="Unique", **values)
    PersonSkillFactory(profile=profile, skill=nursing, level=level)
    return profile


def look(user, assignment, **query):
    name = "institution_assignments:people" if user.memberships.exists() else "office:match_people"
    return sign_in(user).get(reverse(name, args=[assignment.reference]), query)


class TestKeeping:
    def test_a_look_keeps_who_was_shown_in_which_order_and_why(self, officer, assignment, nursing):
        better, weaker = nurse(nursing, level=4), nurse(nursing, level=1)

        look(officer, assignment)

        run = MatchRun.objects.get()
        assert (run.audience, run.reader, run.engine, run.ruleset) == (
            Audience.OFFICE, officer, MatchEngine.EMBEDDED, RULESET,
        )  # fmt: skip
        assert run.sequence == IndexChange.objects.order_by("-id").first().pk
        assert [(item.rank, item.profile) for item in run.items.all()] == [(1, better), (2, weaker)]
        for item in run.items.all():
            assert score_of(item.parts).total == item.total
        assert score_of(run.items.first().parts).skills[0].held == 4

    def test_looking_again_reads_the_same_run_whoever_looks(self, officer, manager, assignment, nursing):
        nurse(nursing)

        first = look(officer, assignment).content.count(b'name="person"')
        again = look(officer, assignment).content.count(b'name="person"')
        look(manager, assignment)
        look(manager, assignment)

        assert first == again == 1
        assert sorted(MatchRun.objects.values_list("audience", flat=True)) == ["hosts", "office"]

    def test_what_changed_since_makes_a_new_run(self, officer, assignment, nursing):
        first = nurse(nursing, level=2)
        look(officer, assignment)
        first.skills.update(level=1)
        profile_changed.send(sender=Profile, profile=first)

        look(officer, assignment)

        bands = [(run.items.get().total, run.items.get().band) for run in MatchRun.objects.order_by("pk")]
        assert [band for _total, band in bands] == [Band.STRONG, Band.PARTIAL]
        assert bands[0][0] > bands[1][0]

    def test_a_draft_that_is_written_on_makes_a_new_run(self, manager, assignment, nursing):
        type(assignment).objects.update(state=AssignmentState.DRAFT)
        profile = nurse(nursing)
        look(manager, assignment)

        add_skill(assignment=assignment, by=manager, skill=SkillFactory(), importance=Importance.MUST, level=2)
        look(manager, assignment)

        assert MatchItem.objects.filter(profile=profile).count() == 2

    def test_there_is_only_one_run_for_the_same_data_and_kind_of_reader(self, officer, assignment):
        run = run_for(assignment=assignment, audience=Audience.OFFICE, by=officer)
        run.pk = None

        with pytest.raises(IntegrityError), transaction.atomic():
            run.save(force_insert=True)

    def test_a_look_writes_the_run_and_nothing_else(self, officer, assignment, nursing):
        nurse(nursing)
        before = IndexChange.objects.count(), ModelLogEntry.objects.count()

        look(officer, assignment)

        assert (IndexChange.objects.count(), ModelLogEntry.objects.count()) == before

    def test_whoever_hid_since_is_not_shown_and_stays_in_the_log(self, manager, assignment, nursing):
        hidden = nurse(nursing)
        run = run_for(assignment=assignment, audience=Audience.HOSTS, by=manager)
        Profile.objects.update(visibility=Visibility.OFFICE)

        assert people_of(run=run, reader=manager) == []
        assert run.items.get().profile == hidden

    def test_a_reader_is_not_proposed_to_the_reader(self, officer, assignment, nursing):
        PersonSkillFactory(profile=ProfileFactory(user=officer), skill=nursing)
        run = run_for(assignment=assignment, audience=Audience.OFFICE, by=officer)

        assert people_of(run=run, reader=officer) == []

    def test_old_runs_are_forgotten(self, officer, assignment):
        old = run_for(assignment=assignment, audience=Audience.OFFICE, by=officer)
        kept_one = run_for(assignment=assignment, audience=Audience.HOSTS, by=officer)
        MatchRun.objects.filter(pk=old.pk).update(made_at=timezone.now() - datetime.timedelta(days=731))

        forget_what_is_past()

        assert list(MatchRun.objects.all()) == [kept_one]


class TestEveryMust:
    def test_whoever_meets_every_required_skill_comes_before_a_whole_list_of_higher_totals(
        self, officer, assignment, nursing
    ):
        wanted = [SkillFactory(), SkillFactory()]
        for skill in wanted:
            AssignmentSkillFactory(assignment=assignment, skill=skill, importance=Importance.DESIRED, level=1)
        for _person in range(LENGTH):
            profile = nurse(nursing, level=1)
            for skill in wanted:
                PersonSkillFactory(profile=profile, skill=skill, level=4)
        meets = nurse(nursing, name="Meets", level=2)

        everybody = run_for(assignment=assignment, audience=Audience.OFFICE, by=officer)
        chosen = run_for(assignment=assignment, audience=Audience.OFFICE, by=officer, meets_musts=True)

        first, second = everybody.items.order_by("rank")[:2]
        assert (first.profile, first.total < second.total) == (meets, True)
        assert [match.profile for match in people_of(run=chosen, reader=officer)] == [meets]

    def test_the_desired_skills_stand_in_where_none_is_required(self, officer, assignment, nursing):
        assignment.skills.update(importance=Importance.DESIRED)
        nurse(nursing, level=1)
        meets = nurse(nursing, level=2)

        run = run_for(assignment=assignment, audience=Audience.OFFICE, by=officer, meets_musts=True)

        assert [match.profile for match in people_of(run=run, reader=officer)] == [meets]


class TestReadingThePast:
    def page(self, user, run):
        return sign_in(user).get(reverse("office:match_run", args=[run.pk]))

    @pytest.fixture
    def run(self, manager, assignment, nursing):
        nurse(nursing)
        return run_for(assignment=assignment, audience=Audience.HOSTS, by=manager)

    def test_it_is_as_it_was_with_names_that_the_office_may_see(self, officer, assignment, nursing, run):
        profile = Profile.objects.get(user__first_name="Zawadi")
        profile.skills.update(level=1)
        type(assignment).objects.update(licence_needed="", title_en="Another title")

        text = self.page(officer, run).content.decode()

        assert "Zawadi Unique" in text
        assert "Level held: experienced." in text
        assert "Juma Said" in text

    def test_whoever_is_hidden_today_is_read_without_a_name(self, officer, run):
        Profile.objects.update(visibility=Visibility.HIDDEN, published_at=None)

        text = self.page(officer, run).content.decode()

        assert "Zawadi" not in text
        assert "The profile is hidden from the programme office today." in text

    def test_whoever_deleted_the_account_is_a_person_who_left(self, officer, run):
        delete_account(user=Profile.objects.get(user__first_name="Zawadi").user)

        text = self.page(officer, run).content.decode()

        item = run.items.get()
        assert (item.profile, item.parts, item.rank) == (None, None, 1)
        assert "A person who has left" in text
        assert "Zawadi" not in text
        assert "Level held" not in text

    @pytest.mark.parametrize("role", ["manager", "professional"])
    def test_nobody_else_reads_it(self, request, role, run):
        user = request.getfixturevalue(role)

        assert self.page(user, run).status_code == 403
        assert sign_in(user).get(reverse("office:match_runs")).status_code == 403

    def test_the_list_can_be_narrowed_to_an_assignment(self, officer, manager, run):
        other = run_for(assignment=AssignmentFactory(title_en="Build bridges"), audience=Audience.OFFICE, by=officer)
        client = sign_in(officer)

        text = client.get(reverse("office:match_runs"), {"assignment": run.assignment.reference}).content.decode()

        assert reverse("office:match_run", args=[run.pk]) in text
        assert reverse("office:match_run", args=[other.pk]) not in text
        everything = client.get(reverse("office:match_runs"), {"audience": "strange"}).content.decode()
        assert "2 lists" in everything

    def test_lists_of_a_draft_are_not_for_the_office(self, officer, run):
        type(run.assignment).objects.update(state=AssignmentState.DRAFT)

        assert self.page(officer, run).status_code == 404

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_pages_cost_the_same_queries(
        self, officer, manager, assignment, nursing, count, django_assert_num_queries
    ):
        for number in range(count):
            nurse(nursing, name=f"Number{number}")
            run = run_for(assignment=assignment, audience=Audience.OFFICE, by=manager)
        client = sign_in(officer)
        client.get(reverse("office:match_runs"))

        with django_assert_num_queries(10):
            runs = client.get(reverse("office:match_runs"))
        with django_assert_num_queries(14):
            past = client.get(reverse("office:match_run", args=[run.pk]))

        assert runs.content.count(b'<th scope="row"') == count
        assert past.content.count(b'class="result"') == count


@given(people, assignments())
def test_a_kept_score_is_the_very_score(person, assignment):
    scored = score(person, assignment)

    assert score_of(kept(scored)) == scored
