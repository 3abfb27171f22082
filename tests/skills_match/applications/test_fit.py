"""How applications fit: by what was sent, on the pages and lists of the office and of the host, and nobody else's."""

import datetime

import pytest
from django.urls import reverse

from diaspora.enums import ConsentPurpose
from skills_match.applications.fit import fits_of
from skills_match.applications.snapshot import take_snapshot
from skills_match.enums import ApplicationState, Band, Feasibility
from skills_match.matching.score import AVAILABILITY
from skills_match.models import Criterion
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentSkillFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture
def nursing():
    return SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")


@pytest.fixture
def assignment(manager, nursing):
    made = AssignmentFactory(institution=manager.memberships.get().institution)
    AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
    Criterion.objects.create(
        assignment=made, text_en="Years at the bedside", text_sw="Miaka kando ya kitanda", weight=100
    )
    return made


def applied(assignment, skill, *, level=3, state=S.SUBMITTED, **values):
    """Somebody with the skill sends an application."""
    profile = ProfileFactory(**values)
    if level:
        PersonSkillFactory(profile=profile, skill=skill, level=level)
    snapshot = take_snapshot(profile=profile, cv=None)
    return ApplicationFactory(assignment=assignment, profile=profile, state=state, snapshot=snapshot)


def fits(*applications):
    return fits_of(applications, address=lambda sent: "")


def pages(assignment, application):
    """Where the office and the host read how it fits."""
    return {
        "officer": [
            reverse("office:applications"),
            reverse("office:board", args=[assignment.reference]),
            reverse("office:application", args=[application.pk]),
        ],
        "manager": [
            reverse("institution_assignments:applicants", args=[assignment.reference]),
            reverse("institution_assignments:application", args=[assignment.reference, application.pk]),
        ],
    }


@pytest.mark.parametrize("role", ["officer", "manager"])
def test_the_fit_is_on_every_page_that_shows_the_application(request, role, assignment, nursing):
    application = applied(assignment, nursing)
    client = sign_in(request.getfixturevalue(role))

    for address in pages(assignment, application)[role]:
        assert "Strong match" in client.get(address).content.decode() or "Good match" in client.get(address).text, (
            address
        )


@pytest.mark.parametrize("role", ["officer", "manager"])
def test_the_criteria_and_everybody_who_applied_are_next_to_it(request, role, assignment, nursing):
    application = applied(assignment, nursing)
    applied(assignment, nursing)
    client = sign_in(request.getfixturevalue(role))
    *_lists, listed, page = pages(assignment, application)[role]

    assert "Years at the bedside" in client.get(page).text
    assert "2 people applied for this assignment" in client.get(page).text
    assert f'href="{listed}#compared"' in client.get(page).text
    text = client.get(listed).text
    assert "Years at the bedside" in text
    assert text[text.index('id="compared"') :].count('<th scope="row">') == 2


def test_what_changed_after_sending_tells_nobody_anything(assignment, nursing):
    application = applied(assignment, nursing, level=1)
    application.profile.skills.update(level=4)

    (match,) = fits(application)

    assert [part.held for part in match.score.skills] == [1]


def test_whoever_has_not_agreed_to_matching_is_not_compared(officer, assignment, nursing):
    application = applied(assignment, nursing)
    application.profile.user.consents.filter(purpose=ConsentPurpose.MATCHING).delete()

    text = sign_in(officer).get(reverse("office:board", args=[assignment.reference])).text

    assert fits(application) == []
    assert "1 application is not compared" in text
    assert "●" not in text


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("withdrawn", "Not compared: the person has withdrawn the application."),
        ("early", "Not compared: it was sent before applications were compared."),
        ("consent", "Not compared: the person has not agreed to matching."),
    ],
)
def test_the_reason_for_no_comparison_is_the_true_one(officer, assignment, nursing, reason, told):
    application = applied(assignment, nursing, state=S.WITHDRAWN if reason == "withdrawn" else S.SUBMITTED)
    if reason == "early":
        del application.snapshot["facts"]
        application.save()
    if reason == "consent":
        application.profile.user.consents.filter(purpose=ConsentPurpose.MATCHING).delete()

    text = sign_in(officer).get(reverse("office:application", args=[application.pk])).text

    assert [said for said in text.split("<p") if "Not compared" in said] == [
        said for said in text.split("<p") if told in said
    ]
    assert told in text


def test_what_was_withdrawn_is_not_compared(manager, assignment, nursing):
    applied(assignment, nursing, state=S.WITHDRAWN, user__first_name="Zawadi")

    text = sign_in(manager).get(reverse("institution_assignments:applicants", args=[assignment.reference])).text

    assert "Withdrawn application" in text
    for telling in ("Zawadi", "●", "not compared"):
        assert telling not in text


def test_what_was_sent_before_comparing_began_is_shown_without_a_fit(officer, assignment, nursing):
    application = applied(assignment, nursing)
    del application.snapshot["facts"]
    application.save()

    text = sign_in(officer).get(reverse("office:application", args=[application.pk])).text

    assert "Not compared: it was sent before applications were compared." in text


def test_a_skill_that_was_merged_since_counts_as_the_one_that_stayed(assignment, nursing):
    twin = SkillFactory(en="children's nursing")
    application = applied(assignment, twin)
    twin.merged_into = nursing
    twin.is_active = False
    twin.save()

    (match,) = fits(application)

    assert match.score.required_met == 1


def test_the_days_named_for_this_assignment_count_as_free(assignment, nursing):
    application = applied(assignment, nursing)
    assert fits(application)[0].score.availability.points == 0

    application.available_from, application.available_until = assignment.starts_from, assignment.starts_until

    assert fits(application)[0].score.availability.points > 0


def test_days_that_do_not_cover_the_assignment_are_not_feasible_however_free_the_profile_is(assignment, nursing):
    application = applied(assignment, nursing, anywhere=True)
    application.snapshot["windows"] = [{"from": "2020-01-01", "until": "2040-01-01"}]
    assert fits(application)[0].score.availability.points == AVAILABILITY
    few = assignment.starts_from + datetime.timedelta(days=2)

    application.available_from, application.available_until = assignment.starts_from, few

    (match,) = fits(application)
    assert match.score.availability.covered == 3
    assert match.explanation.feasibility != Feasibility.POSSIBLE


def test_whoever_names_days_for_the_whole_length_stays_so_long_whatever_the_profile_says(assignment, nursing):
    application = applied(assignment, nursing, shortest_stay_days=3, longest_stay_days=5)
    assert fits(application)[0].score.is_ruled_out

    last = assignment.starts_from + datetime.timedelta(days=assignment.length_days - 1)
    application.available_from, application.available_until = assignment.starts_from, last

    (match,) = fits(application)
    assert not match.score.is_ruled_out
    assert match.score.availability.points == AVAILABILITY


def test_years_are_a_condition_only_where_the_profile_does_not_say(assignment, nursing):
    """Who has enough need not read it, and who has fewer reads one warning."""
    assignment.minimum_experience_years = 7
    assignment.save()
    sent = {years: applied(assignment, nursing, experience_years=years) for years in (14, 3, None)}

    said = {years: fits(application)[0].explanation for years, application in sent.items()}

    assert [len(said[years].conditions) for years in (14, 3, None)] == [0, 0, 1]
    assert [len(said[years].warnings) for years in (14, 3, None)] == [0, 1, 0]


def test_the_best_come_first_and_who_has_none_of_the_skills_under_a_heading_of_its_own(officer, assignment, nursing):
    applied(assignment, nursing, level=0, user__first_name="Nothing")
    applied(assignment, nursing, level=1, user__first_name="Partly")
    applied(assignment, nursing, level=4, user__first_name="Everything")

    text = sign_in(officer).get(reverse("office:board", args=[assignment.reference])).text

    compared = text[text.index('id="compared"') :]
    told = ("Everything", "Some required skills missing", "Partly", "None of the required skills", "Nothing")
    assert [compared.index(words) for words in told] == sorted(compared.index(words) for words in told)


def test_a_reader_of_kiswahili_reads_fit_and_criteria_in_kiswahili(officer, assignment, nursing):
    application = applied(assignment, nursing, level=1)
    address = reverse("office:application", args=[application.pk]).replace("/en/", "/sw/")

    text = sign_in(officer).get(address).text

    assert fits(application)[0].explanation.band == Band.PARTIAL
    assert "Ulinganifu wa sehemu" in text
    assert "Miaka kando ya kitanda" in text


@pytest.mark.parametrize("count", [2, 4])  # next to a single file the office looks for another one that waits
@pytest.mark.parametrize(
    ("role", "place", "queries"),
    [("officer", 0, 27), ("officer", 1, 26), ("officer", 2, 46), ("manager", 0, 25), ("manager", 1, 33)],
)
def test_the_fit_costs_the_same_queries(
    request, role, place, queries, count, assignment, nursing, django_assert_num_queries
):
    sent = [applied(assignment, nursing) for _number in range(count)]
    client = sign_in(request.getfixturevalue(role))
    address = pages(assignment, sent[0])[role][place]
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)
