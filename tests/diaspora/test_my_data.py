"""What is held and why, everything as a download, and goodbye."""

import datetime
import io
import json
import time
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from diaspora.accounts.closing import reinstate_account, suspend_account
from diaspora.enums import MemberRole
from diaspora.files.store import path_of
from diaspora.models import Consent, Notice, OfficeNote, PrivateFile, Profile, User
from diaspora.notices.notify import notify
from diaspora.privacy.erasure import AccountOfLastManager, delete_account
from diaspora.privacy.registry import holdings
from home.contact.messages import receive_message
from office.notes import write_note
from skills_match.applications.applying import start_screening
from skills_match.enums import ApplicationState
from skills_match.models import Application, PersonSkill
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, PersonSkillFactory, SkillFactory
from tests.factories.people import MembershipFactory, ProfileLanguageFactory
from tests.post import posted

from .test_private_files import keep

pytestmark = pytest.mark.django_db
GOODBYE = {"understood": "on"}


@pytest.fixture
def asha(professional):
    """Somebody with a bit of everything."""
    profile = professional.profile
    PersonSkillFactory(profile=profile, skill=SkillFactory(en="nursing", sw="uuguzi"))
    ProfileLanguageFactory(profile=profile)
    keep(professional, name="سيرة ذاتية.pdf")
    notify(user=professional, kind="still_available", values={})
    return professional


def signed_in_long_ago(user) -> Client:
    client = sign_in(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600, "email": user.email}]
    session.save()
    return client


def download(user) -> zipfile.ZipFile:
    answer = sign_in(user).post(reverse("diaspora:export"))
    assert answer["Cache-Control"] == "no-store, private"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_page_to_read_says_it_as_a_person_would(asha):
    User.objects.filter(pk=asha.pk).update(date_joined=datetime.datetime(2026, 3, 5, 21, 30, tzinfo=datetime.UTC))

    page = download(asha).read("index.html").decode()

    assert "<dd>6 March 2026, 00:30</dd>" in page
    assert "All times are in Dar es Salaam time." in page
    assert "<dd>File stored</dd>" in page
    for raw in ("<dd>True", "<dd>False", "diaspora.", "UTC", "<dd>[", "<dd>{"):
        assert raw not in page


def test_the_page_says_what_is_held_and_leaves_out_what_is_not(asha):
    content = sign_in(asha).get(reverse("diaspora:privacy")).content.decode()

    assert "<summary>Skills</summary>" in content
    assert "<summary>Work experience</summary>" not in content


def test_the_privacy_page_needs_as_many_queries_for_three_looks_as_for_one(asha, officer):
    """How many tables are looked at grows with every app that keeps something; with the looks it does not."""
    asked = []
    for count in (1, 3):
        asha.file_accesses.all().delete()
        for number in range(count):
            asha.file_accesses.create(viewer=officer, viewer_role="Programme office", what=f"cv{number}")
        client = sign_in(asha)
        client.get(reverse("diaspora:privacy"))  # warms what the process remembers of the frame
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("diaspora:privacy"))
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_the_download_holds_everything_of_mine_and_nothing_of_others(asha, stranger):
    PersonSkillFactory(profile=stranger.profile, skill=SkillFactory(en="plumbing", sw="ufundi bomba"))

    archive = download(asha)

    whole = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="ignore")
    assert [row["skill"] for row in json.loads(archive.read("data/skills_match.personskill.json"))] == ["nursing"]
    assert json.loads(archive.read("data/diaspora.user.json"))[0]["email"] == asha.email
    assert json.loads(archive.read("data/diaspora.profile.json"))[0]["country_of_residence"] == "GB"
    assert "nursing" in archive.read("index.html").decode()
    assert any(name.startswith("files/") for name in archive.namelist())
    assert stranger.email not in whole
    assert "plumbing" not in whole
    assert asha.password not in whole


def test_the_download_asks_again_who_one_is_and_then_begins(asha):
    client = signed_in_long_ago(asha)
    asked = client.post(reverse("diaspora:export"))
    assert asked.url.startswith(reverse("account_reauthenticate"))

    answer = client.post(asked.url, {"password": "kanga-kitenge", "next": reverse("diaspora:export")})

    assert answer["Content-Type"] == "application/zip"


def test_it_holds_what_was_written_from_a_proven_address_what_was_logged_and_the_roles(asha, officer):
    group = Group.objects.create(name="Gardeners")
    asha.groups.add(group)
    for email in (asha.email.upper(), "somebody@example.org"):
        receive_message(topic="other", name="A", email=email, text=f"From {email}", language="en")
    suspend_account(account=asha, by=officer, reason="Sold places in the queue")
    reinstate_account(account=asha, by=officer)

    archive = download(User.objects.get(pk=asha.pk))

    texts = [row["text"] for row in json.loads(archive.read("data/home.contactmessage.json"))]
    actions = [row["action"] for row in json.loads(archive.read("data/wagtailcore.modellogentry.json"))]
    assert texts == [f"From {asha.email.upper()}"]
    assert "account.suspend" in actions
    assert json.loads(archive.read("data/diaspora.user.json"))[0]["groups"] == ["Gardeners"]


def test_it_holds_no_notes_of_others_and_no_names_of_officers(asha, officer):
    application = ApplicationFactory(profile=asha.profile, state=ApplicationState.SUBMITTED)
    start_screening(application=application, by=officer)
    for record in (asha, asha.profile, application):
        write_note(about=record, text="She seems tired", by=officer)

    archive = download(asha)

    whole = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="ignore")
    assert "tired" not in whole
    assert officer.last_name not in whole


@pytest.mark.parametrize("holding", [holding for holding in holdings() if holding.owner], ids=lambda h: h.label)
def test_every_kind_of_record_that_has_an_owner_hands_something_out(holding):
    assert holding.exported


def test_the_download_opens_for_somebody_without_a_profile(officer):
    assert "index.html" in download(officer).namelist()


def test_deleting_asks_again_who_one_is(asha):
    client = signed_in_long_ago(asha)
    address = reverse("diaspora:delete_account")

    assert client.post(address, GOODBYE).url.startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": "wrong"})
    assert client.get(address).status_code == 302
    assert User.objects.filter(pk=asha.pk).exists()

    client.post(reverse("account_reauthenticate"), {"password": "kanga-kitenge"})
    assert client.get(address).status_code == 200


def test_deleting_needs_the_tick(asha):
    answer = sign_in(asha).post(reverse("diaspora:delete_account"), {})

    assert answer.status_code == 200
    assert User.objects.filter(pk=asha.pk).exists()


def test_an_account_without_sent_applications_goes_without_a_trace(asha, django_capture_on_commit_callbacks):
    file = path_of(PrivateFile.objects.get())
    OfficeNote.objects.create(about=asha.profile, text="Asha is kind")

    with django_capture_on_commit_callbacks(execute=True):
        sign_in(asha).post(reverse("diaspora:delete_account"), GOODBYE)

    assert not User.objects.filter(pk=asha.pk).exists()
    assert not file.exists()
    for model in (Profile, PersonSkill, Consent, Notice, PrivateFile, OfficeNote):
        assert not model.objects.exists()
    assert not ModelLogEntry.objects.filter(label__contains="Asha").exists()
    assert [message.to for message in posted()] == [[asha.email]]


def test_sent_applications_stay_without_the_person(asha, officer, stranger):
    application = ApplicationFactory(
        profile=asha.profile,
        snapshot={"name": "Asha Mrema"},
        cv=PrivateFile.objects.get(),
        state=ApplicationState.SUBMITTED,
    )
    start_screening(application=application, by=officer)
    draft = ApplicationFactory(profile=asha.profile, state=ApplicationState.DRAFT, submitted_at=None)
    other = ApplicationFactory(profile=stranger.profile, snapshot={"name": "Wrong Person"})

    sign_in(asha).post(reverse("diaspora:delete_account"), GOODBYE)

    application.refresh_from_db()
    other.refresh_from_db()
    asha.refresh_from_db()
    assert not Application.objects.filter(pk=draft.pk).exists()
    assert application.state == ApplicationState.WITHDRAWN
    assert (application.snapshot, application.motivation, application.cv) == ({}, "", None)
    assert (other.snapshot, other.motivation != "") == ({"name": "Wrong Person"}, True)
    assert (str(asha), asha.is_active, asha.has_usable_password()) == ("Deleted account", False, False)
    assert asha.profile.city == ""
    assert not asha.emailaddress_set.exists()
    assert not PrivateFile.objects.exists()


def test_nobody_signs_in_to_what_is_left(asha):
    ApplicationFactory(profile=asha.profile)
    elsewhere = sign_in(asha)

    delete_account(user=asha)

    assert elsewhere.get(reverse("my:home")).status_code == 302
    assert not Client().login(email=asha.email, password="kanga-kitenge")


def test_deleting_twice_does_no_harm(asha):
    ApplicationFactory(profile=asha.profile)

    delete_account(user=asha)
    delete_account(user=asha)

    assert User.objects.get(pk=asha.pk).is_erased


def test_the_last_manager_hands_over_first(manager):
    institution = manager.memberships.get().institution
    MembershipFactory(institution=institution, role=MemberRole.REVIEWER)
    client = sign_in(manager)

    content = client.post(reverse("diaspora:delete_account"), GOODBYE).content.decode()

    assert "last manager" in content
    assert institution.name in content
    with pytest.raises(AccountOfLastManager):
        delete_account(user=manager)
    assert User.objects.filter(pk=manager.pk).exists()


def test_with_a_second_manager_the_first_may_go(manager):
    MembershipFactory(institution=manager.memberships.get().institution)

    delete_account(user=manager)

    assert not User.objects.filter(pk=manager.pk).exists()


def test_a_manager_whose_account_is_closed_does_not_count(manager):
    MembershipFactory(institution=manager.memberships.get().institution, user__is_active=False)

    with pytest.raises(AccountOfLastManager):
        delete_account(user=manager)


def test_the_office_keeps_its_decisions_when_an_officer_goes(asha, officer):
    application = ApplicationFactory(profile=asha.profile)
    start_screening(application=application, by=officer)

    delete_account(user=officer)

    application.refresh_from_db()
    assert (application.state, application.officer) == (ApplicationState.SCREENING, None)
