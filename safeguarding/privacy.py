"""What reports about safety keep about people. It is nobody's own data: whoever is named in it must not find it."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_holdings

from .enums import CaseState
from .models import MOST_DAYS, Case, CaseEntry, CaseReading, KeptOut

TO_PROTECT = _("So that people are safe, and a report is followed to its end")
AFTER = _("For the days after its end that the programme has set, ten years at most")
TIME = datetime.timedelta(days=MOST_DAYS)


def _kept(*names: str, why=TO_PROTECT) -> Kept:
    return Kept(names, why, LegalGround.PUBLIC_TASK, AFTER, is_exported=False)


def _closed(path: str):
    return lambda rows: rows.filter(**{path: CaseState.CLOSED})


HOLDINGS = [
    Holding(
        Case,
        _("Reports about safety"),
        "",  # of nobody in particular, with or without a name
        (
            _kept(
                "programme",
                "concern",
                "is_urgent",
                "text",
                "where",
                "about",
                "side",
                "contact",
                "state",
                "in_state_since",
                "reported_at",
                "answer_by",
                "handler",
                "outcome",
            ),
        ),
        impersonal=("key", "number", "language"),
        limit=Limit(TIME, "in_state_since", among=_closed("state")),
    ),
    Holding(
        CaseEntry,
        _("What was said and done about a report"),
        "",
        (_kept("case", "kind", "moved_to", "text", "by", "at"),),
        limit=Limit(TIME, "case__in_state_since", among=_closed("case__state")),
    ),
    Holding(
        CaseReading,
        _("Days on which officers read a report"),
        "",
        (_kept("case", "user", "day", why=_("To know who has read a report")),),
        limit=Limit(TIME, "case__in_state_since", among=_closed("case__state")),
    ),
    Holding(
        KeptOut,
        _("Officers who never read a report"),
        "",
        (_kept("case", "user", "why", "at"),),
        limit=Limit(TIME, "case__in_state_since", among=_closed("case__state")),
    ),
]


def register() -> None:
    register_holdings(HOLDINGS)
