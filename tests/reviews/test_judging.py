"""Judging in turn: who gets which file, who reads whose scores, and what is not told."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.waiting import Recipient, lines_for
from diaspora.models import FileAccess, Notice
from reviews.allocation.allocating import NotLate, allocate, let_go, replace_late
from reviews.allocation.balanced import Candidate, balanced
from reviews.blind.marking import MARK, marked
from reviews.enums import ConflictKind, RoundState, SheetState
from reviews.models import Conflict, Round, Sheet
from reviews.rounds.errors import NamedTwice, NotAReviewer, PlanNotAllowed, RoundUnderWay
from reviews.rounds.phases import next_phase
from reviews.sheets.errors import SheetClosed
from reviews.sheets.progress import progress_of
from selection.judging.kind import JudgedApplications
from selection.models import ProgrammeJudging
from skills_match.applications import applying
from skills_match.enums import ApplicationState, Right
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory
from tests.factories.programmes import ProgrammeRightFactory

from .conftest import applicant

pytestmark = pytest.mark.django_db


def sheet_url(round, application, name="sheet"):
    number = round.subjects.get(record_id=application.pk).number
    return reverse(f"reviews:{name}", args=[round.pk, number])


def test_a_light_round_gives_each_file_to_one_reviewer_of_each_side_on_the_criteria_of_the_assignment(
    start, assignment
):
    round = start()

    sides = {pk: set() for pk in round.subjects.values_list("pk", flat=True)}
    for subject, side in round.sheets.values_list("subject", "reviewer__side"):
        sides[subject].add(side)
    assert list(sides.values()) == [{"office", "host"}] * 3
    assert list(round.criteria.values_list("text_en", "text_sw", "weight")) == [
        ("Skill at the bedside", "Ujuzi wa kuhudumia wagonjwa", 75),
        ("Experience in teaching", "Uzoefu wa kufundisha", 25),
    ]
    words = round.criteria.first().words
    assert [word.value for word in words.all()] == [4, 3, 2, 1, 0]
    assert all(word.text_en and word.text_sw and word.text_en != word.text_sw for word in words.all())
    assert set(Notice.objects.values_list("kind", "user__first_name")) == {
        ("review_asked", "Rehema"),
        ("review_asked", "Zuhura"),
    }


def test_only_one_round_runs_and_only_people_of_a_side_judge(start, officer, host, stranger):
    with pytest.raises(NotAReviewer):
        start(hosts=[stranger])
    start()

    with pytest.raises(RoundUnderWay):
        start()


def test_whoever_holds_the_right_in_the_programme_may_judge_for_the_office(start, assignment, host):
    expert, elsewhere = UserFactory(), UserFactory()
    ProgrammeRightFactory(user=expert, programme=assignment.programme, right=Right.REVIEWER)
    ProgrammeRightFactory(user=elsewhere, right=Right.REVIEWER)

    with pytest.raises(NotAReviewer):
        start(officers=[elsewhere])
    round = start(officers=[expert])

    assert sign_in(expert).get(reverse("reviews:round", args=[round.pk])).status_code == 200
    assert round.judged.sides_of(expert, assignment.pk) == {"office"}


def test_scores_are_kept_as_they_grow_and_count_when_they_are_complete(start, give, applications, host):
    round = start()

    begun = give(round, applications[0], host, 3)
    assert (begun.state, begun.scores.count(), progress_of(round).given) == (SheetState.WAITING, 1, 0)

    given = give(round, applications[0], host, 3, None, comment="Clear.", wants_talk=True)
    assert (given.state, progress_of(round).given, progress_of(round).waiting) == (SheetState.GIVEN, 1, 5)
    assert list(given.scores.values_list("value", flat=True)) == [3, None]


def test_scores_of_others_are_read_after_ones_own_and_name_nobody(start, give, applications, officer, host):
    round = start()
    give(round, applications[0], host, 3, 2, comment="Steady hands.")
    client = sign_in(officer)

    before = client.get(sheet_url(round, applications[0])).text
    give(round, applications[0], officer, 2, 2)
    after = client.get(sheet_url(round, applications[0])).text

    assert "Asha Mrema" in before
    assert ["Steady hands." in page for page in (before, after)] == [False, True]
    assert "Zuhura" not in after


def test_a_reviewer_scores_all_files_on_one_page_and_the_office_and_the_host_need_twelve_pages_for_six(
    assignment, applications, officer, host
):
    for number in range(3):
        applicant(assignment, f"Dora {number}", "Kweka")
    pages = []

    def opened(client, url, data=None):
        answer = client.post(url, data) if data is not None else client.get(url)
        if data is None or answer.status_code != 302:
            pages.append(url)
        elif answer.status_code == 302:
            return opened(client, answer["Location"])
        return answer

    def scored(client, round):
        page = opened(client, reverse("reviews:round", args=[round.pk]))
        data = {}
        for form, _file in page.context["rows"]:
            for name, value in (("score-1", "3"), ("score-2", str(form.sheet.subject.number % 5))):
                data[form.add_prefix(name)] = value
            data[form.add_prefix("version")] = form.version
        return opened(client, reverse("reviews:round", args=[round.pk]), data)

    at_office, at_host = sign_in(officer), sign_in(host)
    url = reverse("office_reviews:start", args=["application", assignment.pk])
    opened(at_office, url)
    begun = {"plan": "light", "reviewers_each": 2, "side-office": [officer.pk], "side-host": [host.pk]}
    opened(at_office, url, begun)
    round = Round.objects.get()
    scored(at_office, round)
    scored(at_host, round)
    page = opened(at_office, reverse("office_reviews:round", args=[round.pk]))
    ranking = page.context["ranking_form"]
    data = {
        ranking.add_prefix(name): ranking.get_initial_for_field(field, name) or ""
        for name, field in ranking.fields.items()
    }
    data |= {"held_on": "2026-11-29", "text": "All agreed.", "sat": [one.pk for one in round.reviewers.all()]}
    opened(at_office, reverse("office_reviews:rank", args=[round.pk]), data)
    for client in (at_office, at_host):
        url = reverse("reviews:ranking", args=[round.pk])
        read = client.get(url) if client is at_office else opened(client, url)
        opened(client, url, {"read": read.context["read"]})

    round.refresh_from_db()
    assert round.state == RoundState.SIGNED
    assert list(round.subjects.order_by("rank").values_list("number", flat=True)) == [4, 3, 2, 1, 6, 5]
    assert len(pages) <= 12


def test_an_incomplete_file_stays_on_the_page_with_what_was_chosen(start, applications, host):
    round = start()
    client = sign_in(host)
    url = reverse("reviews:round", args=[round.pk])
    form = client.get(url).context["rows"][0][0]

    answer = client.post(
        url, {form.add_prefix("score-1"): "3", form.add_prefix("comment"): "So far good."}, follow=True
    )

    assert "1 file is kept and not given yet" in answer.text
    again = answer.context["rows"][0][0]
    assert (again["score-1"].value(), again["comment"].value()) == ("3", "So far good.")


def test_a_declared_conflict_takes_the_file_away_everywhere_and_gives_it_to_somebody_else(
    start, give, applications, assignment, host
):
    second = MembershipFactory(institution=assignment.institution).user
    round = start(hosts=[host, second])
    mine = [each for each in applications if round.sheets.filter(subject__record_id=each.pk, reviewer__user=host)]
    client = sign_in(host)
    page = reverse("institution_assignments:application", args=[assignment.reference, mine[0].pk])
    urls = [sheet_url(round, mine[0]), sheet_url(round, mine[0], "conflict"), page]
    assert [client.get(url).status_code for url in urls] == [200] * 3

    answer = client.post(urls[1], {"text": "She is my cousin."}, follow=True)

    assert "somebody else judges it" in answer.text
    assert [client.get(url).status_code for url in urls] == [404] * 3
    assert mine[0] not in Application.objects.for_host(host)
    replaced = round.sheets.get(subject__record_id=mine[0].pk, reviewer__user=second)
    assert replaced.state == SheetState.WAITING
    assert Conflict.objects.get().kind == ConflictKind.DECLARED


def test_conflicts_are_found_in_what_the_portal_knows(start, assignment, applications, officer, host):
    asha, baraka, consolata = applications
    institution = assignment.institution
    asha.snapshot["experience"] = [
        {
            "title": "Nurse",
            "organisation": institution.name.upper(),
            "until_year": None,
            "summary": "",
            "from_year": 2020,
        }
    ]
    asha.save()
    baraka.motivation = f"Referee: {officer.email}"
    baraka.save()
    consolata.snapshot["experience"] = [
        {"title": "Nurse", "organisation": institution.name, "until_year": 2019, "summary": "", "from_year": 2010}
    ]
    consolata.save()

    round = start()

    found = set(Conflict.objects.values_list("subject__record_id", "user", "kind"))
    assert found == {(asha.pk, host.pk, ConflictKind.EMPLOYER), (baraka.pk, officer.pk, ConflictKind.NAMED)}
    assert not round.sheets.filter(subject__record_id=asha.pk, reviewer__user=host).exists()
    assert sign_in(officer).get(reverse("office:application", args=[baraka.pk])).status_code == 404


def test_an_officer_who_applied_sees_only_what_an_applicant_sees(start, assignment, applications, officer):
    profile = ProfileFactory(user=UserFactory(first_name="Upendo", last_name="Officer"))
    profile.user.user_permissions.set(officer.user_permissions.all())
    own = applicant(assignment, "Other", "Name")
    Application.objects.filter(pk=own.pk).update(profile=profile)
    round = start()
    client = sign_in(profile.user)

    assert client.get(reverse("my:application", args=[own.pk])).status_code == 200
    urls = [
        reverse("office:application", args=[own.pk]),
        reverse("office_reviews:round", args=[round.pk]),
        reverse("office_reviews:start", args=["application", assignment.pk]),
        reverse("reviews:ranking", args=[round.pk]),
        reverse("reviews:round", args=[round.pk]),
    ]
    assert [client.get(url).status_code for url in urls] == [404] * 5
    assert str(assignment) not in client.get(reverse("office_reviews:rounds")).text


def test_files_of_the_late_go_to_others_after_the_last_day_only(start, give, applications, assignment, officer, host):
    second = MembershipFactory(institution=assignment.institution).user
    today = timezone.localdate()
    round = start(hosts=[host, second], due_on=today)
    late = round.reviewers.get(user=second)
    held = round.sheets.filter(reviewer=late).count()
    assert held

    with pytest.raises(NotLate):
        replace_late(round=round, reviewer=late, by=officer, today=today)
    moved = replace_late(round=round, reviewer=late, by=officer, today=today + datetime.timedelta(days=1))

    assert moved == held
    assert not Sheet.objects.counting().filter(reviewer=late).exists()
    assert set(Sheet.objects.counting().values_list("reviewer__user", flat=True)) == {officer.pk, host.pk}


def test_what_somebody_gave_before_they_left_counts(start, give, applications, officer, host):
    round = start()
    give(round, applications[0], host, 3, 3)

    let_go(round=round, reviewer=round.reviewers.get(user=host), by=officer)

    assert progress_of(round).expected == 4
    assert round.sheets.given().count() == 1
    assert allocate(round=round) == 0


def test_a_withdrawn_application_leaves_the_round(start, applications, host):
    round = start()

    applying.withdraw_application(application=applications[0], by=applications[0].profile.user)

    assert sign_in(host).get(sheet_url(round, applications[0])).status_code == 404
    assert progress_of(round).expected == 4


def test_what_waits_stands_where_the_reviewer_works(start, give, applications, officer, host, stranger):
    round = start()
    give(round, applications[0], host, 3, 3)

    url = reverse("reviews:round", args=[round.pk])
    [line] = [line for line in lines_for(Recipient.INSTITUTION, user=host) if line.url == url]
    assert (line.waiting, line.text) == (2, "2 files wait for your scores.")
    assert url in [line.url for line in lines_for(Recipient.OFFICE, user=officer)]
    assert url not in [line.url for line in lines_for(Recipient.PERSON, user=stranger)]


def test_strangers_and_colleagues_find_no_round(start, applications, assignment, stranger):
    round = start()
    colleague = MembershipFactory(institution=assignment.institution).user
    urls = [reverse("reviews:round", args=[round.pk]), sheet_url(round, applications[0])]

    for user in (stranger, colleague):
        assert [sign_in(user).get(url).status_code for url in urls] == [404, 404]


def test_a_person_sees_who_read_the_file(start, applications, host):
    round = start()

    sign_in(host).get(reverse("reviews:round", args=[round.pk]))

    assert set(FileAccess.objects.values_list("subject", "viewer")) == {
        (application.profile.user_id, host.pk) for application in applications
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_files_takes_the_same_queries_for_one_and_for_three(
    assignment, officer, host, applications, start, count, django_assert_num_queries
):
    Application.objects.filter(pk__in=[each.pk for each in applications[count:]]).update(
        state=ApplicationState.NOT_SELECTED
    )
    round = start()
    client = sign_in(host)

    with django_assert_num_queries(25):
        page = client.get(reverse("reviews:round", args=[round.pk]))

    assert len(page.context["rows"]) == count


def test_a_phase_that_does_not_let_changes_refuses_them(start, give, applications, officer, host):
    round = start()
    round.phases.create(number=2, may_change=False)
    give(round, applications[0], host, 3, 3)

    round = next_phase(round=round, by=officer)

    with pytest.raises(SheetClosed):
        give(round, applications[0], host, 1, 1)
    assert progress_of(round).given == 1


@pytest.mark.parametrize(("files", "people"), [(1, 2), (7, 3), (40, 9)])
def test_loads_differ_by_one_at_most(files, people):
    candidates = [Candidate(key, "host" if key % 2 else "office") for key in range(people)]

    pairs, lacks = balanced({file: [] for file in range(files)}, candidates, each=2)

    assert (len(pairs), len(set(pairs)), lacks) == (files * 2, files * 2, {})
    for side in ("host", "office"):
        loads = [one.load for one in candidates if one.side == side]
        assert max(loads) - min(loads) <= 1


def test_a_file_that_nobody_may_judge_is_named():
    candidates = [Candidate(1, "host", barred={5}), Candidate(2, "office")]

    pairs, lacks = balanced({5: [], 6: []}, candidates, each=2)

    assert sorted(pairs) == [(5, 2), (6, 1), (6, 2)]
    assert lacks == {5: 1}


@pytest.mark.parametrize("count", [1, 3])
def test_lists_of_rounds_take_the_same_queries_at_any_length(
    assignment, officer, host, start, count, django_assert_num_queries
):
    for _number in range(count - 1):
        Round.objects.filter(pk=start().pk).update(state=RoundState.SIGNED, ranked_at=timezone.now())
    start()

    for address, user, queries in [("office_reviews:rounds", officer, 18), ("reviews:rounds", host, 14)]:
        client = sign_in(user)
        with django_assert_num_queries(queries):
            page = client.get(reverse(address))
        assert len(page.context["rows"]) == count


def test_nobody_is_chosen_twice_for_one_round(start, officer, host):
    for chosen in ({"officers": [officer, officer]}, {"officers": [officer], "hosts": [host, host]}):
        with pytest.raises(NamedTwice):
            start(**chosen)

    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("blindness", "plans"), [("blind", ["blind"]), ("named", ["light"]), ("each_round", ["light", "blind"])]
)
def test_the_programme_says_whether_its_rounds_hide_names(start, assignment, officer, blindness, plans):
    ProgrammeJudging.objects.create(programme=assignment.programme, blindness=blindness)
    form = sign_in(officer).get(reverse("office_reviews:start", args=["application", assignment.pk])).context["form"]

    assert [key for key, _label in form.fields["plan"].choices] == plans
    assert form.initial["plan"] == plans[0]
    for plan in {"light", "blind"} - set(plans):
        with pytest.raises(PlanNotAllowed):
            start(plan=plan)


def test_whoever_runs_a_round_that_may_be_blind_is_not_ticked_and_is_told_why_not(start, assignment, officer, host):
    other = UserFactory()
    other.user_permissions.set(officer.user_permissions.all())
    address = reverse("office_reviews:start", args=["application", assignment.pk])
    desk = sign_in(officer)

    form = desk.get(address).context["form"]
    typed = {"plan": "blind", "reviewers_each": "2", "side-office": [officer.pk, other.pk], "side-host": [host.pk]}
    refused = desk.post(address, typed).context["form"]

    assert form.initial["side-office"] == [str(other.pk)]
    assert list(refused.errors) == ["side-office"]


def test_an_employer_that_is_written_with_its_town_is_marked_without_it(applications):
    application = applications[0]
    application.snapshot["experience"] = [{"organisation": "Hospitali ya rufaa, Muscat"}]
    application.save()

    traces = JudgedApplications().traces([application.pk])[application.pk]

    assert marked("Nilifanya kazi Hospitali ya Rufaa miaka sita.", traces) == f"Nilifanya kazi {MARK} miaka sita."
