"""The columns that the bank of a programme wants."""

from django.db import transaction
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User

from ..claims.rights import programmes_worked_on
from ..models import PaymentLayout


@transaction.atomic
def keep_layout(*, layout: PaymentLayout, by: User) -> PaymentLayout:
    """From the next file on. Raises MoveNotAllowed."""
    if layout.programme_id not in programmes_worked_on(as_now(by)):
        raise MoveNotAllowed
    values = {"columns": layout.columns, "file_format": layout.file_format}
    kept, _made = PaymentLayout.objects.update_or_create(programme=layout.programme, defaults=values)
    log(instance=layout.programme, action="programme.part_changed", user=by)
    return kept
