"""News of a page that is reviewed are letters of ours, in the language of whoever reads them; what Wagtail itself still
mails leaves as every other letter: as a row, by the loop for mail."""

import pytest
from django.core.mail import EmailMessage, send_mail
from django.urls import reverse
from wagtail.users.models import UserProfile

from diaspora.models import Notice, WrittenEmail
from diaspora.notices.notify import Message, render_notice
from home.models import NewsPage
from home.site.groups import EDITORS, MODERATORS, TRANSLATORS, ensure_groups
from tests.factories.people import UserFactory
from tests.home.test_editors import words
from tests.servers.ports import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def _mail_server_is_away(settings):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def submit(editor, site):
    address = reverse("wagtailadmin_pages:add", args=["home", "newspage", site.news.pk])
    return editor.client.post(address, words(**{"action-submit": "1"}))


@pytest.mark.usefixtures("_mail_server_is_away")
def test_a_page_is_submitted_and_given_back_while_the_mail_server_is_away(site, editor, moderator):
    submitted = submit(editor, site)
    page = NewsPage.objects.get()
    task = page.current_workflow_task_state
    action = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    given_back = moderator.client.post(action, {"comment": "Whose word is that?"})

    assert (submitted.status_code, given_back.status_code) == (302, 302)
    assert told() == sorted([moderator.email, editor.email])
    assert not WrittenEmail.objects.exists()


def letter_to(user, language: str) -> Message:
    return render_notice(user.notices.latest("pk"), language=language)


@pytest.mark.usefixtures("_mail_server_is_away")
def test_each_letter_says_in_our_words_and_in_both_languages_what_happened_and_leads_there(site, editor, moderator):
    submit(editor, site)
    page = NewsPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

    handed_in = letter_to(moderator, "sw")
    assert (handed_in.subject, handed_in.path) == ("Kwa ukaguzi wako: Border posts", edit)

    task = page.current_workflow_task_state
    action = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    moderator.client.post(action, {"comment": "Whose word is that?"})

    given_back = letter_to(editor, "en")
    assert (given_back.subject, given_back.path) == ("Given back: Border posts", edit)
    assert "Whose word is that?" in given_back.body
    assert editor.notices.latest("pk").about == moderator

    editor.client.post(edit, words(**{"action-restart-workflow": "1"}))
    task = NewsPage.objects.get().current_workflow_task_state
    moderator.client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {})

    approved = letter_to(editor, "en")
    assert (approved.subject, approved.path) == ("Approved: Border posts", f"/n/{page.pk}/")
    assert "is public now" in approved.body


def test_whoever_switched_a_letter_off_hears_nothing(site, editor, moderator):
    preferences = UserProfile.get_for_user(moderator)
    preferences.submitted_notifications = False
    preferences.save()

    submit(editor, site)

    assert told() == []


def _member_of(*groups: str):
    user = UserFactory()
    user.groups.add(*[ensure_groups()[group] for group in groups])
    return user


def told(since: int = 0) -> list[str]:
    """To whom the letters after the first `since` are, each as often as they are."""
    letters = Notice.objects.filter(kind__startswith="page_").exclude(email_due_at=None).order_by("pk")
    return sorted(letters.values_list("user__email", flat=True)[since:])


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_each_hears_once_and_never_who_did_it(site, editor, moderator, translator, decision):
    others = [_member_of(MODERATORS), _member_of(EDITORS, MODERATORS, TRANSLATORS), _member_of(EDITORS)]
    UserFactory(is_superuser=True)

    submit(editor, site)
    reviewers = told()
    page = NewsPage.objects.get()
    task = page.current_workflow_task_state
    action = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, decision, task.pk])
    moderator.client.post(action, {"comment": ""})
    moderator.client.post(action, {"comment": ""})  # pressed twice

    assert reviewers == sorted([moderator.email, others[0].email, others[1].email])
    assert told(since=3) == [editor.email]


@pytest.mark.parametrize("is_superuser", [False, True])
def test_whoever_reviews_hears_nothing_of_a_page_of_their_own(site, moderator, is_superuser):
    moderator.is_superuser = is_superuser
    moderator.save()
    other = _member_of(MODERATORS)

    submit(moderator, site)
    page = NewsPage.objects.get()
    task = page.current_workflow_task_state
    moderator.client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {})

    assert told() == [other.email]


def test_each_reader_gets_a_row_and_nobody_reads_who_else_did():
    email = EmailMessage("Two\nlines", "Hello", to=["a@example.org"], cc=["b@example.org"], bcc=["c@example.org"])

    email.send()
    send_mail("By any library", "Hello", None, ["d@example.org"])

    rows = list(WrittenEmail.objects.values_list("to", "subject"))
    assert rows == [(f"{name}@example.org", "Two lines") for name in "abc"] + [("d@example.org", "By any library")]


def test_what_a_row_cannot_hold_is_not_dropped_silently():
    email = EmailMessage("A file", "Hello", to=["a@example.org"], attachments=[("a.txt", "text", "text/plain")])

    with pytest.raises(ValueError, match="no attachment"):
        email.send()

    assert not WrittenEmail.objects.exists()
