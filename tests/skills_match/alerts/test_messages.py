"""The messages: as often as chosen, never over the budget, sent once, true when they are sent, easy to stop."""

import datetime
import io
import json
import re
import zipfile

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from casework import letters
from diaspora.enums import ConsentPurpose
from diaspora.privacy.consents import give_consent, open_purposes
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from skills_match import tasks
from skills_match.alerts import messages
from skills_match.alerts.saved_searches import save_search
from skills_match.alerts.settings import stop_token
from skills_match.assignments.publishing import close_assignment
from skills_match.models import Alert, AlertMessage, AlertSettings, SavedSearch
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory, UserFactory

from .conftest import DAR, WEDNESDAY

pytestmark = pytest.mark.django_db
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    """Wednesday noon in Dar es Salaam, until a test moves the clock."""
    time_machine.move_to(WEDNESDAY, tick=False)


def tick() -> int:
    """What the worker does; returns how many e-mails went out."""
    before = len(mail.outbox)
    tasks.find_alerts()
    tasks.gather_alerts()
    tasks.send_alerts()
    return len(mail.outbox) - before


def next_monday_at(hour, minute=0):
    return datetime.datetime(2026, 11, 30, hour, minute, tzinfo=DAR)


def test_at_once_in_the_readers_language_with_reason_day_and_one_link_each(nurse_of, publish):
    nurse = nurse_of("at_once", user__email="zawadi@example.org", user__preferred_language="sw")
    assignment = publish(title_sw="Kufundisha wauguzi", closing_on=datetime.date(2026, 12, 5))

    assert [tick(), tick()] == [1, 0]

    (email,) = mail.outbox
    assert email.to == ["zawadi@example.org"]
    assert "Kufundisha wauguzi" in email.subject
    assert email.body.count(f"http://testserver/sw/assignments/{assignment.reference}/") == 1
    with translation.override("sw"):
        assert date_format(assignment.closing_on) in email.body
        assert f"/sw/alerts/stop/{stop_token(user=nurse.user)}/" in email.body
    html, _kind = email.alternatives[0]
    assert "Kufundisha wauguzi" in html


def test_several_at_a_time_come_together(nurse_of, publish):
    nurse_of("at_once")
    first, second = publish(), publish()

    assert tick() == 1
    assert mail.outbox[0].subject == "2 new assignments for you"
    for assignment in (first, second):
        assert f"/en/assignments/{assignment.reference}/" in mail.outbox[0].body
    assert "It fits your profile:" in mail.outbox[0].body


def test_daily_waits_for_the_morning_in_dar_es_salaam(nurse_of, publish, time_machine):
    nurse_of("daily")
    publish()

    assert tick() == 0
    time_machine.move_to(WEDNESDAY.replace(hour=6, minute=59) + DAY, tick=False)
    assert tick() == 0
    time_machine.shift(datetime.timedelta(minutes=1))
    assert [tick(), tick()] == [1, 0]
    publish()
    assert tick() == 0
    time_machine.shift(DAY)
    assert tick() == 1


def test_without_a_choice_it_is_once_a_week_on_monday_morning(nurse_of, publish, time_machine):
    nurse_of()
    for _day in range(4):
        publish()
        assert tick() == 0
        time_machine.shift(DAY)

    time_machine.move_to(next_monday_at(6, 59), tick=False)
    assert tick() == 0
    time_machine.move_to(next_monday_at(7), tick=False)
    assert [tick(), tick()] == [1, 0]
    assert mail.outbox[0].subject == "4 new assignments for you"


def test_a_worker_that_was_away_on_monday_sends_on_tuesday(nurse_of, publish, time_machine):
    nurse_of("weekly")
    publish()
    tick()

    time_machine.move_to(next_monday_at(15) + DAY, tick=False)

    assert tick() == 1


def test_never_is_never(nurse_of, publish, time_machine):
    nurse_of("never")
    publish()
    for _week in range(3):
        assert tick() == 0
        time_machine.shift(7 * DAY)


def test_what_is_over_the_budget_goes_into_the_first_message_of_the_next_week(nurse_of, publish, time_machine):
    nurse_of("at_once", a_week=2)
    sent = []
    for _number in range(4):
        publish(closing_on=datetime.date(2026, 12, 31))
        sent.append(tick())
        time_machine.shift(HOUR)
    assert sent == [1, 1, 0, 0]

    time_machine.move_to(next_monday_at(6, 59), tick=False)
    assert tick() == 0
    time_machine.move_to(next_monday_at(7), tick=False)
    assert tick() == 1
    assert mail.outbox[-1].subject == "2 new assignments for you"


def test_the_database_refuses_a_number_twice_and_an_eighth_message(professional):
    week = datetime.date(2026, 11, 23)
    AlertMessage.objects.create(user=professional, week=week, number=1)

    for number in (1, 8):
        with pytest.raises(IntegrityError), transaction.atomic():
            AlertMessage.objects.create(user=professional, week=week, number=number)


@pytest.mark.parametrize("why", ["closed", "applied", "own_institution", "no_consent"])
def test_what_lost_its_reason_meanwhile_is_left_out(nurse_of, publish, officer, time_machine, why):
    nurse = nurse_of("weekly")
    gone, kept = publish(title_en="Gone"), publish(title_en="Kept")
    tick()
    if why == "closed":
        close_assignment(assignment=gone, by=officer)
    elif why == "applied":
        ApplicationFactory(assignment=gone, profile=nurse)
    elif why == "own_institution":
        MembershipFactory(institution=gone.institution, user=nurse.user)
    else:
        nurse.user.consents.filter(purpose=ConsentPurpose.ALERTS).update(withdrawn_at=timezone.now())
        save_search(user=nurse.user, name="Kept ones", text="kept", chosen={}, tells=True)
        Alert.objects.filter(assignment=kept).update(saved_search=SavedSearch.objects.get())
    time_machine.move_to(next_monday_at(8), tick=False)

    assert tick() == 1

    assert "Kept" in mail.outbox[0].body
    assert "Gone" not in mail.outbox[0].body


def test_nothing_left_to_tell_costs_no_message(nurse_of, publish, officer, time_machine):
    nurse_of("weekly")
    close_assignment(assignment=publish(), by=officer)
    tick()
    assignment = publish()
    tick()
    close_assignment(assignment=assignment, by=officer)
    time_machine.move_to(next_monday_at(8), tick=False)

    assert tick() == 0
    assert not AlertMessage.objects.exists()
    assert not Alert.objects.pending().exists()


def test_closed_between_gathering_and_sending_is_not_sent(nurse_of, publish, officer):
    nurse_of("at_once")
    assignment = publish()
    tasks.find_alerts()
    messages.gather_messages()
    close_assignment(assignment=assignment, by=officer)

    assert tick() == 0
    assert tick() == 0


def test_a_saved_search_names_itself_as_the_reason(publish):
    reader = UserFactory(email="reader@example.org")
    AlertSettings.objects.create(user=reader, frequency="at_once")
    save_search(user=reader, name="Wauguzi <Dodoma>", text="nurses", chosen={}, tells=True)
    publish(title_en="Train nurses")

    assert tick() == 1

    assert "It is new in your search “Wauguzi <Dodoma>”." in mail.outbox[0].body
    assert "Wauguzi &lt;Dodoma&gt;" in mail.outbox[0].alternatives[0][0]


def test_nobody_gets_what_belongs_to_another(nurse_of, publish):
    nurse, other = nurse_of("at_once"), UserFactory()
    save_search(user=other, name="Fish", text="fish", chosen={}, tells=True)
    publish(title_en="Train nurses")

    tick()

    assert [email.to for email in mail.outbox] == [[nurse.user.email]]


class Killed(BaseException):
    """The worker dies here, as by kill -9: nothing that follows is run."""


@pytest.mark.parametrize("step", ["finding", "gathering", "before_sending"])
def test_a_worker_killed_at_any_step_neither_loses_nor_doubles(nurse_of, publish, time_machine, monkeypatch, step):
    nurse_of("at_once")
    publish()
    with monkeypatch.context() as patch:
        if step == "finding":
            patch.setattr("skills_match.alerts.finding._bands_of_people", die)
        elif step == "gathering":
            patch.setattr("skills_match.alerts.messages.still_new", die)
        else:
            patch.setattr("casework.letters._send", die)
        with pytest.raises(Killed):
            tick()

    time_machine.shift(letters.LEASE)
    assert [tick(), tick()] == [1, 0]
    assert AlertMessage.objects.count() == 1


def die(*args, **kwargs):
    raise Killed


def test_killed_between_sending_and_writing_it_down_the_copy_has_the_same_message_id(
    nurse_of, publish, time_machine, monkeypatch
):
    nurse_of("at_once")
    publish()
    tick()
    AlertMessage.objects.update(emailed_at=None, email_due_at=timezone.now())

    tick()

    assert len({email.message()["Message-ID"] for email in mail.outbox}) == 1


def test_two_workers_gather_once(nurse_of, publish):
    nurse = nurse_of("at_once")
    publish()
    tasks.find_alerts()

    made = [messages._gather([nurse.user_id], timezone.now()) for _worker in range(2)]

    assert made == [1, 0]
    assert AlertMessage.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_messages_of_a_batch_cost_the_same_and_each_mail_two_statements(
    nurse_of, publish, count, django_assert_num_queries
):
    for _number in range(count):
        nurse_of("at_once")
    publish(), publish()
    tasks.find_alerts()

    with django_assert_num_queries(24):
        messages.gather_messages()
    with django_assert_num_queries(17 + 2 * count):
        tasks.send_alerts()

    assert len(mail.outbox) == count
    assert {email.body.count("/en/assignments/") for email in mail.outbox} == {2}


@pytest.mark.parametrize("step", ["gathering", "sending"])
def test_one_persons_bad_rows_do_not_keep_the_others_from_hearing(nurse_of, publish, monkeypatch, time_machine, step):
    bad, good = nurse_of("at_once"), nurse_of("at_once")
    publish()
    tasks.find_alerts()
    still_new = messages.still_new
    module = "messages" if step == "gathering" else "emails"

    def fail_for_one(alerts):
        alerts = list(alerts)
        if bad.user_id in {alert.user_id for alert in alerts}:
            raise RuntimeError("bad row")
        return still_new(alerts)

    with monkeypatch.context() as patch:
        patch.setattr(f"skills_match.alerts.{module}.still_new", fail_for_one)
        tick()
    assert [email.to for email in mail.outbox] == [[good.user.email]]
    assert tick() == 0
    time_machine.move_to(timezone.now() + max(messages.PUT_OFF, *letters.WAITS[:1]))

    assert tick() == 1
    assert mail.outbox[-1].to == [bad.user.email]


def test_a_worker_killed_in_the_middle_of_a_batch_sends_the_rest_later_and_nothing_twice(
    nurse_of, publish, time_machine, monkeypatch
):
    people = [nurse_of("at_once").user.email for _number in range(3)]
    publish()
    send = letters._send

    def send_one(*values):
        if mail.outbox:
            raise Killed
        return send(*values)

    with monkeypatch.context() as patch:
        patch.setattr(letters, "_send", send_one)
        with pytest.raises(Killed):
            tick()
    assert len(mail.outbox) == 1

    assert tick() == 1
    time_machine.shift(letters.LEASE)
    assert [tick(), tick()] == [1, 0]
    assert sorted(email.to[0] for email in mail.outbox) == sorted(people)


def test_very_many_mails_let_others_have_their_turn(nurse_of, publish, monkeypatch):
    monkeypatch.setattr(letters, "BATCH", 2)
    monkeypatch.setattr(letters, "TURN", 0)
    for _number in range(7):
        nurse_of("at_once")
    publish()

    assert [tick(), tick(), tick()] == [1, 1, 1]
    monkeypatch.undo()
    assert tick() == 4


def test_whoever_is_over_the_budget_does_not_hold_up_the_next_batch(nurse_of, publish, monkeypatch):
    monkeypatch.setattr(messages, "BATCH", 1)
    for a_week in (1, 2, 1, 2):
        nurse_of("at_once", a_week=a_week)

    sent = []
    for _number in range(3):
        publish()
        sent.append(tick())

    assert sent == [4, 2, 0]


class TestStopping:
    def test_the_link_asks_and_the_button_stops_without_signing_in(self, nurse_of, publish, time_machine):
        nurse = nurse_of("at_once")
        publish()
        tick()
        path = re.search(r"http://testserver(/en/alerts/stop/\S+)", mail.outbox[0].body)[1]
        visitor = Client()

        assert "Stop these messages?" in visitor.get(path).content.decode()
        assert AlertSettings.objects.get().frequency == "at_once"
        assert "The messages are stopped" in visitor.post(path).content.decode()

        assert AlertSettings.objects.get().frequency == "never"
        assert ConsentPurpose.ALERTS not in open_purposes(nurse.user)
        publish()
        time_machine.shift(7 * DAY)
        assert tick() == 0

    def test_mail_programmes_stop_with_one_post_and_without_a_cookie(self, nurse_of, publish):
        nurse_of("at_once")
        publish()
        tick()
        headers = mail.outbox[0].message()
        address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
        programme = Client(enforce_csrf_checks=True)

        response = programme.post(address, {"List-Unsubscribe": "One-Click"})

        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert response.status_code == 200
        assert AlertSettings.objects.get().frequency == "never"

    def test_stopping_stops_saved_searches_too_and_keeps_them(self, publish):
        reader = UserFactory()
        save_search(user=reader, name="Nurses", text="nurses", chosen={}, tells=True)

        Client().post(reverse("alerts:stop", args=[stop_token(user=reader)]))
        publish(title_en="Train nurses")

        assert tick() == 0
        assert SavedSearch.objects.filter(user=reader).exists()

    @pytest.mark.parametrize("token", ["nonsense", "MQ:1abc:def", "cut"])
    def test_a_link_that_is_not_ours_stops_nobody(self, nurse_of, token):
        nurse = nurse_of("at_once")
        token = stop_token(user=nurse.user)[:-2] if token == "cut" else token

        response = Client().post(reverse("alerts:stop", args=[token]))

        assert response.status_code == 404
        assert "This link does not work" in response.content.decode()
        assert AlertSettings.objects.get().frequency == "at_once"

    def test_a_link_for_something_else_is_no_stop_link(self, professional):
        from django.core import signing

        token = signing.dumps(professional.pk, salt="something.else")

        assert Client().get(reverse("alerts:stop", args=[token])).status_code == 404


class TestChoosing:
    def test_frequency_budget_and_consent_are_chosen_on_one_page(self, professional):
        client = sign_in(professional)
        address = reverse("my:alert_settings")
        assert "Once a week" in client.get(address).content.decode()

        client.post(address, {"frequency": "daily", "messages_a_week": "2", "agrees": "on"})

        chosen = AlertSettings.objects.get()
        assert (chosen.user, chosen.frequency, chosen.messages_a_week) == (professional, "daily", 2)
        assert ConsentPurpose.ALERTS in open_purposes(professional)
        client.post(address, {"frequency": "weekly", "messages_a_week": "1"})
        assert ConsentPurpose.ALERTS not in open_purposes(professional)

    @pytest.mark.parametrize("wrong", [{"frequency": "hourly"}, {"messages_a_week": "8"}, {"messages_a_week": ""}])
    def test_what_cannot_be_chosen_is_an_error(self, professional, wrong):
        values = {"frequency": "daily", "messages_a_week": "2", **wrong}

        response = sign_in(professional).post(reverse("my:alert_settings"), values)

        assert response.context["form"].errors
        assert not AlertSettings.objects.exists()

    def test_a_visitor_signs_in_first(self, client):
        for name in ("my:alert_settings", "my:new", "my:searches"):
            assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_what_is_new_costs_the_same_at_any_length(professional, stranger, count, django_assert_num_queries):
    for _number in range(count):
        Alert.objects.create(user=professional, assignment=AssignmentFactory(), band="good")
    Alert.objects.create(user=professional, assignment=AssignmentFactory(state="closed"), band="good")
    Alert.objects.create(user=stranger, assignment=AssignmentFactory(), band="good")
    client = sign_in(professional)
    client.get(reverse("my:new"))

    with django_assert_num_queries(11):
        response = client.get(reverse("my:new"))

    assert len(response.context["lines"]) == count


def test_all_of_it_is_in_the_download_and_goes_with_the_account(nurse_of, publish):
    nurse = nurse_of("at_once")
    save_search(user=nurse.user, name="Nurses", text="nurses", chosen={}, tells=True)
    assignment = publish()
    tick()
    ApplicationFactory(assignment=assignment, profile=nurse)  # leaves an empty shell of the account behind

    archive = zipfile.ZipFile(io.BytesIO(export_data(user=nurse.user).read()))
    names = ("savedsearch", "alertsettings", "alert", "alertmessage")
    assert [len(json.loads(archive.read(f"data/skills_match.{name}.json"))) for name in names] == [1, 1, 1, 1]

    delete_account(user=nurse.user)

    assert [model.objects.count() for model in (SavedSearch, AlertSettings, Alert, AlertMessage)] == [0, 0, 0, 0]


def test_a_consent_given_again_is_needed_after_stopping(nurse_of, publish):
    nurse = nurse_of("at_once")
    Client().post(reverse("alerts:stop", args=[stop_token(user=nurse.user)]))
    AlertSettings.objects.update(frequency="at_once")
    publish()
    assert tick() == 0

    give_consent(user=nurse.user, purpose=ConsentPurpose.ALERTS)
    publish()

    assert tick() == 1
