"""Whoever wants the newsletter gets it after one press, and decides about it without an account."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.letters.stops import note_complaint, stop_kind, why_stopped
from casework.models import LetterKind, Suppression
from diaspora.models import WrittenEmail
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from newsletters.models import NewsletterLetter, Subscriber
from newsletters.subscribers.links import link_to
from tests.conftest import sign_in
from tests.factories.newsletters import SubscriberFactory
from tests.factories.pages import TopicFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
SUBSCRIBE = reverse("newsletters:subscribe")
ASHA = "asha@people.example"


def path_of(what: str, subscriber: Subscriber) -> str:
    return link_to(what, subscriber).removeprefix("http://testserver")


def ask(email: str = "Asha@People.example", **more):
    return Client().post(SUBSCRIBE, {"email": email, "language": "sw", **more}, follow=True)


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


class TestSigningUp:
    def test_one_letter_with_one_button_and_only_the_press_subscribes(self, client):
        topic = TopicFactory()

        answer = ask(topics=[topic.pk])
        letter = posted()[-1]
        assert "Look into your mailbox" in answer.text
        assert letter.to == [ASHA]
        assert link_in(letter).startswith("/sw/newsletters/confirm/")
        client.get(link_in(letter))
        assert not Subscriber.objects.reading().exists()

        client.post(link_in(letter))

        subscriber = Subscriber.objects.reading().get()
        assert (subscriber.email, subscriber.language, list(subscriber.topics.all())) == (ASHA, "sw", [topic])
        assert (subscriber.source, subscriber.consented_on) == ("form", timezone.localdate())
        assert subscriber.consent_text.startswith("Naruhusu")

    def test_known_and_new_addresses_get_the_same_answer_and_a_reader_keeps_what_was_chosen(self):
        reader = SubscriberFactory(email=ASHA, language="en", asked_at=timezone.now() - timedelta(days=1))

        known, new = ask(ASHA), ask("new@people.example")

        assert known.redirect_chain == new.redirect_chain
        assert known.text == new.text
        by_address = {letter.to[0]: letter for letter in posted()}
        assert link_in(by_address[ASHA]).startswith("/en/newsletters/choices/")
        assert link_in(by_address["new@people.example"]).startswith("/sw/newsletters/confirm/")
        reader.refresh_from_db()
        assert reader.language == "en"

    def test_nobody_floods_an_address_with_letters(self):
        for _time in range(3):
            ask()

        assert len(posted()) == 1

    def test_an_address_gets_five_letters_a_day_however_long_somebody_goes_on(self, time_machine):
        begun = timezone.now()
        for hours in range(8):
            time_machine.move_to(begun + timedelta(hours=hours))
            assert "Look into your mailbox" in ask().text

        assert len(posted()) == 5

    def test_nobody_asks_for_many_addresses(self, settings):
        settings.ACCOUNT_RATE_LIMITS = {"newsletter": "2/h/ip"}

        answers = [ask(f"reader{number}@people.example").text for number in range(3)]

        assert ["many times" in answer for answer in answers] == [False, False, True]
        assert Subscriber.objects.count() == 2

    def test_what_a_machine_fills_in_is_thrown_away_with_the_same_answer(self):
        assert "Look into your mailbox" in ask(website="https://spam.example").text

        assert not WrittenEmail.objects.exists()
        assert not Subscriber.objects.exists()

    def test_an_address_that_nobody_confirms_is_forgotten_after_seven_days(self, time_machine):
        from diaspora.privacy.retention import forget_what_is_past

        ask()
        SubscriberFactory()

        time_machine.move_to(timezone.now() + timedelta(days=7, hours=1))
        forget_what_is_past()

        assert Subscriber.objects.waiting().count() == 0
        assert Subscriber.objects.count() == 1

    def test_whoever_complained_once_and_asks_again_gets_the_newsletter_and_nothing_else_again(self):
        note_complaint(address=ASHA)
        ask()

        Client().post(link_in(posted()[-1]))

        assert why_stopped([ASHA], kind=LetterKind.NEWSLETTER) == ""
        assert why_stopped([ASHA], kind=LetterKind.ALERTS) == "complained"


class TestChoosing:
    def test_language_topics_and_a_pause_are_chosen_without_an_account(self, client):
        subscriber, topic = SubscriberFactory(), TopicFactory()
        page = path_of("manage", subscriber)

        client.post(page, {"language": "sw", "topics": [topic.pk], "pauses": "on"})
        subscriber.refresh_from_db()
        assert (subscriber.language, list(subscriber.topics.all())) == ("sw", [topic])
        assert subscriber not in Subscriber.objects.reading()
        assert "It pauses until" in client.get(page).text

        client.post(page, {"language": "sw"})
        assert list(Subscriber.objects.reading()) == [subscriber]
        assert not subscriber.topics.exists()

    def test_a_link_changes_nobody_elses_subscription_and_a_new_key_ends_it(self, client):
        subscriber, other = SubscriberFactory(), SubscriberFactory()
        page = path_of("manage", subscriber)
        client.post(page, {"language": "sw"})
        other.refresh_from_db()
        assert other.language == "en"

        subscriber.link_key = uuid.uuid4()
        subscriber.save()

        assert client.get(page).status_code == 410
        assert "Ask for a new link" in client.get(page).text

    def test_leaving_asks_first_stops_the_newsletter_only_and_may_be_taken_back(self, client):
        subscriber, other = SubscriberFactory(), SubscriberFactory()
        page = path_of("leave", subscriber)
        assert "Stop the newsletter?" in client.get(page).text
        assert Subscriber.objects.reading().count() == 2

        for _twice in range(2):
            assert "The newsletter is stopped" in client.post(page).text

        assert list(Subscriber.objects.reading()) == [other]
        assert list(Suppression.objects.values_list("address", "kind")) == [(subscriber.email, "newsletter")]
        client.post(path_of("confirm", subscriber))
        assert Subscriber.objects.reading().count() == 2
        assert not Suppression.objects.exists()

    def test_erasing_leaves_no_trace(self, client, start):
        subscriber, other = SubscriberFactory(), SubscriberFactory()
        start()
        stop_kind(address=subscriber.email, kind=LetterKind.OUTREACH)
        page = path_of("erase", subscriber)
        assert "Erase your subscription?" in client.get(page).text

        assert "is erased" in client.post(page).text

        assert list(Subscriber.objects.all()) == [other]
        assert [letter.subscriber for letter in NewsletterLetter.objects.all()] == [other]
        assert not Suppression.objects.exists()
        assert client.post(page).status_code == 410


def test_a_mail_program_unsubscribes_with_one_post_without_a_cookie_and_only_with_the_token(start):
    from newsletters import tasks

    subscriber, other = SubscriberFactory(), SubscriberFactory()
    start()
    tasks.send_newsletters()
    headers = next(letter for letter in mail.outbox if letter.to == [subscriber.email]).message()
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    program = Client(enforce_csrf_checks=True)

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert program.post(address[:-4] + "xxx/", {"List-Unsubscribe": "One-Click"}).status_code == 404
    assert Subscriber.objects.reading().count() == 2
    answer = program.post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert list(Subscriber.objects.reading()) == [other]


@pytest.mark.parametrize("looks", [100, pytest.param(1000, marks=pytest.mark.whole)])
def test_hundreds_of_looks_of_link_scanners_change_nothing(client, looks):
    subscriber = SubscriberFactory()
    asked = SubscriberFactory(confirmed_at=None)
    pages = [path_of(what, subscriber) for what in ("manage", "leave", "erase")] + [path_of("confirm", asked)]
    before = list(Subscriber.objects.values())

    for number in range(looks):
        assert client.get(pages[number % len(pages)]).status_code == 200

    assert list(Subscriber.objects.values()) == before
    assert not Suppression.objects.exists()
    assert not WrittenEmail.objects.exists()


def test_a_person_with_an_account_finds_the_subscription_in_the_download_and_it_goes_with_the_account(professional):
    import json
    import zipfile

    SubscriberFactory(email=professional.email.lower(), source_note="Canary list")
    SubscriberFactory(email="wrong@people.example", source_note="Somebody else's")

    held = zipfile.ZipFile(export_data(user=professional))
    told = json.dumps([held.read(name).decode() for name in held.namelist() if name.endswith(".json")])
    delete_account(user=professional)

    assert "Canary list" in told
    assert "Somebody else" not in told
    assert [subscriber.email for subscriber in Subscriber.objects.all()] == ["wrong@people.example"]


def test_somebody_who_signed_in_finds_the_newsletter_on_the_page_of_the_account(stranger):
    reader = sign_in(stranger)
    before = reader.get("/en/my/account/").text
    SubscriberFactory(email=stranger.email)

    after = reader.get("/en/my/account/").text

    assert "You do not get it" in before
    assert 'href="/en/newsletters/subscribe/"' in before
    choices = re.search(r'href="http://testserver(/\w+/newsletters/choices/[^"]+)"', after)[1]
    assert reader.get(choices).status_code == 200


def test_whoever_signs_up_can_read_what_happens_with_the_address(client):
    assert 'href="/en/personal-data/"' in client.get("/en/newsletters/subscribe/").text
