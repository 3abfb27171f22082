"""Approved claims are handed to whoever pays as one file, each to the account that was checked."""

from django.db import transaction
from django.db.models import F, QuerySet
from wagtail.log_actions import log

from casework.exported import Table
from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User
from office.cells import plain_cell
from skills_match.models import Programme

from ..claims.deciding import pass_to_payment
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
    claims = list(payable(programme=programme, currency=currency, by=by)[:MOST_ROWS])
    accounts = PayAccount.objects.paid_to().filter(owner__in=[claim.expert_id for claim in claims])
    accounts_by_owner = {row.owner_id: row for row in accounts}
    rows = []
    for claim in claims:
        moved = pass_to_payment(claim=claim, by=by)
        account = accounts_by_owner.get(moved.expert_id)
        rows.append(PaymentFileRow(file=made, claim=moved, account=account, amount_minor=moved.open_minor))
    if not rows:
        raise NothingPayable
    PaymentFileRow.objects.bulk_create(rows)
    log(instance=made, action="claim.file", user=by, title=str(made), data={"rows": len(rows)})
    return made


def rows_of(file: PaymentFile) -> QuerySet[PaymentFileRow]:
    """Everything that a row of the file can hold, in a fixed number of queries."""
    related = ("file", "account", "claim__expert", "claim__placement__application__assignment__programme")
    return file.rows.select_related(*related).prefetch_related("claim__lines__shares__grant").order_by("pk")


def table_of_file(file: PaymentFile) -> Table:
    """In the columns of its day."""
    readers = [READERS[column["field"]] for column in file.columns]
    header = [heading_of(column) for column in file.columns]
    return Table(header, ([plain_cell(read(row)) for read in readers] for row in rows_of(file)))
