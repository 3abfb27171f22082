"""What is kept about where people are paid, and for how long."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import PayAccount

#: Days for which an earlier account is kept, so that what was paid there can be followed.
EARLIER = datetime.timedelta(days=90)
UNTIL = _("Half a year after your last assignment, then 90 days as an earlier one; what you replace, 90 days")


def _replaced(rows: QuerySet) -> QuerySet:
    return rows.exclude(replaced_at=None)


HOLDINGS = [
    Holding(
        PayAccount,
        _("Where you are paid"),
        "owner",
        (
            Kept(
                ("way", "holder", "provider", "number", "code", "written_at", "checked_at", "replaced_at"),
                _("To pay your allowances"),
                LegalGround.SERVICE,
                UNTIL,
            ),
            Kept(
                ("checked_by",),
                _("To know who checked it"),
                LegalGround.PUBLIC_TASK,
                UNTIL,
                is_exported=False,
            ),
        ),
        limit=Limit(EARLIER, "replaced_at", among=_replaced),
    ),
]
