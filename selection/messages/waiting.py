"""New messages, by application for person and host; for the office those that wait for an answer."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, Share, WaitingLine, waits_for
from diaspora.models import Thread, User
from diaspora.threads.reading import unread_by
from office.officers import mine_or_nobodys
from skills_match.models import Application
from skills_match.models.querysets import ApplicationQuerySet

from .kind import HOST, PERSON, path_for


def to_answer(officer: User, *, mine_only: bool = False) -> ApplicationQuerySet:
    """Applications with a message for the office that nobody has answered; `waits_since` says since when."""
    kind = ContentType.objects.get_for_model(Application)
    threads = Thread.objects.filter(content_type=kind, object_id=OuterRef("pk"))
    rows = Application.objects.for_office(officer).annotate(waits_since=Subquery(threads.values("waits_since")[:1]))
    waiting = rows.filter(waits_since__isnull=False).order_by(F("waits_since"), "pk")
    return waiting.filter(mine_or_nobodys(officer)) if mine_only else waiting


@waits_for(Recipient.OFFICE, order=24)
def messages_to_answer(officer: User) -> list[WaitingLine]:
    address = reverse("office:application_messages")
    mine = to_answer(officer, mine_only=True).count()
    return [
        WaitingLine(
            title=_("Messages about applications"),
            url=address,
            waiting=to_answer(officer).count(),
            mine=Share(mine, f"{address}?officer=mine"),
        )
    ]


@waits_for(Recipient.PERSON, order=9)
def new_messages_for_a_person(person: User) -> list[WaitingLine]:
    return _lines(person, Application.objects.filter(profile__user=person), PERSON)


@waits_for(Recipient.INSTITUTION, order=22)
def new_messages_for_a_host(member: User) -> list[WaitingLine]:
    return _lines(member, Application.objects.for_host(member), HOST)


def _lines(reader: User, among: ApplicationQuerySet, side: str) -> list[WaitingLine]:
    told = dict(unread_by(reader, model=Application).values_list("thread__object_id", "told_at"))
    rows = among.filter(pk__in=told).select_related("assignment") if told else []
    return [
        WaitingLine(
            title=with_language(row.assignment, "title"),
            url=path_for(row, side),
            text=_("There is a new message about this application."),
            since=told[row.pk],
        )
        for row in rows
    ]
