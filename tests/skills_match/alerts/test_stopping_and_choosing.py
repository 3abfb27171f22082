"""How often and how many is for the reader to choose, and to stop; all of it is theirs."""

import datetime
import io
import json
import re
import zipfile

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from diaspora.enums import ConsentPurpose
from diaspora.privacy.consents import give_consent, open_purposes
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from skills_match.alerts.saved_searches import save_search
from skills_match.alerts.settings import stop_token
from skills_match.models import Alert, AlertMessage, AlertSettings, SavedSearch
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory

from .conftest import tick

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
DAY = datetime.timedelta(days=1)


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

    with django_assert_num_queries(12):
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
