"""Readers from a list: each row is looked at first, and what is wrong with it is named."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.letters.stops import why_stopped
from casework.models import LetterKind
from casework.refusals import Refused
from diaspora.files.checks import FileRejected, workbook_rows
from diaspora.models import User

from ..enums import ConsentSource
from ..models import Subscriber
from .consent import consent_text
from .signing_up import write_to

MOST_ROWS = 5000


class NoListOfReaders(Refused):
    """The file is no list of readers; the text says why."""


@dataclass(frozen=True)
class ReaderRow:
    """A line of the list. `fault` says why it is left out."""

    number: int
    email: str
    language: str
    fault: str = ""


def read_list(name: str, raw: bytes) -> list[ReaderRow]:
    """The rows of a CSV or XLSX file with the columns `email` and `language`. Raises NoListOfReaders."""
    lines = list(_of_workbook(raw) if name.lower().endswith(".xlsx") else _of_csv(raw))
    heads = [head.strip().lower() for head in lines[0]] if lines else []
    if "email" not in heads:
        raise NoListOfReaders(_("The first row must name the columns, with one called “email”."))
    if len(lines) - 1 > MOST_ROWS:
        raise NoListOfReaders(_("The list has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    known: set[str] = set(Subscriber.objects.values_list("email", flat=True))
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        values = dict(zip(heads, [cell.strip() for cell in line], strict=False))
        if not any(values.values()):
            continue
        email = values.get("email", "").lower()
        language = values.get("language", "").lower() or settings.LANGUAGE_CODE
        rows.append(ReaderRow(number, email, language, _fault(email, language, known)))
        known.add(email)
    return rows


def _fault(email: str, language: str, known: set[str]) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return _("This is no e-mail address.")
    if language not in dict(settings.FULL_LANGUAGES):
        return _("The language must be en or sw.")
    if email in known:
        return _("This address is there already.")
    if why_stopped([email], kind=LetterKind.NEWSLETTER):
        return _("This person wants no newsletter, or the address does not work.")
    return ""


@transaction.atomic
def import_list(
    *, rows: Iterable[ReaderRow], source_note: str, stated_text: str, stated_on: datetime.date | None, by: User
) -> list[Subscriber]:
    """Keep the sound rows with the list that they come from.

    Where the list states what people agreed to (`stated_text`) and when, they are readers. Without it each gets one
    letter that asks, and is a reader only after the press of its button.
    """
    now, is_stated = timezone.now(), bool(stated_text and stated_on)
    agreed_on = stated_on if is_stated and stated_on else timezone.localdate()
    made = []
    for row in rows:
        if row.fault or Subscriber.objects.at(row.email).exists():
            continue
        subscriber = Subscriber.objects.create(
            email=row.email,
            language=row.language,
            source=ConsentSource.IMPORTED,
            source_note=source_note,
            consent_text=stated_text if is_stated else consent_text(row.language),
            consented_on=agreed_on,
            confirmed_at=now if is_stated else None,
        )
        made.append(subscriber)
        if not is_stated:
            write_to(subscriber)
    log(instance=by, action="newsletter.import", user=by, data={"readers": len(made)})
    return made


def _of_csv(raw: bytes) -> Iterator[list[str]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoListOfReaders(_("Save the list as CSV in UTF-8, or as an Excel workbook.")) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=delimiter)
    except csv.Error as error:
        raise NoListOfReaders(_("The list cannot be read as CSV.")) from error


def _of_workbook(raw: bytes) -> list[list[str]]:
    try:
        return workbook_rows(raw)
    except FileRejected as refusal:
        raise NoListOfReaders(str(refusal)) from refusal
