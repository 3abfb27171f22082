"""Somebody reports, with or without a name, and comes back by number and code."""

import uuid
from collections.abc import Iterable

from django.db import transaction

from casework.calendars.working_days import working_days_after
from casework.documents.codes import CheckCodes
from casework.typed.turns import wait_for_turn
from diaspora.models import User
from diaspora.notices.notify import notify_many
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CaseState, Concern, EntryKind, KeptOutWhy, ReporterSide
from ..models import Case, CaseEntry, KeptOut
from .errors import WordsMissing
from .pages import page_of_case
from .readers import is_named_in, is_safeguarding_officer, officers, readers_of

_CODES = CheckCodes("safeguarding.cases")
#: Working days until whoever reports hears from an officer; where somebody is in danger, the next one.
ANSWER_DAYS, URGENT_DAYS = 3, 1


@transaction.atomic
def report(
    *,
    key: uuid.UUID,
    programme: Programme,
    concern: Concern,
    text: str,
    language: str,
    is_urgent: bool = False,
    where: str = "",
    about: str = "",
    side: ReporterSide = ReporterSide.OTHER,
    contact: str = "",
    not_to: Iterable[User] = (),
    by: User | None = None,
) -> Case:
    """Keep a report and tell those who may read it, and nobody else. The same `key` makes one case, however often.

    An account of whoever reports is kept nowhere; only a safeguarding officer is kept out of what they reported.
    """
    wait_for_turn(f"safeguarding {key}")
    if twin := Case.objects.filter(key=key).first():
        return twin
    days = URGENT_DAYS if is_urgent else ANSWER_DAYS
    case = Case.objects.create(
        key=key,
        programme=programme,
        concern=concern,
        text=text.strip(),
        language=language,
        is_urgent=is_urgent,
        where=where.strip(),
        about=about.strip(),
        side=side,
        contact=contact.strip(),
        answer_by=working_days_after(today_in_closing_zone(), days),
    )
    _keep_out(case, not_to, by)
    tell_readers(case, kind="safeguarding_case")
    return case


def _keep_out(case: Case, not_to: Iterable[User], by: User | None) -> None:
    why = {user.pk: KeptOutWhy.NAMED for user in officers() if is_named_in(case, user)}
    why |= {user.pk: KeptOutWhy.ASKED for user in not_to}
    if by is not None and is_safeguarding_officer(by):
        why[by.pk] = KeptOutWhy.OWN
    KeptOut.objects.bulk_create(KeptOut(case=case, user_id=pk, why=each) for pk, each in why.items())


def tell_readers(case: Case, *, kind: str, but: User | None = None) -> None:
    """The letter says that something waits, and nothing of what it is."""
    readers = [user for user in readers_of(case) if but is None or user.pk != but.pk]
    notify_many(users=readers, kind=kind, values={}, path=page_of_case(case))


def code_of(case: Case) -> str:
    """What opens the case again together with its number. It is stored nowhere."""
    return _CODES.code(case.number, str(case.key))


def found_by(*, number: str, code: str) -> Case | None:
    """Small letters, blanks and hyphens are forgiven."""
    plain = number.strip().upper().replace(" ", "").replace("-", "").removeprefix("S")
    case = Case.objects.filter(number=f"S-{plain}").first()
    return case if case and _CODES.is_genuine(code.replace(" ", ""), case.number, str(case.key)) else None


@transaction.atomic
def add_to_report(*, case: Case, text: str) -> CaseEntry:
    """Whoever reported says more, or answers. Pressed twice, it is kept once. Raises WordsMissing."""
    locked = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    text = text.strip()
    if not text:
        raise WordsMissing
    last = locked.entries.last()
    if last and (last.kind, last.text) == (EntryKind.FROM_REPORTER, text):
        return last
    entry = CaseEntry.objects.create(case=locked, kind=EntryKind.FROM_REPORTER, text=text)
    if locked.state != CaseState.RECEIVED:
        tell_readers(locked, kind="safeguarding_more")
    return entry
