"""A passport goes everywhere that a passport can go; a month after the event nothing has it any more."""

import datetime
import io
import logging
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conferences.events.moves import begin_and_end_events
from conferences.models import Delegate, Event, VisaLetter
from conferences.registrations.registering import NewDelegate, Payer, register
from conferences.urls import desk, public
from conferences.visas.checking import check_address
from conferences.visas.letters import version
from diaspora import tasks
from diaspora.privacy.my_data import export_data
from diaspora.privacy.retention import forget_what_is_past
from tests.conftest import sign_in
from tests.factories.events import CategoryFactory, EventFactory, TeamMemberFactory
from tests.factories.people import UserFactory
from tests.privacy_traces import traces

pytestmark = [pytest.mark.whole, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
#: As they stand in the passport and nowhere else.
NUMBER, NAME = "QX7CANARY3", "Qanary Kifaru"


def found_in(content: bytes | str) -> bool:
    text = content if isinstance(content, str) else content.decode(errors="replace")
    return any(word.lower() in text.lower() for word in (NUMBER, NAME))


def addresses(event: Event, delegate: Delegate, letter: int) -> list[str]:
    """Of every page of both areas of events that can be written with what there is."""
    known = {"slug": event.slug, "key": delegate.registration.key, "number": letter, "name": "questions"}
    written = []
    for area, patterns in (("events", public.urlpatterns), ("event_desk", desk.urlpatterns)):
        for pattern in patterns:
            asked = pattern.pattern.converters
            of_letter = "visa" in (pattern.name or "") and area == "event_desk"
            values = known | {
                "pk": letter if of_letter else delegate.registration_id if area == "event_desk" else delegate.pk
            }
            if asked.keys() <= values.keys():
                written.append(reverse(f"{area}:{pattern.name}", kwargs={name: values[name] for name in asked}))
    return written


def content_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_FILES_DIR = str(tmp_path / "media"), str(tmp_path / "private")
    settings.BACKUP_DIR, settings.ERASURES_FILE = str(tmp_path / "backups"), str(tmp_path / "elsewhere" / "list")
    return settings


def passports(event: Event, delegates: list[Delegate], team: Client) -> VisaLetter:
    """One is asked for, read, issued, fetched and checked; one is sent back; one is typed with a fault."""
    typed = {"full_name": NAME, "nationality": "SE", "passport_number": NUMBER, "passport_until": event.ends_on}
    typed |= {"arrives_on": event.starts_on, "leaves_on": event.ends_on}
    guest = Client()
    own = [reverse("events:visa", args=[event.slug, each.registration.key, each.pk]) for each in delegates]
    for address, day in zip(own, (event.ends_on, event.ends_on, ""), strict=True):
        guest.post(address, typed | {"leaves_on": day})
    letter, other = VisaLetter.objects.order_by("pk")
    team.get(reverse("event_desk:visa", args=[event.slug, letter.pk]))
    team.post(reverse("event_desk:visa", args=[event.slug, letter.pk]), {"seen": version(letter)})
    back = reverse("event_desk:send_visa_back", args=[event.slug, other.pk])
    team.post(back, {"reason": "A day is missing.", "seen": version(other)})
    letter.refresh_from_db()
    assert letter.issued_at
    assert guest.get(f"{own[0]}letter.pdf").status_code == 200
    assert guest.get(urlsplit(check_address(letter)).path).status_code == 200
    return letter


def test_nothing_has_a_passport_any_more_a_month_after_the_event(places, caplog, time_machine):
    caplog.set_level(logging.DEBUG)
    event = EventFactory(state="open")
    user, officer, organiser = UserFactory(), UserFactory(), UserFactory()
    TeamMemberFactory(event=event, user=officer, role="visas")
    TeamMemberFactory(event=event, user=organiser)
    payer = Payer("Asha Mrema", user.email, "en", user=user)
    new = [NewDelegate(CategoryFactory(event=event, price_minor=0), name) for name in ("Asha Mrema", "Ben", "Cleo")]
    delegates = list(register(event=event, payer=payer, delegates=new).delegates.select_related("registration"))
    letter = passports(event, delegates, sign_in(officer))
    tasks.send_written_emails()
    before = len(traces(NUMBER))
    exported = zipfile.ZipFile(export_data(user=user))
    assert before >= 1
    assert any(found_in(exported.read(name)) for name in exported.namelist())
    call_command("backup", stdout=io.StringIO())
    backup = max(Path(places.BACKUP_DIR).glob("portal-*"))

    time_machine.move_to(timezone.now() + (event.ends_on - timezone.localdate()) + datetime.timedelta(days=31))
    begin_and_end_events()
    begin_and_end_events()
    forget_what_is_past()
    tasks.send_written_emails()

    readers = {
        "visitor": Client(),
        "delegate": sign_in(user),
        "letters": sign_in(officer),
        "organiser": sign_in(organiser),
    }
    pages = addresses(event, delegates[0], letter.pk)
    answers = {(who, page): client.get(page) for who, client in readers.items() for page in pages}
    shown = [key for key, answer in answers.items() if found_in(content_of(answer))]
    read = [key for key, answer in answers.items() if answer.status_code == 200]
    exported = zipfile.ZipFile(export_data(user=user))
    kept = [name for name in exported.namelist() if found_in(exported.read(name))]
    letters = [message for message in mail.outbox if found_in(str(message.message()))]
    here = [*traces(NUMBER), *traces(NAME)]
    call_command("restore", str(backup), stdout=io.StringIO(), replace=True)
    restored = [*traces(NUMBER), *traces(NAME)]

    assert (shown, kept, letters, here, restored) == ([], [], [], [], [])
    assert not found_in(caplog.text)
    assert mail.outbox
    assert len(read) > 40
    print(
        f"passport: {before} places before; afterwards 0 in {len(answers)} answers of {len(pages)} pages for "
        f"{len(readers)} readers ({len(read)} of them read), in tables, sessions, files, cache, {len(mail.outbox)} "
        f"e-mails, {len(caplog.records)} lines of logs, the download of one's data, and in a restored backup"
    )
