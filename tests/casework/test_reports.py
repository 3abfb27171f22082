"""What mail servers report of our letters, as real messages: who is believed, and what follows."""

import io
import mailbox
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from django.core.management import call_command
from django.utils import timezone

from casework.letters.message_ids import message_id
from casework.letters.stops import (
    DAYS_TO_GIVE_UP,
    allow_kind,
    bounce_of,
    stop_kind,
    why_stopped,
    works_again,
)
from casework.models import LetterKind, SoftBounce, Suppression

pytestmark = pytest.mark.django_db
ASHA, WRONG = "asha@people.example", "wrong@people.example"
EVERY_KIND = list(LetterKind)
NOON = datetime(2026, 11, 2, 9, tzinfo=UTC)


def letter(to: str = ASHA, *, number: str = "") -> EmailMessage:
    email = EmailMessage()
    email["To"], email["Subject"] = f"Asha <{to.upper()}>", "New for you"
    email["Message-ID"] = number or message_id("letter", "1", to=to)
    email.set_content("Dear Asha")
    return email


def report(kind: str, part: Message, *, about: EmailMessage, only_head: bool = False) -> bytes:
    """A report as RFC 6522 puts it together: words, the part for machines, the letter or its head."""
    whole = MIMEMultipart("report", report_type=kind)
    whole["From"], whole["To"], whole["Subject"] = "mailer-daemon@isp.example", "portal@testserver", "Report"
    whole.attach(MIMEText("I'm sorry to have to inform you …"))
    whole.attach(part)
    if only_head:
        head = MIMEText("".join(f"{name}: {value}\n" for name, value in about.items()), "rfc822-headers")
        whole.attach(head)
    else:
        back = MIMEBase("message", "rfc822")
        back.attach(about)
        whole.attach(back)
    return whole.as_bytes()


def returned(about: EmailMessage, *, reader: str = ASHA, action: str = "failed", status: str = "5.1.1", **how) -> bytes:
    server, person = Message(), Message()
    server["Reporting-MTA"] = "dns; mx.isp.example"
    person["Final-Recipient"] = f"rfc822; {reader}"
    person["Action"], person["Status"] = action, status
    part = MIMEBase("message", "delivery-status")
    part.set_payload([server, person])
    return report("delivery-status", part, about=about, **how)


def complaint(about: EmailMessage, *, feedback: str = "abuse", reader: str = "", **how) -> bytes:
    part = MIMEBase("message", "feedback-report")
    told = f"Original-Rcpt-To: {reader}\n" if reader else ""
    part.set_payload(f"Feedback-Type: {feedback}\nUser-Agent: ISP/1\nVersion: 1\n{told}")
    return report("feedback-report", part, about=about, **how)


def read(raw: bytes, monkeypatch) -> str:
    said = io.StringIO()
    monkeypatch.setattr("sys.stdin", type("Pipe", (), {"buffer": io.BytesIO(raw)}))
    call_command("read_bounces", stdout=said)
    return said.getvalue()


def stopped(address: str = ASHA) -> dict[str, str]:
    return {kind.value: why for kind in EVERY_KIND if (why := why_stopped([address], kind=kind))}


@pytest.mark.parametrize("only_head", [True, False])
def test_a_hard_bounce_stops_every_letter_to_this_address_and_to_no_other(monkeypatch, only_head):
    said = read(returned(letter(), only_head=only_head), monkeypatch)

    assert said == "1 messages read, 1 reports acted on.\n"
    assert stopped() == dict.fromkeys(EVERY_KIND, "bounced")
    assert bounce_of(ASHA).said == "5.1.1"
    assert stopped(WRONG) == {}


@pytest.mark.parametrize("only_head", [True, False])
def test_a_complaint_stops_what_one_chooses_and_nothing_that_one_is_owed(monkeypatch, only_head):
    read(complaint(letter(), only_head=only_head), monkeypatch)

    assert stopped() == dict.fromkeys(["alerts", "digest", "newsletter", "outreach"], "complained")
    assert stopped(WRONG) == {}


def test_whoever_says_that_a_letter_is_not_spam_stops_nothing(monkeypatch):
    read(complaint(letter(), feedback="not-spam"), monkeypatch)

    assert stopped() == {}


@pytest.mark.parametrize(
    "number", ["<1234@testserver>", message_id("letter", "1", to=WRONG), "", "<" + 40 * "a" + "." + 24 * "b" + "@x>"]
)
def test_nobody_stops_the_letters_of_somebody_else_by_a_report_about_a_letter_that_never_was(monkeypatch, number):
    forged = letter(number=number or "<x>")

    for raw in (returned(forged), complaint(forged, reader=ASHA)):
        assert read(raw, monkeypatch) == "1 messages read, 0 reports acted on.\n"

    assert not Suppression.objects.exists()


def test_a_letter_that_was_passed_on_counts_for_the_address_that_we_wrote_to(monkeypatch):
    read(returned(letter(), reader="old-mailbox@elsewhere.example"), monkeypatch)

    assert stopped() == dict.fromkeys(EVERY_KIND, "bounced")
    assert stopped("old-mailbox@elsewhere.example") == {}


@pytest.mark.parametrize(("action", "status"), [("failed", "5.2.2"), ("failed", "4.4.7"), ("delayed", "5.1.1")])
def test_a_full_mailbox_stops_letters_only_when_it_stays_full(monkeypatch, time_machine, action, status):
    time_machine.move_to(NOON)
    for day in range(DAYS_TO_GIVE_UP):
        assert stopped() == {}, day
        for _twice_a_day in range(2):
            read(returned(letter(), action=action, status=status), monkeypatch)
        time_machine.shift(timedelta(days=1))

    assert stopped() == dict.fromkeys(EVERY_KIND, "bounced")


def test_troubles_that_are_long_past_count_no_more(monkeypatch, time_machine):
    time_machine.move_to(NOON)
    for _time in range(DAYS_TO_GIVE_UP + 2):
        read(returned(letter(), status="5.2.2"), monkeypatch)
        time_machine.shift(timedelta(days=8))

    assert stopped() == {}


def test_a_delivered_letter_and_a_mail_that_is_no_report_change_nothing(monkeypatch):
    read(returned(letter(), action="delivered", status="2.0.0"), monkeypatch)
    read(letter().as_bytes(), monkeypatch)
    read(b"\xff\xfe not even a mail", monkeypatch)
    read(b"", monkeypatch)

    assert not Suppression.objects.exists()
    assert not SoftBounce.objects.exists()


def test_a_maildir_keeps_what_is_no_report_and_is_read_once(tmp_path):
    box = mailbox.Maildir(tmp_path / "box")
    box.add(returned(letter()))
    box.add(letter().as_bytes())
    said = io.StringIO()

    for _time in range(2):
        call_command("read_bounces", maildir=tmp_path / "box", stdout=said)

    assert said.getvalue() == "2 messages read, 1 reports acted on.\n0 messages read, 0 reports acted on.\n"
    assert [message["Subject"] for message in mailbox.Maildir(tmp_path / "box")] == ["New for you"]
    assert bounce_of(ASHA)


def test_an_mbox_keeps_what_is_no_report_and_is_read_once(tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    box.add(complaint(letter()))
    box.add(letter().as_bytes())
    box.close()
    said = io.StringIO()

    for _time in range(2):
        call_command("read_bounces", mbox=tmp_path / "box", stdout=said)

    assert said.getvalue() == "2 messages read, 1 reports acted on.\n0 messages read, 0 reports acted on.\n"
    assert "newsletter" in stopped()


class TestChoosingAgain:
    def test_whoever_asks_for_a_kind_again_gets_it_and_no_other(self, monkeypatch):
        read(complaint(letter()), monkeypatch)

        allow_kind(address=ASHA.title(), kind=LetterKind.ALERTS)

        assert set(stopped()) == {"digest", "newsletter", "outreach"}

    def test_an_address_that_works_again_gets_what_it_is_owed_and_what_was_not_stopped_by_choice(self, monkeypatch):
        stop_kind(address=ASHA, kind=LetterKind.NEWSLETTER)
        read(returned(letter()), monkeypatch)

        works_again(address=ASHA)

        assert stopped() == {"newsletter": "unsubscribed"}

    def test_a_complaint_weighs_more_than_having_unsubscribed_and_twice_is_once(self, monkeypatch):
        stop_kind(address=ASHA, kind=LetterKind.NEWSLETTER)
        for _time in range(2):
            read(complaint(letter()), monkeypatch)

        assert stopped()["newsletter"] == "complained"
        assert Suppression.objects.count() == 4
        assert Suppression.objects.filter(since__gt=timezone.now() - timedelta(minutes=1)).count() == 4
