"""Person, host and office talk about an application: each reads what is for them, and is told once until they read."""

import zipfile

import pytest
from django.urls import reverse

from diaspora.enums import MemberRole
from diaspora.models import Thread, ThreadMessage
from diaspora.notices.notify import email_for
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from diaspora.rules import membership_of
from diaspora.threads.errors import NotInThread
from diaspora.threads.writing import owe_nothing, write_message
from reviews.models import Round
from selection.messages.waiting import to_answer
from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, UserFactory
from tests.factories.reviews import SubjectFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(professional, manager, officer):
    institution = membership_of(manager).institution
    return ApplicationFactory(
        profile=professional.profile,
        assignment__institution=institution,
        assignment__title_en="Teach midwives",
        state=ApplicationState.SHORTLISTED,
        officer=officer,
    )


def page_of(user, sent, side: str) -> str:
    names = {"person": "my:messages", "office": "office:messages", "host": "institution_assignments:messages"}
    before = [sent.assignment.reference] if side == "host" else []
    return reverse(names[side], args=[*before, sent.pk])


def read(user, sent, side: str) -> str:
    return sign_in(user).get(page_of(user, sent, side)).content.decode()


def test_each_side_reads_what_is_for_it_and_who_has_read(sent, professional, manager, officer, stranger):
    def post(user, side, text, kept_from):
        data = {"text": text, "kept_from": kept_from}
        return sign_in(user).post(page_of(user, sent, side), data)

    assert post(professional, "person", "May I come in June?", "host").status_code == 302
    post(officer, "office", "Is June possible for you?", "person")
    post(manager, "host", "June suits us well.", "all")

    own, of_host, of_office = (
        read(professional, sent, "person"),
        read(manager, sent, "host"),
        read(officer, sent, "office"),
    )
    assert ("May I come in June?" in own, "Is June possible" in own, "June suits us" in own) == (True, False, True)
    assert ("May I come in June?" in of_host, "Is June possible" in of_host) == (False, True)
    assert all(text in of_office for text in ("May I come in June?", "Is June possible", "June suits us"))
    assert "Applicant: read" in of_office
    outsider = sign_in(stranger)
    author = MembershipFactory(institution=sent.assignment.institution, role=MemberRole.AUTHOR).user
    assert outsider.get(page_of(stranger, sent, "person")).status_code == 404
    assert sign_in(author).get(page_of(author, sent, "host")).status_code == 404
    with pytest.raises(NotInThread):
        write_message(about=sent, by=stranger, text="Hello")
    assert ThreadMessage.objects.count() == 3


def test_readers_are_told_once_until_they_read_and_never_of_what_is_kept_from_them(
    sent, professional, manager, officer
):
    for text in ("One", "Two", "Three"):
        write_message(about=sent, by=professional, text=text, kept_from="host")

    assert heard_by(officer) == ["application_staff_message"]
    assert heard_by(manager) == []
    notice = officer.notices.get()
    assert "One" not in email_for(notice).body
    read(officer, sent, "office")
    write_message(about=sent, by=professional, text="Four")
    assert heard_by(officer) == ["application_staff_message"] * 2
    assert heard_by(manager) == ["application_staff_message"]
    assert "Teach midwives" in sign_in(manager).get("/en/my/waiting/").content.decode()
    read(manager, sent, "host")
    assert "new message" not in sign_in(manager).get("/en/my/waiting/").content.decode()


def test_what_nobody_answered_waits_for_the_office_until_it_does(sent, professional, manager, officer):
    colleague = UserFactory()
    colleague.user_permissions.set(officer.user_permissions.all())
    write_message(about=sent, by=professional, text="May I come in June?")

    listed = sign_in(colleague).get(reverse("office:application_messages")).content.decode()

    assert page_of(colleague, sent, "office") in listed
    assert list(to_answer(officer, mine_only=True)) == [sent]
    assert not to_answer(colleague, mine_only=True).exists()
    with pytest.raises(NotInThread):
        owe_nothing(about=sent, by=manager)
    sign_in(colleague).post(reverse("office:nothing_to_answer", args=[sent.pk]))
    assert not to_answer(officer).exists()
    write_message(about=sent, by=manager, text="And from us?", kept_from="person")
    write_message(about=sent, by=officer, text="Yes.", kept_from="person")
    assert not to_answer(officer).exists()


def test_a_message_that_is_sent_twice_is_there_once_and_what_was_typed_wrongly_stays(sent, professional):
    client, here = sign_in(professional), page_of(professional, sent, "person")
    data = {"text": "Once", "kept_from": "host", "key": "6a3a3b52-6d5b-4f6a-9f53-0f1f6a4b8a11"}
    client.post(here, data)
    client.post(here, data)

    wrong = client.post(here, {"text": "Kept as it was", "kept_from": "nobody"})

    assert ThreadMessage.objects.count() == 1
    assert wrong.status_code == 200
    assert "Kept as it was" in wrong.content.decode()


def test_while_names_are_hidden_the_host_neither_reads_nor_hears(sent, professional, manager, officer):
    subject = SubjectFactory(application=sent)
    Round.objects.get(pk=subject.round_id).phases.update(shows_names=False)

    write_message(about=sent, by=professional, text="I am Asha Mrema")

    assert sign_in(manager).get(page_of(manager, sent, "host")).status_code == 404
    assert heard_by(manager) == []
    with pytest.raises(NotInThread):
        write_message(about=sent, by=manager, text="Who are you?")
    assert "Teach midwives" not in sign_in(manager).get("/en/my/waiting/").content.decode()


def test_the_page_takes_as_many_queries_for_thirty_messages_as_for_one(
    sent, professional, officer, django_assert_num_queries
):
    client, here = sign_in(officer), page_of(officer, sent, "office")
    write_message(about=sent, by=professional, text="First")
    client.get(here)
    with django_assert_num_queries(20):
        client.get(here)
    for number in range(29):
        write_message(about=sent, by=professional, text=f"Message {number}")

    with django_assert_num_queries(20):
        client.get(here)


def test_messages_go_with_the_account_of_the_applicant_and_lose_the_name_of_others(
    sent, professional, manager, officer
):
    other = ApplicationFactory(assignment=sent.assignment, state=ApplicationState.SHORTLISTED)
    write_message(about=sent, by=officer, text="Not for the applicant", kept_from="person")
    write_message(about=sent, by=professional, text="May I come in June?")
    write_message(about=other, by=manager, text="We look forward to it")
    MembershipFactory(institution=sent.assignment.institution, role=MemberRole.MANAGER)
    with zipfile.ZipFile(export_data(user=professional)) as archive:
        mine = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".json"))

    delete_account(user=professional)
    delete_account(user=manager)

    assert "May I come in June?" in mine
    assert "Not for the applicant" not in mine
    [left] = ThreadMessage.objects.all()
    assert (left.text, left.author) == ("We look forward to it", None)
    assert Thread.objects.count() == 1
