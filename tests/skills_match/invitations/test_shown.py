"""An invitation says whom it went to in the words that a host may read, and the comparison has its Invite button."""

import pytest
from django.urls import reverse

from diaspora.enums import MemberRole, Visibility
from diaspora.models import Profile
from skills_match.enums import Audience
from skills_match.invitations import inviting as invitations
from skills_match.matching.runs import run_for
from skills_match.models import AssignmentInvitation
from tests.conftest import sign_in
from tests.factories.matching import OccupationFactory, PersonOccupationFactory
from tests.factories.people import MembershipFactory

from .conftest import handle

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(manager, assignment, nurse):
    occupation = OccupationFactory(en="children's nurse", sw="muuguzi wa watoto")
    PersonOccupationFactory(profile=nurse, occupation=occupation)
    Profile.objects.filter(pk=nurse.pk).update(experience_years=8)
    return invitations.invite_person(
        assignment=assignment, by=manager, handle=handle(assignment, nurse), message="Please come."
    )


def list_of(user, assignment) -> str:
    text = sign_in(user).get(reverse("institution_assignments:people", args=[assignment.reference])).text
    return text[text.index('id="invitations"') : text.index("</section>", text.index('id="invitations"'))]


def compared(user, assignment, *numbers):
    run = run_for(assignment=assignment, audience=Audience.HOSTS, by=user)
    address = reverse("institution_assignments:compare_people", args=[assignment.reference])
    return sign_in(user).get(address, {"list": run.pk, "person": numbers}).text


def test_the_list_says_whom_without_a_name(manager, assignment, invitation):
    text = list_of(manager, assignment)

    for told in ("Person 1", "Children&#x27;s nurse", "8 years of experience", "Paediatric nursing (experienced)"):
        assert told in text
    for telling in ("Zawadi", "Mkapa", "Ashby"):
        assert telling not in text


def test_a_question_before_it_is_withdrawn_says_whom_as_well(manager, assignment, invitation):
    address = reverse("institution_assignments:withdraw_invitation", args=[assignment.reference, invitation.pk])

    text = sign_in(manager).get(address).text

    assert "Children&#x27;s nurse" in text
    assert "Zawadi" not in text


def test_whoever_hid_since_is_described_no_more(manager, assignment, invitation):
    Profile.objects.update(visibility=Visibility.HIDDEN, published_at=None)

    text = list_of(manager, assignment)

    assert "Somebody who is no longer shown" in text
    for telling in ("nurse", "8 years", "nursing"):
        assert telling not in text


def test_a_no_reads_like_silence_in_these_words_too(manager, assignment, invitation):
    before = list_of(manager, assignment)

    invitations.decline_invitation(invitation=invitation, by=invitation.profile.user)

    assert list_of(manager, assignment) == before


def test_the_comparison_invites_and_says_what_came_of_it(manager, assignment, nurse, nurse_of):
    nurse_of()

    assert compared(manager, assignment, 1, 2).count(">Invite<span") == 2
    invitations.invite_person(assignment=assignment, by=manager, handle=handle(assignment, nurse), message="")
    text = compared(manager, assignment, 1, 2)

    assert text.count(">Invite<span") == 1
    assert AssignmentInvitation.objects.get().host_label in text


def test_an_author_compares_without_inviting(assignment, nurse):
    author = MembershipFactory(institution=assignment.institution, role=MemberRole.AUTHOR).user

    text = compared(author, assignment, 1)

    assert "Why this person" in text
    assert ">Invite<span" not in text
