"""Approved claims are handed to whoever pays as one file, each to the account that was checked."""

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.exported import Table
from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User
from office.cells import plain_cell
from skills_match.models import Programme

from ..claims.deciding import pass_all_to_payment
from ..claims.moves import MOVES
from ..claims.rights import claims_for, works_on_claims
from ..enums import ClaimState
from ..models import Claim, PayAccount, PaymentFile, PaymentFileRow
from .errors import NothingPayable
from .layout import READERS, heading_of, layout_of

#: Rows of one file: as many as a bank takes at once, and a page shows.
MOST_ROWS = 500


def payable(*, programme: Programme, currency: str, by: User) -> QuerySet[Claim]:
    """What waits for a payment and may be paid: something is open, and the account of the expert was checked."""
    waiting = claims_for(by).filter(state__in=[ClaimState.APPROVED, ClaimState.FAILED], owed_minor__gt=F("paid_minor"))
    here = waiting.filter(placement__application__assignment__programme=programme, currency=currency)
    return here.filter(expert__in=PayAccount.objects.paid_to().values("owner")).order_by("pk")


@transaction.atomic
def make_file(*, programme: Programme, currency: str, by: User) -> PaymentFile:
    """Everything that can be paid now goes over, and is in no other file until it has failed.

    Raises MoveNotAllowed, NothingPayable, and what a move of a claim raises.
    """
    if not works_on_claims(as_now(by)):
        raise MoveNotAllowed
    layout = layout_of(programme)
    values = {"columns": layout.columns, "file_format": layout.file_format, "made_by": by}
    made = PaymentFile.objects.create(programme=programme, currency=currency, **values)
    waiting = payable(programme=programme, currency=currency, by=by)
    # Asked once more when they are held: another file may have taken some of them meanwhile.
    held = [claim.pk for claim in MOVES.lock_many(waiting[:MOST_ROWS])]
    accounts = _held_accounts(waiting.filter(pk__in=held))
    rows = pass_all_to_payment(claims=waiting.filter(pk__in=held, expert__in=accounts), by=by)
    if not rows:
        raise NothingPayable
    PaymentFileRow.objects.bulk_create(
        PaymentFileRow(file=made, claim=claim, account=accounts[claim.expert_id], amount_minor=claim.open_minor)
        for claim in rows
    )
    log(instance=made, action="claim.file", user=by, title=str(made), data={"rows": len(rows)})
    return made


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
