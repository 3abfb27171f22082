"""The institution's side: whom it may invite, how often, and what it never learns."""

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from casework.moves import AlreadyDone
from diaspora import tasks as diaspora_tasks
from diaspora.enums import ConsentPurpose, HourlyLimit, MemberRole, Visibility
from diaspora.hourly_limits import MOST
from diaspora.models import FileAccess, HourlyUse, Notice
from skills_match import tasks
from skills_match.enums import ApplicationState, InvitationState
from skills_match.invitations import inviting as invitations
from skills_match.models import AssignmentInvitation
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory

from .conftest import handle, handles_shown

pytestmark = pytest.mark.django_db
S = InvitationState


def invite(assignment, profile, by, message="You trained nurses: come and see us."):
    return invitations.invite_person(assignment=assignment, by=by, handle=handle(assignment, profile), message=message)


def address(assignment, profile):
    return reverse("institution_assignments:invite_person", args=[assignment.reference, handle(assignment, profile)])


def page_of(client, assignment) -> str:
    return client.get(reverse("institution_assignments:people", args=[assignment.reference])).content.decode()


def test_a_host_invites_from_the_list_and_the_person_gets_an_email(manager, assignment, nurse):
    client = sign_in(manager)
    assert f'href="{address(assignment, nurse)}"' in page_of(client, assignment)

    response = client.post(address(assignment, nurse), {"message": "Please come."}, follow=True)

    assert "The invitation is sent." in response.content.decode()
    (invitation,) = AssignmentInvitation.objects.all()
    assert (invitation.profile, invitation.invited_by, invitation.state, invitation.slot) == (
        nurse,
        manager,
        S.WAITING,
        1,
    )
    diaspora_tasks.send_due_notices()
    (email,) = mail.outbox
    assert email.to == [nurse.user.email]
    assert "invites you: Train nurses" in email.subject
    assert f"/en/my/invitations/{invitation.pk}/" in email.body


def test_nothing_on_the_way_tells_who_it_is(manager, assignment, nurse):
    client = sign_in(manager)
    texts = [page_of(client, assignment), client.get(address(assignment, nurse)).content.decode()]
    client.post(address(assignment, nurse), {"message": ""})
    texts += [page_of(client, assignment)]
    invitation = AssignmentInvitation.objects.get()
    for name in ("institution_assignments:invited", "institution_assignments:withdraw_invitation"):
        texts.append(client.get(reverse(name, args=[assignment.reference, invitation.pk])).content.decode())

    for text in texts:
        for telling in ("Zawadi", "Mkapa", "Ashby", nurse.user.email, f"/{nurse.pk}/invite"):
            assert telling not in text
    assert not FileAccess.objects.exists()


def test_the_same_person_has_another_handle_in_each_assignment(manager, assignment, nurse):
    other = type(assignment).objects.create(institution=assignment.institution, reference="A-other")

    assert handle(assignment, nurse) != handle(other, nurse)
    assert handles_shown(assignment, manager) == {handle(assignment, nurse)}


@pytest.mark.parametrize("hides", ["visibility", "consent", "unpublished"])
def test_somebody_whom_the_matching_no_longer_shows_cannot_be_invited(manager, assignment, nurse, hides):
    if hides == "visibility":
        type(nurse).objects.filter(pk=nurse.pk).update(visibility=Visibility.OFFICE)
    elif hides == "consent":
        nurse.user.consents.filter(purpose=ConsentPurpose.MATCHING).delete()
    else:
        type(nurse).objects.filter(pk=nurse.pk).update(published_at=None)

    with pytest.raises(invitations.NoLongerMatching):
        invite(assignment, nurse, manager)

    client = sign_in(manager)
    assert client.get(address(assignment, nurse)).status_code == 404
    assert "no longer among the matches" in client.post(address(assignment, nurse), follow=True).content.decode()
    assert not AssignmentInvitation.objects.exists()


def test_a_handle_of_another_assignment_opens_nothing(manager, assignment, nurse, nursing):
    from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory

    other = AssignmentFactory(institution=assignment.institution)
    AssignmentSkillFactory(assignment=other, skill=nursing)

    with pytest.raises(invitations.NoLongerMatching):
        invitations.invite_person(assignment=other, by=manager, handle=handle(assignment, nurse))


def test_only_reviewers_and_managers_of_the_institution_invite(manager, assignment, nurse, officer, stranger):
    institution = assignment.institution
    author = MembershipFactory(institution=institution, role=MemberRole.AUTHOR).user
    elsewhere = MembershipFactory(role=MemberRole.MANAGER).user

    for wrong in (author, elsewhere, stranger):
        with pytest.raises(invitations.NotInvitable):
            invite(assignment, nurse, wrong)
    codes = [sign_in(wrong).post(address(assignment, nurse)).status_code for wrong in (author, elsewhere, stranger)]
    assert codes == [404, 404, 403]
    assert "/invite/" not in page_of(sign_in(author), assignment)

    reviewer = MembershipFactory(institution=institution, role=MemberRole.REVIEWER).user
    assert invite(assignment, nurse, reviewer).state == S.WAITING


@pytest.mark.parametrize("state", ["closed", "approved", "filled"])
def test_only_while_the_assignment_takes_applications(manager, assignment, nurse, state):
    assignment.state = state
    assignment.save()

    with pytest.raises(invitations.NotInvitable):
        invite(assignment, nurse, manager)
    assert "/invite/" not in page_of(sign_in(manager), assignment)


def test_a_double_click_invites_once_and_says_so(manager, assignment, nurse):
    client = sign_in(manager)
    client.post(address(assignment, nurse), {"message": ""})

    again = client.post(address(assignment, nurse), {"message": ""}, follow=True)

    assert "You have invited this person already." in again.content.decode()
    assert "You have invited this person already." in client.get(address(assignment, nurse)).content.decode()
    assert AssignmentInvitation.objects.count() == 1
    assert Notice.objects.filter(kind="invitation_received").count() == 1


def test_the_database_knows_one_invitation_per_person_and_assignment(manager, assignment, nurse):
    first = invite(assignment, nurse, manager)

    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentInvitation.objects.create(assignment=assignment, profile=nurse, slot=2, answer_by=first.answer_by)


def test_whoever_has_applied_is_read_and_not_invited(manager, assignment, nurse, nurse_of):
    """Also by whoever had the form open when the application came: the words that were typed stay there."""
    nurse_of()
    application = ApplicationFactory(assignment=assignment, profile=nurse)
    ApplicationFactory(profile=nurse_of())
    link = reverse("institution_assignments:application", args=[assignment.reference, application.pk])
    client = sign_in(manager)

    text = page_of(client, assignment)
    answer = client.post(address(assignment, nurse), {"message": "Come and teach"}).content.decode()

    assert (text.count("Has applied"), text.count(f'href="{link}"'), text.count("/invite/")) == (1, 1, 2)
    assert "This person has already applied to this assignment." in answer
    assert "Come and teach" in answer
    assert link in answer
    assert AssignmentInvitation.objects.count() == 0
    with pytest.raises(invitations.HasApplied):
        invite(assignment, nurse, manager)


def test_an_author_who_reads_no_applications_does_not_learn_who_applied(assignment, nurse):
    ApplicationFactory(assignment=assignment, profile=nurse)
    author = MembershipFactory(institution=assignment.institution, role=MemberRole.AUTHOR).user

    assert "Has applied" not in page_of(sign_in(author), assignment)


def test_whoever_took_the_application_back_or_works_there_is_not_invited_and_not_told_apart(
    manager, assignment, nurse, nurse_of
):
    ApplicationFactory(assignment=assignment, profile=nurse, state=ApplicationState.WITHDRAWN)
    colleague = nurse_of()
    MembershipFactory(institution=assignment.institution, user=colleague.user, role=MemberRole.AUTHOR)

    assert "Has applied" not in page_of(sign_in(manager), assignment)
    for profile in (nurse, colleague):
        with pytest.raises(invitations.CannotBeInvited):
            invite(assignment, profile, manager)


def test_five_are_open_at_most_and_a_no_frees_no_place_before_its_day(manager, assignment, nurse_of, time_machine):
    time_machine.move_to(timezone.now())
    nurses = [nurse_of() for _number in range(6)]
    sent = [invite(assignment, profile, manager) for profile in nurses[:5]]
    with pytest.raises(invitations.TooManyOpen):
        invite(assignment, nurses[5], manager)

    invitations.decline_invitation(invitation=sent[0], by=nurses[0].user)
    with pytest.raises(invitations.TooManyOpen):
        invite(assignment, nurses[5], manager)

    time_machine.shift(datetime.timedelta(days=invitations.ANSWER_DAYS + 1))
    assert invite(assignment, nurses[5], manager).slot in range(1, 6)


def test_a_withdrawn_one_frees_its_place_at_once(manager, assignment, nurse_of):
    nurses = [nurse_of() for _number in range(6)]
    sent = [invite(assignment, profile, manager) for profile in nurses[:5]]

    invitations.withdraw_invitation(invitation=sent[2], by=manager)

    assert invite(assignment, nurses[5], manager).slot == 3


def test_at_no_moment_does_a_no_look_different_from_silence(manager, assignment, nurse_of, time_machine):
    """The host's page, with everything around it, is the same text whichever of the two was the no."""
    time_machine.move_to(timezone.now())
    declines, silent = nurse_of(), nurse_of()
    said_no, unanswered = invite(assignment, declines, manager), invite(assignment, silent, manager)
    invitations.decline_invitation(invitation=said_no, by=declines.user)
    client = sign_in(manager)

    def labels():
        rows = AssignmentInvitation.objects.select_related("assignment").in_bulk()
        return [(rows[each.pk].host_label, rows[each.pk].host_tone) for each in (said_no, unanswered)]

    assert labels() == [("Waiting for an answer", "wait")] * 2
    assert page_of(client, assignment).count("/withdraw/") == 2
    time_machine.shift(datetime.timedelta(days=invitations.ANSWER_DAYS + 1))
    assert labels() == [("Declined or not answered", "neutral")] * 2
    tasks.expire_invitations()
    assert labels() == [("Declined or not answered", "neutral")] * 2
    assert set(AssignmentInvitation.objects.values_list("slot", flat=True)) == {None}
    assert not Notice.objects.filter(user=manager).exists()


def test_a_host_withdraws_what_was_answered_with_no_without_noticing(manager, assignment, nurse):
    invitation = invite(assignment, nurse, manager)
    invitations.decline_invitation(invitation=invitation, by=nurse.user)

    text = (
        sign_in(manager)
        .post(
            reverse("institution_assignments:withdraw_invitation", args=[assignment.reference, invitation.pk]),
            follow=True,
        )
        .content.decode()
    )

    assert "The invitation is withdrawn." in text
    assert not Notice.objects.filter(kind="invitation_withdrawn").exists()


def test_whoever_waits_is_told_of_the_withdrawal(manager, assignment, nurse):
    invitation = invite(assignment, nurse, manager)

    invitations.withdraw_invitation(invitation=invitation, by=manager)

    assert Notice.objects.filter(kind="invitation_withdrawn", user=nurse.user).count() == 1
    with pytest.raises(AlreadyDone):
        invitations.withdraw_invitation(invitation=invitation, by=manager)


def test_a_yes_opens_name_and_profile_to_that_host_for_that_assignment_only(manager, assignment, nurse, stranger):
    invitation = invite(assignment, nurse, manager)
    invitations.accept_invitation(invitation=invitation, by=nurse.user)
    client = sign_in(manager)
    shown = reverse("institution_assignments:invited", args=[assignment.reference, invitation.pk])
    elsewhere = MembershipFactory(role=MemberRole.MANAGER).user
    author = MembershipFactory(institution=assignment.institution, role=MemberRole.AUTHOR).user

    text = client.get(shown).content.decode()

    assert "Zawadi Mkapa-Unique" in text
    assert nurse.user.email not in text
    assert [sign_in(wrong).get(shown).status_code for wrong in (elsewhere, author, stranger)] == [404, 404, 403]
    assert "Zawadi" not in page_of(sign_in(author), assignment)
    (look,) = FileAccess.objects.all()
    assert (look.subject, look.viewer, look.what) == (nurse.user, manager, "invited")
    assert "after you said yes to an invitation" in (
        sign_in(nurse.user).get(reverse("diaspora:privacy")).content.decode()
    )
    assert Notice.objects.filter(user=manager, kind="invitation_accepted").count() == 1


@pytest.mark.parametrize("ends", ["taken_back", "hidden", "filled", "unannounced"])
def test_nothing_is_shown_once_the_yes_has_lost_its_ground(manager, assignment, nurse, officer, ends):
    from diaspora.profiles.publishing import hide_profile
    from skills_match.assignments.publishing import close_assignment, fill_assignment

    invitation = invite(assignment, nurse, manager)
    invitation = invitations.accept_invitation(invitation=invitation, by=nurse.user)
    if ends == "taken_back":
        invitations.take_back_yes(invitation=invitation, by=nurse.user)
    elif ends == "hidden":
        hide_profile(profile=nurse, by=nurse.user)
    elif ends == "filled":
        close_assignment(assignment=assignment, by=officer)
        invitation.refresh_from_db()
        assert invitation.state == S.ACCEPTED
        fill_assignment(assignment=assignment, by=officer)
    else:
        nurse.user.consents.filter(purpose=ConsentPurpose.MATCHING).delete()

    text = (
        sign_in(manager)
        .get(reverse("institution_assignments:invited", args=[assignment.reference, invitation.pk]))
        .content.decode()
    )

    assert "Zawadi" not in text
    assert "Name and profile are not shown" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_queries_at_any_length(manager, assignment, nurse_of, count, django_assert_num_queries):
    for _number in range(count):
        invite(assignment, nurse_of(), manager)
    client = sign_in(manager)
    page_of(client, assignment)

    with django_assert_num_queries(27):
        text = page_of(client, assignment)

    assert text.count("/withdraw/") == count


def test_invitations_end_at_the_limit_of_the_hour_and_the_message_stays_typed(manager, assignment, nurse):
    HourlyUse.objects.bulk_create(
        HourlyUse(person=manager, limit=HourlyLimit.MATCHES, used_at=timezone.now())
        for _ in range(MOST[HourlyLimit.MATCHES])
    )

    response = sign_in(manager).post(address(assignment, nurse), {"message": "Please come to our ward."})

    assert "You sent 30 invitations within an hour. You can send more in 60 minutes." in response.text
    assert "Please come to our ward." in response.text
    assert not AssignmentInvitation.objects.exists()
