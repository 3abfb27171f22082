"""The institution above: it endorses requests where the programme asks, and sees those below it without people."""

import pytest
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import MemberRole
from diaspora.institutions.placing import StandsBelowItself, place_institution
from diaspora.institutions.refusals import NotAllowed
from diaspora.models import Notice
from skills_match.assignments.publishing import approve_assignment
from skills_match.commitments.endorsing import endorse, said_about
from skills_match.commitments.errors import EndorsementMissing, NothingToEndorse, SaidAlready, TextChanged
from skills_match.commitments.receivers import ask_to_endorse
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.programmes.checks import findings_about
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory, MembershipFactory
from tests.factories.placements import PlacementFactory
from tests.factories.programmes import ProgrammeRuleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    return MembershipFactory()


@pytest.fixture
def request_sent(ministry):
    """Of a hospital below the ministry, in a programme that asks for its word."""
    programme = ProgrammeRuleFactory(kind="endorsed", number=None).programme
    return AssignmentFactory(
        institution=InstitutionFactory(parent=ministry.institution),
        programme=programme,
        state=AssignmentState.SUBMITTED,
        submitted_at=timezone.now(),
    )


def test_nobody_stands_above_and_below_at_once(officer):
    ministry, agency, hospital = InstitutionFactory.create_batch(3)
    place_institution(institution=agency, parent=ministry, by=officer)
    place_institution(institution=hospital, parent=agency, by=officer)

    for lower in (ministry, agency, hospital):
        with pytest.raises(StandsBelowItself):
            place_institution(institution=ministry, parent=lower, by=officer)
    place_institution(institution=agency, parent=None, by=officer)
    place_institution(institution=ministry, parent=hospital, by=officer)
    ministry.refresh_from_db()
    assert ministry.parent == hospital


def test_only_the_office_places_an_institution(officer, manager):
    own, other = manager.memberships.get().institution, InstitutionFactory()
    address = reverse("office_people:place_institution", args=[own.pk])

    with pytest.raises(NotAllowed):
        place_institution(institution=own, parent=other, by=manager)
    assert sign_in(manager).post(address, {"parent": other.pk}).status_code == 403
    sign_in(officer).post(
        address, {"parent": other.pk, "version": sign_in(officer).get(address).context["form"].version}
    )
    own.refresh_from_db()
    assert own.parent == other


def test_nothing_is_approved_before_the_institution_above_has_endorsed_it(request_sent, ministry, officer):
    with pytest.raises(EndorsementMissing):
        approve_assignment(assignment=request_sent, by=officer)
    assert [finding.is_met for finding in findings_about(request_sent)] == [None]

    home = sign_in(ministry.user).get(reverse("institution:home"))
    address = reverse("institution_assignments:endorse", args=[request_sent.reference])
    page = sign_in(ministry.user).get(address)
    values = {"answer": "yes", "seen": page.context["seen"]}
    sign_in(ministry.user).post(address, values)

    assert address in home.text
    assert approve_assignment(assignment=request_sent, by=officer).state == AssignmentState.APPROVED
    assert [finding.is_met for finding in findings_about(request_sent)] == [True]


def test_a_no_needs_its_reason_is_read_by_the_host_and_lets_nothing_through(request_sent, ministry, manager, officer):
    request_sent.author = MembershipFactory(institution=request_sent.institution, role=MemberRole.AUTHOR).user
    request_sent.officer = officer
    request_sent.save()
    address = reverse("institution_assignments:endorse", args=[request_sent.reference])
    client, seen = sign_in(ministry.user), request_sent.submitted_at.isoformat()

    refused = client.post(address, {"answer": "no", "seen": seen, "reason": " "})
    client.post(address, {"answer": "no", "seen": seen, "reason": "Dodoma needs it more."})

    assert "Write why not" in refused.text
    assert {notice.user for notice in Notice.objects.filter(kind="endorsement_refused")} == {
        request_sent.author,
        officer,
    }
    with pytest.raises(EndorsementMissing):
        approve_assignment(assignment=request_sent, by=officer)


def test_it_is_said_once_about_the_text_that_was_read(request_sent, ministry, officer):
    by = {"by": ministry.user, "is_given": True}
    with pytest.raises(TextChanged):
        endorse(assignment=request_sent, seen="2020-01-01T00:00:00+00:00", **by)
    endorse(assignment=request_sent, seen=request_sent.submitted_at.isoformat(), **by)
    with pytest.raises(SaidAlready):
        endorse(assignment=request_sent, seen=request_sent.submitted_at.isoformat(), **by)

    request_sent.submitted_at = timezone.now()
    request_sent.save()

    assert said_about(request_sent) is None
    with pytest.raises(EndorsementMissing):
        approve_assignment(assignment=request_sent, by=officer)


def test_an_author_of_the_ministry_or_somebody_elsewhere_endorses_nothing(request_sent, ministry, manager):
    author = MembershipFactory(institution=ministry.institution, role=MemberRole.AUTHOR).user
    address = reverse("institution_assignments:endorse", args=[request_sent.reference])

    for person in (author, manager):
        assert sign_in(person).get(address).status_code == 404
        with pytest.raises(NothingToEndorse):
            endorse(assignment=request_sent, by=person, is_given=True, seen=request_sent.submitted_at.isoformat())


def test_whoever_may_answer_is_asked_when_a_request_is_sent(request_sent, ministry):
    MembershipFactory(institution=ministry.institution, role=MemberRole.AUTHOR)

    ask_to_endorse(request_sent)

    assert [notice.user for notice in Notice.objects.filter(kind="endorsement_asked")] == [ministry.user]


@pytest.mark.parametrize("count", [1, 3])
def test_the_ministry_sees_what_lies_below_and_no_person(ministry, count, django_assert_num_queries):
    agency = InstitutionFactory(parent=ministry.institution)
    hospital = InstitutionFactory(parent=agency)
    for assignment in AssignmentFactory.create_batch(count, institution=hospital, submitted_at=timezone.now()):
        ApplicationFactory(assignment=assignment, state=ApplicationState.ACCEPTED, profile__user__first_name="Canary")
    AssignmentFactory(institution=hospital, state=AssignmentState.DRAFT, title_en="A draft")
    AssignmentFactory(title_en="Of a stranger")
    PlacementFactory(application__assignment__institution=hospital, state="completed")
    client = sign_in(ministry.user)
    client.get(reverse("institution:home"))

    with django_assert_num_queries(14):
        page = client.get(reverse("institution_assignments:below"))

    assert page.text.count("1 of 1") == count + 1
    assert "Experts placed" in page.text
    for hidden in ("Canary", "A draft", "Of a stranger"):
        assert hidden not in page.text
