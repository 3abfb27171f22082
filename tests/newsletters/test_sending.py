"""A newsletter is composed in two languages, frozen when it starts, and sent once to each reader as they chose."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from casework.letters.stops import note_complaint, note_hard_bounce
from casework.moves import MoveNotAllowed
from newsletters import tasks
from newsletters.enums import NewsletterState
from newsletters.issues.composing import NotReady, content_of
from newsletters.issues.letters import preview
from newsletters.issues.moves import cancel, go_on, pause, schedule, take_back
from newsletters.models import Newsletter, NewsletterLetter
from tests.factories.matching import AssignmentFactory
from tests.factories.newsletters import NewsletterFactory, NewsletterItemFactory, SubscriberFactory
from tests.factories.pages import NewsPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


def send() -> list[str]:
    """Everything that is due leaves; to whom, in order."""
    mail.outbox.clear()
    tasks.send_newsletters()
    return sorted(letter.to[0] for letter in mail.outbox)


class TestOnce:
    def test_each_reader_gets_it_once_in_their_language_and_nobody_else(self, start):
        asha, juma = (
            SubscriberFactory(email="asha@people.example"),
            SubscriberFactory(email="juma@x.example", language="sw"),
        )
        SubscriberFactory(confirmed_at=None)
        SubscriberFactory(left_at=timezone.now())
        SubscriberFactory(paused_until=timezone.now() + timedelta(days=1))

        newsletter = start()

        assert newsletter.state == NewsletterState.SENDING
        assert send() == [asha.email, juma.email]
        assert {letter.to[0]: letter.subject for letter in mail.outbox} == {
            asha.email: "News of November",
            juma.email: "Habari za Novemba",
        }
        assert send() == []
        tasks.start_and_finish_newsletters()
        newsletter.refresh_from_db()
        assert newsletter.state == NewsletterState.SENT

    def test_two_workers_start_it_once(self, start, moderator):
        SubscriberFactory.create_batch(3)
        newsletter = start()

        assert tasks.start_and_finish_newsletters() == 0
        assert NewsletterLetter.objects.count() == 3
        with pytest.raises(MoveNotAllowed):
            schedule(newsletter=newsletter, by=moderator)

    def test_readers_who_come_or_leave_while_a_newsletter_is_sent_do_not_get_it(self, start):
        left, stays = SubscriberFactory(), SubscriberFactory()
        start()
        SubscriberFactory()
        left.left_at = timezone.now()
        left.save()

        assert send() == [stays.email]

    def test_whoever_complained_or_whose_letters_come_back_gets_none(self, start):
        complained, bounced, stays = SubscriberFactory.create_batch(3)
        newsletter = start()
        note_complaint(address=complained.email)
        note_hard_bounce(address=bounced.email)

        assert send() == [stays.email]

        tasks.start_and_finish_newsletters()
        newsletter.refresh_from_db()
        assert newsletter.state == NewsletterState.SENT
        assert dict(newsletter.letters.exclude(email_error="").values_list("subscriber", "email_error")) == {
            complained.pk: "complained",
            bounced.pk: "bounced",
        }

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_letters_of_a_batch_cost_the_same_and_each_three_statements(
        self, start, count, django_assert_num_queries
    ):
        SubscriberFactory.create_batch(count)
        start()

        with django_assert_num_queries(3 + 3 * count):
            assert tasks.send_newsletters() == count


class TestMoves:
    def test_it_starts_at_its_time_and_not_before(self, moderator, time_machine):
        SubscriberFactory()
        newsletter = NewsletterFactory()
        schedule(newsletter=newsletter, by=moderator, send_at=timezone.now() + timedelta(hours=2))
        assert (tasks.start_and_finish_newsletters(), send()) == (0, [])

        time_machine.move_to(timezone.now() + timedelta(hours=2, minutes=1))

        assert tasks.start_and_finish_newsletters() == 1
        assert len(send()) == 1

    def test_before_it_starts_it_can_be_taken_back_and_changed(self, moderator):
        newsletter = NewsletterFactory()
        schedule(newsletter=newsletter, by=moderator)
        take_back(newsletter=newsletter, by=moderator)

        assert tasks.start_and_finish_newsletters() == 0
        assert Newsletter.objects.get().state == NewsletterState.DRAFT

    def test_a_pause_holds_what_is_left_and_a_cancelled_one_never_goes_on(self, start, moderator):
        SubscriberFactory.create_batch(2)
        newsletter = start()

        pause(newsletter=newsletter, by=moderator)
        assert send() == []
        go_on(newsletter=newsletter, by=moderator)
        pause(newsletter=newsletter, by=moderator)
        cancel(newsletter=newsletter, by=moderator)

        assert send() == []
        with pytest.raises(MoveNotAllowed):
            go_on(newsletter=newsletter, by=moderator)
        assert not NewsletterLetter.objects.exclude(email_due_at=None).exists()

    def test_only_a_moderator_sends(self, editor, stranger, translator):
        newsletter = NewsletterFactory()

        for wrong in (editor, stranger, translator):
            with pytest.raises(MoveNotAllowed):
                schedule(newsletter=newsletter, by=wrong)

        assert Newsletter.objects.get().state == NewsletterState.DRAFT

    def test_a_newsletter_that_lacks_a_language_or_names_a_draft_is_not_sent(self, site, moderator):
        half = NewsletterFactory(intro_sw="")
        draft = NewsletterFactory(part=False)
        NewsletterItemFactory(newsletter=draft, page=NewsPageFactory(parent=site.news, live=False), heading_en="")

        for newsletter, words in ((half, "Kiswahili"), (draft, "do not see")):
            with pytest.raises(NotReady, match=words):
                schedule(newsletter=newsletter, by=moderator)


class TestContent:
    def test_pages_and_assignments_are_told_as_they_are_when_it_starts(self, site, start, client):
        page = NewsPageFactory(parent=site.news, title="A new road", summary="It is long.")
        assignment = AssignmentFactory(title_en="Train nurses", title_sw="Kufundisha wauguzi")
        newsletter = NewsletterFactory(part=False)
        NewsletterItemFactory(newsletter=newsletter, page=page, **_no_words())
        NewsletterItemFactory(newsletter=newsletter, assignment=assignment, **_no_words())
        SubscriberFactory(language="sw")

        start(newsletter)
        page.title = "Changed afterwards"
        page.save()
        send()

        text = mail.outbox[0].body
        assert "A new road (kwa lugha: English)" in text
        assert "It is long." in text
        assert "Kufundisha wauguzi" in text
        assert f"http://testserver/sw/assignments/{assignment.reference}/" in text
        assert "Changed afterwards" not in text

    def test_a_reader_hears_of_chosen_topics_and_of_what_is_for_all(self, site, start):
        health, water = TopicFactory(), TopicFactory()
        newsletter = NewsletterFactory()
        for title, topic in (("About health", health), ("About water", water)):
            page = NewsPageFactory(parent=site.news, title=title)
            page.topics = [topic]
            page.save()
            NewsletterItemFactory(newsletter=newsletter, page=page, **_no_words())
        SubscriberFactory(email="a@x.example").topics.set([health])
        SubscriberFactory(email="b@x.example")

        start(newsletter)
        send()

        told = {letter.to[0]: letter.body for letter in mail.outbox}
        heard = {
            who: [word for word in ("health", "water", "until four") if word in text] for who, text in told.items()
        }
        assert heard == {"a@x.example": ["health", "until four"], "b@x.example": ["health", "water", "until four"]}

    def test_an_e_mail_is_text_and_html_with_its_style_at_each_element_and_dark_colours(self, start):
        SubscriberFactory()
        start()
        send()

        letter = mail.outbox[0]
        html = letter.alternatives[0].content
        assert 'style="' in html.split("<h1")[1].split(">")[0]
        assert "prefers-color-scheme: dark" in html
        assert "<img" not in html
        assert ".invalid" not in html + letter.body
        assert "Office hours" in letter.body

    def test_nothing_counts_who_opens_or_clicks(self, site, start):
        NewsPageFactory(parent=site.news, title="A new road")
        SubscriberFactory.create_batch(2)
        start()
        send()

        links = [set(re.findall(r"http://testserver\S+", letter.body)) for letter in mail.outbox]
        own = [{link for link in found if "/choices/" not in link and "/leave/" not in link} for found in links]
        assert own[0] == own[1]

    def test_the_preview_shows_what_would_be_sent_in_both_languages(self):
        newsletter = NewsletterFactory()

        assert [preview(newsletter, code).subject for code in ("en", "sw")] == ["News of November", "Habari za Novemba"]
        assert content_of(newsletter)["sw"]["items"][0]["heading"] == "Saa za ofisi"


def _no_words() -> dict[str, str]:
    return dict.fromkeys(("heading_en", "heading_sw", "text_en", "text_sw"), "")


class TestArchive:
    def test_readers_find_what_was_sent_and_nothing_else(self, start, client):
        SubscriberFactory()
        newsletter = start()
        draft = NewsletterFactory(subject_en="A secret draft")
        pages = {each.pk: reverse("newsletters:newsletter", args=[each.pk]) for each in (newsletter, draft)}
        assert client.get(pages[newsletter.pk]).status_code == 404

        send()
        tasks.start_and_finish_newsletters()

        assert "We answer until four." in client.get(pages[newsletter.pk]).text
        assert "Tunajibu hadi saa kumi." in client.get(pages[newsletter.pk].replace("/en/", "/sw/")).text
        assert client.get(pages[draft.pk]).status_code == 404
        listed = client.get(reverse("newsletters:list")).text
        assert "News of November" in listed
        assert "A secret draft" not in listed

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_costs_the_same_at_any_length(self, client, count, django_assert_num_queries):
        now = timezone.now()
        for _number in range(count):
            content = {code: {"subject": "S", "intro": "I", "items": []} for code in ("en", "sw")}
            NewsletterFactory(state="sent", content=content, started_at=now, finished_at=now)
        page = reverse("newsletters:list")
        client.get(page)

        with django_assert_num_queries(2):
            answer = client.get(page)

        assert len(answer.context["lines"]) == count
