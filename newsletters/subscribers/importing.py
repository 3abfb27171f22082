"""Readers from a list: each row is looked at first, and what is wrong with it is named."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from casework.letters.stops import why_stopped
from casework.models import LetterKind
from casework.refusals import Refused
from diaspora.files.checks import FileRejected, workbook_rows
from diaspora.files.csv_tables import NamedLine, named_lines, read_csv
from diaspora.models import User

from ..enums import ConsentSource
from ..models import Subscriber
from .consent import consent_text
from .signing_up import write_to

COLUMNS = {name: (name,) for name in ("email", "language")}
MOST_ROWS = 5000


class NoListOfReaders(Refused):
    text = gettext_lazy("The first row must name the columns, with one called “email”.")


@dataclass(frozen=True)
class ReaderRow:
    """A line of the list. `fault` says why it is left out."""

    number: int
    email: str
    language: str
    fault: str = ""


def read_list(name: str, raw: bytes) -> list[ReaderRow]:
    """The rows of a CSV or XLSX file with the columns `email` and `language`. Raises NoListOfReaders."""
    read = _of_workbook if name.lower().endswith(".xlsx") else _of_csv
    lines = read(raw)
    if len(lines) > MOST_ROWS:
        raise NoListOfReaders(_("The list has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    known: set[str] = set(Subscriber.objects.values_list("email", flat=True))
    rows = []
    for number, values in lines:
        email = values["email"].lower()
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


def _of_csv(raw: bytes) -> list[NamedLine]:
    return read_csv(raw, columns=COLUMNS, refused=NoListOfReaders, optional=["language"])


def _of_workbook(raw: bytes) -> list[NamedLine]:
    try:
        lines = workbook_rows(raw)
    except FileRejected as refusal:
        raise NoListOfReaders(str(refusal)) from refusal
    return named_lines(enumerate(lines, start=1), columns=COLUMNS, refused=NoListOfReaders, optional=["language"])
