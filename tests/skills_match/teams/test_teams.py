"""Applications under one team code are made apart and decided together, and alike."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from selection.decisions import releasing
from selection.decisions.deciding import decide
from selection.decisions.preparing import prepare_decision
from skills_match.applications import applying
from skills_match.enums import ApplicationState
from skills_match.models import Application, Team
from skills_match.models.team import TEAM_AT_MOST
from skills_match.teams import errors, forming
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState
DAY = timezone.localdate() + datetime.timedelta(days=12)


@pytest.fixture
def team():
    """Two on the shortlist who apply together, and one who does not."""
    assignment = AssignmentFactory(posts=3)
    first, second, alone = ApplicationFactory.create_batch(3, assignment=assignment, state=S.SCREENING)
    made = forming.start_team(application=first, by=first.profile.user)
    forming.join_team(application=second, code=made.code.lower().replace("-", " "), by=second.profile.user)
    Application.objects.filter(assignment=assignment).update(state=S.SHORTLISTED)
    return [Application.objects.get(pk=each.pk) for each in (first, second, alone)]


def release(officer):
    decisions = list(releasing.prepared(officer))
    return releasing.release_decisions(
        numbers=[each.pk for each in decisions], by=officer, shown=releasing.print_of(decisions)
    )


def states(team):
    return [Application.objects.get(pk=each.pk).state for each in team]


def test_nobody_of_a_team_is_decided_on_alone_or_unlike_the_others(team, officer):
    first, second, alone = team
    with pytest.raises(errors.TeamApart):
        decide(application=first, to=S.OFFERED, by=officer, answer_by=DAY)
    with pytest.raises(errors.TeamApart):
        applying.mark_not_selected(application=second, by=officer, reason="Others taught before.")
    decide(application=alone, to=S.RESERVE, by=officer)
    prepare_decision(application=first, to=S.OFFERED, by=officer, answer_by=DAY)
    with pytest.raises(errors.TeamApart):
        release(officer)
    unlike = prepare_decision(application=second, to=S.NOT_SELECTED, by=officer, reason="Others taught before.")
    with pytest.raises(errors.TeamApart):
        release(officer)
    assert states(team) == [S.SHORTLISTED, S.SHORTLISTED, S.RESERVE]
    unlike.delete()
    prepare_decision(application=second, to=S.OFFERED, by=officer, answer_by=DAY)
    release(officer)
    assert states(team) == [S.OFFERED, S.OFFERED, S.RESERVE]


def test_whoever_withdraws_holds_nobody_back(team, officer):
    first, second, _alone = team
    applying.withdraw_application(application=second, by=second.profile.user)
    decide(application=first, to=S.OFFERED, by=officer, answer_by=DAY)
    assert states(team)[:2] == [S.OFFERED, S.WITHDRAWN]


def test_a_team_takes_six_of_one_assignment_and_nobody_from_the_shortlist_on(team):
    first, _second, alone = team
    code = Team.objects.get().code
    with pytest.raises(errors.TooLateForTeams):
        forming.join_team(application=alone, code=code, by=alone.profile.user)
    with pytest.raises(errors.TooLateForTeams):
        forming.leave_team(application=first, by=first.profile.user)
    Application.objects.update(state=S.SCREENING)
    elsewhere = ApplicationFactory(state=S.SCREENING)
    with pytest.raises(errors.NoSuchTeam):
        forming.join_team(application=elsewhere, code=code, by=elsewhere.profile.user)
    with pytest.raises(errors.TooLateForTeams):  # another's application
        forming.join_team(application=alone, code=code, by=first.profile.user)
    for _number in range(TEAM_AT_MOST - 2):
        more = ApplicationFactory(assignment=first.assignment, state=S.DRAFT)
        forming.join_team(application=more, code=code, by=more.profile.user)
    with pytest.raises(errors.TeamIsFull):
        forming.join_team(application=alone, code=code, by=alone.profile.user)


def test_pages_of_a_team_for_its_members_and_for_who_decides(professional, officer):
    mine = ApplicationFactory(profile=professional.profile, state=S.SCREENING)
    client = sign_in(professional)
    client.post(reverse("my:start_team", args=[mine.pk]))
    code = Team.objects.get().code
    other = ApplicationFactory(assignment=mine.assignment, state=S.SCREENING)
    guest = sign_in(other.profile.user)
    page = reverse("my:team", args=[other.pk])
    assert "no team with this code" in guest.post(page, {"code": "AAAA-AAAA"}).text
    guest.post(page, {"code": code})
    assert str(professional.profile) in guest.get(page).text
    assert "team_joined" in heard_by(professional)
    assert code in client.get(reverse("my:application", args=[mine.pk])).text
    seen = sign_in(officer).get(reverse("office:application", args=[mine.pk])).text
    assert code in seen
    assert f"{mine.pk}-{other.pk}" in seen
    guest.post(reverse("my:leave_team", args=[other.pk]))
    client.post(reverse("my:leave_team", args=[mine.pk]))
    assert not Team.objects.exists()
