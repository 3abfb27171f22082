"""Approved claims are handed to whoever pays as one file, each to the account that was checked: asked for by finance,
filled by the worker."""

import logging

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.due import do_each
from casework.exported import Table
from casework.moves import MoveNotAllowed, as_now
from casework.refusals import Refused
from diaspora.models import User
from office.cells import plain_cell
from skills_match.models import Programme

from ..claims.deciding import pass_all_to_payment
from ..claims.moves import MOVES
from ..claims.rights import claims_for, works_on_claims
from ..enums import ClaimState
from ..models import Claim, PayAccount, PaymentFile, PaymentFileRow
from .errors import IsBeingMade, NothingPayable
from .layout import READERS, heading_of, layout_of

logger = logging.getLogger(__name__)
#: Rows of one file: as many as a bank takes at once.
MOST_ROWS = 2_000
#: Claims that go over in one transaction.
AT_ONCE = 100


def payable(*, programme: Programme, currency: str, by: User) -> QuerySet[Claim]:
    """What waits for a payment and may be paid: something is open, and the account of the expert was checked."""
    waiting = claims_for(by).filter(state__in=[ClaimState.APPROVED, ClaimState.FAILED], owed_minor__gt=F("paid_minor"))
    here = waiting.filter(placement__application__assignment__programme=programme, currency=currency)
    return here.filter(expert__in=PayAccount.objects.paid_to().values("owner")).order_by("pk")


@transaction.atomic
def ask_for_file(*, programme: Programme, currency: str, by: User) -> PaymentFile:
    """The worker fills it with everything that can be paid by then. Raises MoveNotAllowed, NothingPayable,
    IsBeingMade."""
    if not works_on_claims(as_now(by)):
        raise MoveNotAllowed
    waiting = payable(programme=programme, currency=currency, by=by).count()
    if not waiting:
        raise NothingPayable
    layout = layout_of(programme)
    values = {"columns": layout.columns, "file_format": layout.file_format, "made_by": by}
    try:
        with transaction.atomic():
            return PaymentFile.objects.create(
                programme=programme, currency=currency, asked=min(waiting, MOST_ROWS), is_being_made=True, **values
            )
    except IntegrityError as error:
        raise IsBeingMade from error


def fill_files() -> int:
    """Returns how many times some claims went over or a file was made. Safe to repeat, and for several workers at once:
    each holds its file while it adds some rows to it, so that whoever waits sees how far it is."""
    done = 0
    while acted := do_each(PaymentFile.objects.filter(is_being_made=True), _add_rows):
        done += acted
    return done


def _add_rows(file: PaymentFile) -> None:
    """A few more claims go over, each in no other file until it has failed. With none left, or when whoever asked may
    not do it any more, the file is made."""
    there = file.rows.count()
    try:
        with transaction.atomic():
            rows = _pass_on(file, at_most=min(AT_ONCE, MOST_ROWS - there))
    except Refused:
        logger.exception("Payment file %s is made without the rest", file.pk)
        rows = []
    if not rows:
        file.is_being_made = False
        file.save(update_fields=["is_being_made"])
        log(instance=file, action="claim.file", user=file.made_by, title=str(file), data={"rows": there})


def _pass_on(file: PaymentFile, *, at_most: int) -> list[PaymentFileRow]:
    by = file.made_by
    if by is None:
        return []
    waiting = payable(programme=file.programme, currency=file.currency, by=by)
    # Asked once more when they are held: another file may have taken some of them meanwhile.
    held = [claim.pk for claim in MOVES.lock_many(waiting[:at_most])]
    accounts = _held_accounts(waiting.filter(pk__in=held))
    claims = pass_all_to_payment(claims=waiting.filter(pk__in=held, expert__in=accounts), by=by)
    return PaymentFileRow.objects.bulk_create(
        PaymentFileRow(file=file, claim=claim, account=accounts[claim.expert_id], amount_minor=claim.open_minor)
        for claim in claims
    )


def _held_accounts(claims: QuerySet[Claim]) -> dict[int, PayAccount]:
    """By owner, each as it was checked: whoever changes theirs now does so after this file."""
    owners = list(claims.order_by().values_list("expert", flat=True))
    rows = PayAccount.objects.paid_to().select_for_update(no_key=True).filter(owner__in=owners).order_by("pk")
    return {row.owner_id: row for row in rows}


def rows_of(file: PaymentFile) -> QuerySet[PaymentFileRow]:
    """Everything that a row of the file can hold, in a fixed number of queries."""
    related = ("file", "account", "claim__expert", "claim__placement__application__assignment__programme")
    return file.rows.select_related(*related).prefetch_related("claim__lines__shares__grant").order_by("pk")


def table_of_file(file: PaymentFile) -> Table:
    """In the columns of its day."""
    readers = [READERS[column["field"]] for column in file.columns]
    header = [heading_of(column) for column in file.columns]
    return Table(_("Payments"), header, ([plain_cell(read(row)) for read in readers] for row in rows_of(file)))
