"""The invited person's side: yes, no, too late, taken back, applied, gone."""

import datetime
import io
import json
import zipfile

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from casework.moves import MoveNotAllowed
from diaspora.enums import ConsentPurpose, Visibility
from diaspora.models import Profile
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from diaspora.profiles.publishing import choose_visibility, hide_profile
from skills_match import tasks
from skills_match.applications import applying
from skills_match.assignments.publishing import close_assignment
from skills_match.enums import ApplicationState, InvitationState
from skills_match.invitations import inviting as invitations
from skills_match.invitations.endings import let_go
from skills_match.models import Application, AssignmentInvitation
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory

from .conftest import handle

pytestmark = pytest.mark.django_db
S = InvitationState


@pytest.fixture
def invitation(manager, assignment, nurse):
    return invitations.invite_person(
        assignment=assignment, by=manager, handle=handle(assignment, nurse), message="We need you <b>now</b>."
    )


def page(invitation):
    return reverse("my:invitation", args=[invitation.pk])


def state_of(invitation) -> str:
    return AssignmentInvitation.objects.get(pk=invitation.pk).state


def test_the_person_reads_who_asks_what_would_be_shown_and_until_when(invitation, nurse):
    client = sign_in(nurse.user)

    text = client.get(page(invitation)).content.decode()

    assert "Train nurses" in text
    assert str(invitation.assignment.institution.name) in text
    assert "We need you &lt;b&gt;now&lt;/b&gt;." in text
    assert "Zawadi Mkapa-Unique" in text
    assert "The last day to answer is" in text
    assert f'href="{page(invitation)}"' in client.get(reverse("my:home")).content.decode()
    assert f'href="{page(invitation)}"' in client.get(reverse("my:invitations")).content.decode()


def test_a_yes_leads_on_to_apply(invitation, nurse):
    text = sign_in(nurse.user).post(page(invitation), {"answer": "yes"}, follow=True).content.decode()

    assert state_of(invitation) == S.ACCEPTED
    assert f'href="{reverse("assignments:apply", args=[invitation.assignment.reference])}"' in text


def test_a_no_asks_nothing_and_offers_nothing(invitation, nurse):
    text = sign_in(nurse.user).post(page(invitation), {"answer": "no"}, follow=True).content.decode()

    assert state_of(invitation) == S.DECLINED
    assert "The institution sees nothing and is not told." in text


def test_no_answer_is_an_error_and_not_a_no(invitation, nurse):
    response = sign_in(nurse.user).post(page(invitation), {})

    assert "Choose yes or no." in response.content.decode()
    assert state_of(invitation) == S.WAITING


def test_the_second_tab_is_told_what_the_first_one_did(invitation, nurse):
    client = sign_in(nurse.user)
    client.post(page(invitation), {"answer": "yes"})

    same = client.post(page(invitation), {"answer": "yes"}, follow=True).content.decode()
    other = client.post(page(invitation), {"answer": "no"}, follow=True).content.decode()

    assert "This was already done." in same
    assert "This is not possible any more" in other
    assert state_of(invitation) == S.ACCEPTED


def test_nobody_else_opens_or_answers_it(invitation, stranger, manager, officer):
    for wrong in (stranger, manager, officer):
        client = sign_in(wrong)
        assert client.get(page(invitation)).status_code == 404
        assert client.post(page(invitation), {"answer": "yes"}).status_code == 404
        assert client.post(reverse("my:take_back_yes", args=[invitation.pk])).status_code == 404
        with pytest.raises(MoveNotAllowed):
            invitations.accept_invitation(invitation=invitation, by=wrong)
    assert state_of(invitation) == S.WAITING


def test_reading_changes_nothing(invitation, nurse):
    client = sign_in(nurse.user)
    client.get(page(invitation), {"answer": "yes"})
    client.get(reverse("my:take_back_yes", args=[invitation.pk]))

    assert state_of(invitation) == S.WAITING


def test_the_last_day_counts_to_its_end_in_dar_es_salaam(invitation, nurse, time_machine):
    last_minute = datetime.datetime.combine(
        invitation.answer_by, datetime.time(23, 59), tzinfo=timezone.get_default_timezone()
    )
    time_machine.move_to(last_minute, tick=False)
    assert tasks.expire_invitations() == 0

    time_machine.shift(datetime.timedelta(minutes=1))
    with pytest.raises(invitations.InvitationOver):
        invitations.accept_invitation(invitation=invitation, by=nurse.user)
    text = sign_in(nurse.user).get(page(invitation)).content.decode()
    assert "Not answered in time" in text
    assert 'name="answer"' not in text
    assert tasks.expire_invitations() == 1
    assert tasks.expire_invitations() == 0
    assert state_of(invitation) == S.EXPIRED


def test_it_is_never_open_longer_than_the_assignment(manager, assignment, nurse):
    assignment.closing_on = timezone.localdate() + datetime.timedelta(days=3)
    assignment.save()

    sent = invitations.invite_person(assignment=assignment, by=manager, handle=handle(assignment, nurse))

    assert sent.answer_by == assignment.closing_on


def test_it_ends_with_the_assignment(invitation, nurse, officer):
    close_assignment(assignment=invitation.assignment, by=officer)

    assert state_of(invitation) == S.LAPSED
    assert "nothing to answer" in sign_in(nurse.user).get(page(invitation)).content.decode()


@pytest.mark.parametrize("how", ["hide", "office_only", "no_matching"])
def test_it_ends_when_the_person_is_no_longer_shown(invitation, nurse, how):
    if how == "hide":
        hide_profile(profile=nurse, by=nurse.user)
    else:
        agreed = {ConsentPurpose.MATCHING} if how == "office_only" else {ConsentPurpose.HOSTS}
        choose_visibility(profile=nurse, visibility=Visibility.OFFICE, agreed=agreed)

    assert state_of(invitation) == S.LAPSED
    assert AssignmentInvitation.objects.select_related("assignment").get().host_label == "Waiting for an answer"


def test_a_change_of_the_profile_that_hides_nothing_ends_nothing(invitation, nurse):
    agreed = {ConsentPurpose.MATCHING, ConsentPurpose.HOSTS}
    choose_visibility(profile=nurse, visibility=Visibility.HOSTS, agreed=agreed)

    assert state_of(invitation) == S.WAITING


def test_whoever_applies_has_answered(invitation, nurse):
    draft = ApplicationFactory(
        assignment=invitation.assignment,
        profile=nurse,
        state=ApplicationState.DRAFT,
        available_from=timezone.localdate(),
        available_until=timezone.localdate(),
    )

    applying.submit_application(application=Application.objects.get(pk=draft.pk), by=nurse.user)

    assert state_of(invitation) == S.APPLIED


def test_the_download_of_all_data_holds_it(invitation, nurse):
    archive = zipfile.ZipFile(io.BytesIO(export_data(user=nurse.user).read()))

    (row,) = json.loads(archive.read("data/skills_match.assignmentinvitation.json"))

    assert row["state"] == "waiting"
    assert row["message"] == "We need you <b>now</b>."
    assert "invited_by" not in row


def test_a_deleted_account_leaves_neither_name_nor_words(invitation, nurse, manager):
    invitations.accept_invitation(invitation=invitation, by=nurse.user)

    delete_account(user=nurse.user)

    left = AssignmentInvitation.objects.get()
    assert (left.profile, left.message, left.state) == (None, "", S.LAPSED)
    assert not Profile.objects.filter(pk=nurse.pk).exists()
    text = (
        sign_in(manager)
        .get(reverse("institution_assignments:people", args=[left.assignment.reference]))
        .content.decode()
    )
    assert "No longer shown" in text


def test_the_office_sees_all_invitations_of_an_assignment(invitation, officer, nurse):
    invitations.decline_invitation(invitation=invitation, by=nurse.user)

    text = sign_in(officer).get(reverse("office:assignment", args=[invitation.assignment.reference])).content.decode()

    assert "Zawadi Mkapa-Unique" in text
    assert "Said no" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_at_any_length(professional, count, django_assert_num_queries):
    from tests.factories.matching import AssignmentFactory

    for _number in range(count):
        AssignmentInvitation.objects.create(
            assignment=AssignmentFactory(), profile=professional.profile, slot=1, answer_by=timezone.localdate()
        )
    client = sign_in(professional)
    client.get(reverse("my:invitations"))

    with django_assert_num_queries(9):
        response = client.get(reverse("my:invitations"))

    assert len(response.context["page"].object_list) == count


def test_the_clock_leaves_what_was_answered_since_it_read_its_list(invitation, nurse, time_machine):
    seen_by_the_clock = AssignmentInvitation.objects.get(pk=invitation.pk)
    invitations.decline_invitation(invitation=invitation, by=nurse.user)

    time_machine.move_to(timezone.now() + datetime.timedelta(days=invitations.ANSWER_DAYS + 1))

    with pytest.raises(invitations.MoveNotAllowed):
        let_go(seen_by_the_clock)
    assert state_of(invitation) == S.DECLINED


@pytest.mark.parametrize("leave", ["hides the profile", "deletes the account"])
def test_whoever_leaves_is_not_held_up_by_a_withdrawal_at_the_same_moment(invitation, nurse, manager, leave):
    withdrawals = iter([invitations.withdraw_invitation])

    def withdraw_once_it_is_listed(execute, sql, *arguments):
        listed = execute(sql, *arguments)
        if sql.startswith('SELECT "skills_match_assignmentinvitation"."id"'):
            for withdraw in withdrawals:
                withdraw(invitation=invitation, by=manager)
        return listed

    with connection.execute_wrapper(withdraw_once_it_is_listed):
        if leave == "hides the profile":
            hide_profile(profile=nurse, by=nurse.user)
        else:
            delete_account(user=nurse.user)

    assert state_of(invitation) == S.WITHDRAWN
