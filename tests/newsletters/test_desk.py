"""Editors compose, moderators send: in Wagtail's screens, with a preview that is what readers get."""

import io

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from casework.letters.stops import stop_kind
from casework.models import LetterKind
from newsletters.enums import NewsletterState
from newsletters.models import Newsletter, Subscriber
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory
from tests.factories.newsletters import NewsletterFactory, NewsletterItemFactory, SubscriberFactory
from tests.factories.pages import NewsPageFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
IMPORT = reverse("newsletter_import")


def desk_of(newsletter: Newsletter) -> str:
    return reverse("newsletter_desk", args=[newsletter.pk])


def release(client, newsletter: Newsletter, **values):
    values = {"seen": newsletter.state, "send_at": "", **values}
    return client.post(reverse("newsletter_send", args=[newsletter.pk]), values, follow=True)


def typed(**changes) -> dict:
    """The form in which a newsletter is composed, with one part."""
    part = {"heading_en": "A", "heading_sw": "B", "text_en": "C", "text_sw": "D", "ORDER": "1", "id": "", "DELETE": ""}
    managed = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    words = {"subject_en": "News", "subject_sw": "Habari", "intro_en": "Hello", "intro_sw": "Habari gani"}
    rows = {f"items-{name}": value for name, value in managed.items()} | {
        f"items-0-{name}": value for name, value in ({"page": "", "assignment": ""} | part).items()
    }
    return words | rows | changes


class TestComposing:
    def test_an_editor_writes_one_in_both_languages(self, editor):
        add = reverse("wagtailsnippets_newsletters_newsletter:add")
        assert editor.client.get(add).status_code == 200

        editor.client.post(add, typed())

        newsletter = Newsletter.objects.get()
        assert (newsletter.subject_en, newsletter.subject_sw) == ("News", "Habari")
        assert newsletter.items.get().text_sw == "D"

    def test_a_part_without_a_page_needs_words_in_each_language(self, editor):
        editor.client.post(reverse("wagtailsnippets_newsletters_newsletter:add"), typed(**{"items-0-text_sw": ""}))

        assert not Newsletter.objects.exists()

    def test_what_is_released_is_changed_by_nobody(self, moderator):
        edit = "wagtailsnippets_newsletters_newsletter:edit"
        draft = NewsletterFactory()
        scheduled = NewsletterFactory(state=NewsletterState.SCHEDULED, send_at=timezone.now())

        assert moderator.client.get(reverse(edit, args=[draft.pk])).status_code == 200
        assert moderator.client.get(reverse(edit, args=[scheduled.pk])).status_code == 302
        moderator.client.post(reverse(edit, args=[scheduled.pk]), typed(subject_en="Changed"))
        assert not Newsletter.objects.filter(subject_en="Changed").exists()

    def test_the_list_leads_to_preview_and_sending(self, editor):
        newsletter = NewsletterFactory()

        page = editor.client.get(reverse("wagtailsnippets_newsletters_newsletter:list")).text

        assert desk_of(newsletter) in page


class TestSending:
    def test_whoever_writes_it_reads_at_once_everything_that_cannot_be_sent(self, site, editor):
        hidden = NewsPageFactory(parent=site.news, title="Task force minutes", live=False)
        newsletter = NewsletterFactory(intro_sw="")
        closed = AssignmentFactory(title_en="Train nurses", state="closed")
        NewsletterItemFactory(newsletter=newsletter, page=hidden)
        NewsletterItemFactory(newsletter=newsletter, assignment=closed)

        page = editor.client.get(desk_of(newsletter)).text

        assert "Before it can be sent" in page
        assert "Readers do not see the page “Task force minutes” yet." in page
        assert "Write subject and opening words in Kiswahili." in page
        assert "“Train nurses” takes no applications now." in page

    def test_an_editor_previews_and_tries_and_does_not_send(self, editor):
        newsletter = NewsletterFactory()
        page = editor.client.get(desk_of(newsletter)).text
        assert "A moderator sends it." in page
        assert "Release it" not in page

        shown = [
            editor.client.get(reverse("newsletter_show", args=[newsletter.pk, language, kind])).text
            for language in ("en", "sw")
            for kind in ("html", "text")
        ]
        editor.client.post(reverse("newsletter_trial", args=[newsletter.pk]))

        assert ["until four" in each for each in shown] == [True, True, False, False]
        assert ["hadi saa kumi" in each for each in shown] == [False, False, True, True]
        assert [letter.to for letter in mail.outbox] == [[editor.email]] * 2
        release(editor.client, newsletter)
        assert Newsletter.objects.get().state == NewsletterState.DRAFT

    def test_a_moderator_releases_it_for_a_time_and_takes_it_back(self, moderator):
        SubscriberFactory()
        newsletter = NewsletterFactory()
        assert "1 reader gets it." in moderator.client.get(desk_of(newsletter)).text

        release(moderator.client, newsletter, send_at="2099-01-01T08:00")
        newsletter.refresh_from_db()
        assert newsletter.state == NewsletterState.SCHEDULED
        assert timezone.localtime(newsletter.send_at).hour == 8

        back = reverse("newsletter_move", args=[newsletter.pk, "take_back"])
        moderator.client.post(back, {"seen": newsletter.state})
        newsletter.refresh_from_db()
        assert (newsletter.state, newsletter.send_at) == (NewsletterState.DRAFT, None)

    @pytest.mark.parametrize("send_at", ["2001-01-01T08:00", "soon"])
    def test_a_time_that_cannot_be_keeps_it_a_draft_and_says_why(self, moderator, send_at):
        newsletter = NewsletterFactory()

        answer = release(moderator.client, newsletter, send_at=send_at)

        assert answer.context["form"].errors["send_at"]
        assert send_at in answer.text
        assert Newsletter.objects.get().state == NewsletterState.DRAFT

    def test_a_page_that_was_open_while_a_colleague_moved_it_on_changes_nothing(self, moderator):
        newsletter = NewsletterFactory()
        release(moderator.client, newsletter)

        answer = moderator.client.post(
            reverse("newsletter_move", args=[newsletter.pk, "take_back"]), {"seen": "draft"}, follow=True
        )

        assert "while you had the page open" in answer.text
        assert Newsletter.objects.get().state == NewsletterState.SCHEDULED

    @pytest.mark.parametrize("name", ["newsletter_desk", "newsletter_trial", "newsletter_send"])
    def test_others_are_refused(self, name, stranger, officer, translator):
        address = reverse(name, args=[NewsletterFactory().pk])

        for wrong in (stranger, officer, translator):
            assert sign_in(wrong).post(address).status_code in (302, 403)
        assert Newsletter.objects.get().state == NewsletterState.DRAFT
        assert mail.outbox == []


def a_list(text: str, name: str = "readers.csv") -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def look(client, file, **stated):
    return client.post(IMPORT, {"file": file, "source_note": "Conference 2026", **stated})


class TestImporting:
    LIST = "\n".join(
        [
            "Email;Language",
            "Asha@people.example;sw",
            "nobody",
            "known@people.example",
            "juma@people.example;fr",
            "",
            "left@people.example",
        ]
    )

    def test_a_list_is_shown_with_its_faults_by_name_and_kept_by_the_second_press(self, moderator):
        SubscriberFactory(email="known@people.example")
        stop_kind(address="left@people.example", kind=LetterKind.NEWSLETTER)

        shown = look(moderator.client, a_list(self.LIST), stated_text="I agree.", stated_on="2026-09-01")
        assert [(row.number, row.fault.split()[0]) for row in shown.context["faulty"]] == [
            (3, "This"),
            (4, "This"),
            (5, "The"),
            (7, "This"),
        ]
        assert Subscriber.objects.count() == 1
        for _twice in range(2):
            moderator.client.post(IMPORT, {"list": shown.context["list"]})

        made = Subscriber.objects.reading().get(email="asha@people.example")
        assert (made.language, made.source, made.source_note) == ("sw", "imported", "Conference 2026")
        assert (made.consent_text, str(made.consented_on)) == ("I agree.", "2026-09-01")
        assert posted() == []
        assert Subscriber.objects.count() == 2

    def test_people_whose_consent_is_not_stated_are_asked_first(self, moderator):
        shown = look(moderator.client, a_list("email\nasha@people.example\n"))
        moderator.client.post(IMPORT, {"list": shown.context["list"]})

        assert not Subscriber.objects.reading().exists()
        (letter,) = posted()
        assert letter.to == ["asha@people.example"]
        assert "Conference 2026" in letter.body
        assert "/newsletters/confirm/" in letter.body

    def test_a_workbook_is_read_as_well(self, moderator):
        book, file = Workbook(), io.BytesIO()
        for line in (["email", "language"], ["asha@people.example", "sw"], [None, None], [7, "en"]):
            book.active.append(line)
        book.save(file)
        file.seek(0)
        file.name = "readers.xlsx"

        shown = look(moderator.client, file)

        assert [row.email for row in shown.context["sound"]] == ["asha@people.example"]
        assert [row.email for row in shown.context["faulty"]] == ["7"]

    @pytest.mark.parametrize(
        ("file", "words"),
        [
            (lambda: a_list("name\nAsha\n"), "called “email”"),
            (lambda: a_list("", "readers.csv"), "empty"),
            (lambda: a_list("no workbook", "readers.xlsx"), "no Excel workbook"),
            (lambda: a_list("email\n", "readers.pdf"), "Choose a CSV file"),
            (lambda: a_list("email\n" + "a@b.example\n" * 5001), "more than 5000 rows"),
        ],
    )
    def test_a_file_that_is_no_list_says_so_and_keeps_what_was_typed(self, moderator, file, words):
        answer = look(moderator.client, file())

        assert words in answer.text
        assert "Conference 2026" in answer.text
        assert not Subscriber.objects.exists()

    def test_nobody_keeps_a_list_that_was_not_looked_at(self, moderator, editor):
        moderator.client.post(IMPORT, {"list": "made up"})
        assert editor.client.get(IMPORT).status_code in (302, 403)

        assert not Subscriber.objects.exists()

    def test_moderators_look_at_readers_and_change_none(self, moderator, editor):
        reader = SubscriberFactory(email="asha@people.example")
        listed = reverse("wagtailsnippets_newsletters_subscriber:list")

        assert reader.email in moderator.client.get(listed).text
        assert editor.client.get(listed).status_code == 302
        edit = f"{listed}edit/{reader.pk}/"
        assert moderator.client.get(edit).status_code in (302, 404)
