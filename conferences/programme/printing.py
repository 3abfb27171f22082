"""A released programme on paper: one PDF in each language, made by the worker, kept, and handed out only as long as it
says what is public: a name whose consent was taken back is on no sheet that can still be had."""

import datetime
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Max, Prefetch, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from casework.documents.made_later import make_due
from casework.documents.pdf import as_pdf, can_print
from casework.documents.qr import qr_svg
from casework.languages import written_in_every_language
from casework.models.made_later import asked_once_more
from casework.typed.versions import digest

from ..models import Event, ProgrammePrint, Speaker
from .reading import ReleasedProgramme, by_day, by_speaker, released

#: So long after its last day an event is looked at every few seconds; an older one every hour.
LATELY = datetime.timedelta(days=14)


def print_of(programme: ReleasedProgramme) -> ProgrammePrint | None:
    """In the language that is read now, if it says what `programme` says. One query."""
    mark = fingerprint_of(programme.event, programme.version.pk, programme.speakers.values())
    prints = ProgrammePrint.objects.filter(event=programme.event, language=translation.get_language())
    return prints.filter(fingerprint=mark, made_at__isnull=False).defer("content").first()


def fingerprint_of(event: Event, version: int, speakers: Iterable[Speaker]) -> str:
    """`speakers` are those who agreed to be named."""
    said = [(row.pk, row.name, written_in_every_language(row, "role")) for row in speakers]
    texts = [written_in_every_language(event, name) for name in ("title", "place", "organisers")]
    return digest(
        [version, event.slug, event.state, event.starts_on, event.ends_on, event.time_zone, texts, sorted(said)]
    )


def print_programmes(*, lately: bool = False) -> int:
    """Ask for what is out of date, then make it. Returns how many were made; without Pango none is."""
    if not can_print():
        return 0
    events = Event.objects.public()
    if lately:
        events = events.filter(ends_on__gte=timezone.localdate() - LATELY)
    for event, language, mark in _out_of_date(events):
        asked = {"fingerprint": mark, **asked_once_more()}
        ProgrammePrint.objects.update_or_create(event=event, language=language, defaults=asked)
    return make_due(ProgrammePrint.objects.select_related("event"), _written)


def _out_of_date(events: QuerySet[Event]) -> Iterator[tuple[Event, str, str]]:
    """Three queries, however many events there are."""
    named = Prefetch("speakers", Speaker.objects.filter(consented_on__isnull=False), to_attr="named")
    with_programme = events.annotate(newest=Max("versions")).exclude(newest=None).prefetch_related(named)
    known = set(ProgrammePrint.objects.values_list("event", "language", "fingerprint"))
    for event in with_programme:
        mark = fingerprint_of(event, event.newest, event.named)
        for language, _name in settings.FULL_LANGUAGES:
            if (event.pk, language, mark) not in known:
                yield event, language, mark


def _written(document: ProgrammePrint) -> bytes:
    """What is public at this moment. Where that is no longer what was asked for, it is asked for once more."""
    with translation.override(document.language):
        return as_pdf(programme_html(document.event))


def programme_html(event: Event) -> str:
    """In the language that is read now."""
    programme = released(event)
    if programme is None:
        raise ValueError(f"{event} has no programme")
    address = f"{settings.PORTAL_URL}{reverse('events:programme', args=[event.slug])}"
    values = {
        "event": event,
        "programme": programme,
        "days": by_day(programme, programme.slots),
        "speakers": by_speaker(programme, programme.slots),
        "address": address,
        "qr": qr_svg(address, title=translation.gettext("The programme as it is now")),
        "site_name": settings.SITE_NAME,
        "LANGUAGE_CODE": translation.get_language(),
    }
    return render_to_string("events/programme_document.html", values)
