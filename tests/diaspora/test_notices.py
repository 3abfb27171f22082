"""Notices: said once, in the reader's language, whatever happens to the worker."""

import datetime
import smtplib

import pytest
from django.core import mail
from django.template import TemplateDoesNotExist
from django.urls import reverse
from django.utils import timezone, translation

from casework.letters import sending
from diaspora import tasks
from diaspora.models import Notice
from diaspora.notices import notify
from tests.conftest import sign_in
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_kind_of_notice(settings, tmp_path):
    """A notice text of the tests' own, so that they do not depend on the words of the portal."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "tea_is_ready.txt").write_text(
        "{% translate 'Language' %}: {{ what }} <{{ count }}>\n\nUntil {{ until|date:'j F Y' }}, {{ place }} & co.\n"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]


def tea(user, **options) -> Notice:
    values = {
        "what": {"en": "Tea", "sw": "Chai"},
        "count": 3,
        "until": datetime.date(2026, 3, 5),
        "place": "Mbeya",
    }
    return notify.notify(user=user, kind="tea_is_ready", values=values, path="/en/my/notices/", **options)


def test_the_email_is_in_the_readers_language_with_absolute_links():
    tea(UserFactory(email="asha@example.org", preferred_language="sw"))

    assert tasks.send_due_notices() == 1

    (email,) = mail.outbox
    assert email.to == ["asha@example.org"]
    assert email.subject.endswith(": Chai <3>")
    assert "Until 5 Machi 2026, Mbeya & co." in email.body
    assert "http://testserver/sw/my/notices/" in email.body
    html, mimetype = email.alternatives[0]
    assert mimetype == "text/html"
    assert "Mbeya &amp; co." in html


def test_it_is_sent_only_once():
    tea(UserFactory())

    assert [notify.send_due_notices(), notify.send_due_notices()] == [1, 0]


def test_two_workers_with_the_same_row_send_once():
    notice = tea(UserFactory())
    seen_by_both = [Notice.objects.get(pk=notice.pk), Notice.objects.get(pk=notice.pk)]

    assert [sending.claim(row) for row in seen_by_both] == [True, False]


def test_the_row_of_a_killed_worker_is_sent_by_the_next_one(time_machine):
    notice = tea(UserFactory())
    time_machine.move_to(timezone.now(), tick=False)
    sending.claim(notice)  # … and the worker dies here.

    assert notify.send_due_notices() == 0
    time_machine.shift(sending.LEASE)
    assert notify.send_due_notices() == 1


def test_a_letter_that_the_server_refuses_is_tried_again_later_and_later_and_then_given_up(monkeypatch, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    tea(UserFactory())
    tea(UserFactory())
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    tries = []
    for wait in [datetime.timedelta(), *sending.WAITS]:
        time_machine.shift(wait)
        notify.send_due_notices()
        tries.append(set(Notice.objects.values_list("email_attempts", flat=True)))

    assert tries == [{1}, {2}, {3}, {4}, {5}, {6}, {7}]
    assert not Notice.objects.exclude(email_due_at=None).exists()
    assert set(Notice.objects.values_list("email_error", flat=True)) == {"SMTPDataError 550"}


def refuse(self, messages):
    raise smtplib.SMTPDataError(550, b"spam")


def test_one_bad_row_does_not_stop_the_others():
    bad, good = tea(UserFactory()), tea(UserFactory())
    Notice.objects.filter(pk=bad.pk).update(kind="gone", email_due_at=timezone.now() - datetime.timedelta(hours=1))

    assert notify.send_due_notices() == 1

    good.refresh_from_db()
    assert good.emailed_at is not None


def test_a_kind_without_a_text_is_refused_at_once():
    with pytest.raises(TemplateDoesNotExist):
        notify.notify(user=UserFactory(), kind="unheard_of", values={})


def test_a_notice_without_email_stays_in_the_portal():
    tea(UserFactory(), by_email=False)

    assert notify.send_due_notices() == 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/en/my/", "/sw/my/"), ("/sw/my/?page=2", "/sw/my/?page=2"), ("/admin/pages/3/", "/admin/pages/3/"), ("", "")],
)
def test_links_follow_the_reader(path, expected):
    assert notify.path_in_language(path, "sw") == expected


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions_at_any_length(count, django_assert_num_queries, professional):
    for _ in range(count):
        tea(professional)
    client = sign_in(professional)
    client.get(reverse("diaspora:notices"))

    with django_assert_num_queries(9):
        response = client.get(reverse("diaspora:notices"))

    assert (
        response.content.decode().count("Tea &lt;3&gt;</h2>") + response.content.decode().count("Tea &lt;3&gt; <")
        >= count
    )


def test_opening_marks_as_read_and_leads_on_in_the_language_of_the_page(professional):
    notice = tea(professional)
    with translation.override("sw"):
        address = reverse("diaspora:open_notice", args=[notice.pk])

    response = sign_in(professional).post(address)

    assert response.url == "/sw/my/notices/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_a_stranger_neither_sees_nor_opens_it(professional, stranger):
    notice = tea(professional)
    client = sign_in(stranger)

    assert "Tea" not in client.get(reverse("diaspora:notices")).content.decode()
    assert client.post(reverse("diaspora:open_notice", args=[notice.pk])).status_code == 404
    client.post(reverse("diaspora:read_notices"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_reading_changes_only_by_post(professional):
    notice = tea(professional)
    client = sign_in(professional)

    assert client.get(reverse("diaspora:open_notice", args=[notice.pk])).status_code == 405
    assert client.get(reverse("diaspora:read_notices")).status_code == 405
    client.post(reverse("diaspora:read_notices"))
    assert not professional.notices.filter(read_at=None).exists()
