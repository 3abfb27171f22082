"""What placements keep about people, why, on what ground and for how long."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .arrivals.privacy import HOLDINGS as ARRIVALS
from .certificates.privacy import HOLDINGS as CERTIFICATES
from .certificates.privacy import erase_certificates
from .claims.privacy import HOLDINGS as CLAIMS
from .claims.privacy import erase_claims
from .earlier.privacy import HOLDINGS as EARLIER
from .earlier.privacy import erase_earlier
from .enums import EndingReason, PlacementState, Side
from .evaluations.privacy import HOLDINGS as EVALUATIONS
from .evaluations.privacy import erase_evaluations
from .life.moving import break_off
from .models import (
    ClosingTick,
    Deliverable,
    DeliverableUse,
    LearnersBySex,
    MonthlyMap,
    PayAccount,
    Placement,
    Reminder,
    Report,
    TeachingSession,
    Visit,
    WeekNote,
)
from .months.privacy import HOLDINGS as MONTHS
from .payees.privacy import HOLDINGS as PAYEES
from .payment_files.privacy import HOLDINGS as PAYMENT_FILES
from .people.privacy import HOLDINGS as PEOPLE
from .programme_reports.privacy import HOLDINGS as PROGRAMME_REPORTS
from .retention import OWNER
from .returns.privacy import HOLDINGS as RETURNS
from .returns.privacy import erase_returns
from .safety.privacy import HOLDINGS as SAFETY
from .safety.privacy import erase_safety
from .service_records.privacy import HOLDINGS as SERVICE_RECORDS
from .service_records.privacy import erase_records
from .stories.privacy import HOLDINGS as STORIES
from .stories.privacy import erase_stories
from .travel.privacy import HOLDINGS as TRAVEL
from .travel.privacy import erase_travel

TO_WORK = _("So that host, expert and office know what was agreed and how far it is")

HOLDINGS = [
    Holding(
        Placement,
        _("Your assignments after the confirmation"),
        "application__profile__user",
        (
            Kept(
                ("state", "mode", "starts_on", "ends_on", "began_on", "ended_on", "made_at", "in_state_since"),
                TO_WORK,
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("ending_side", "ending_reason", "ending_text"),
                _("To learn why an assignment ended before its time"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
        ),
    ),
    *PEOPLE,
    Holding(
        Deliverable,
        _("What you leave at the institution"),
        OWNER,
        (
            Kept(
                ("text", "due_on", "done_on", "note", "evidence"),
                TO_WORK,
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        DeliverableUse,
        _("Whether what you left is still used"),
        "deliverable__placement__application__profile__user",
        (
            Kept(("is_used", "said_on"), _("To know what has stayed"), LegalGround.PUBLIC_TASK, ACCOUNT),
            Kept(("by",), _("To know who said it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
    ),
    Holding(
        WeekNote,
        _("Your notes of each week"),
        OWNER,
        (Kept(("week_on", "done", "next", "written_at"), TO_WORK, LegalGround.SERVICE, ACCOUNT),),
    ),
    Holding(
        Report,
        _("Reports about your assignments"),
        OWNER,
        (
            Kept(("side", "stage", "due_on", "how", "sent_at", "skipped_at"), TO_WORK, LegalGround.SERVICE, ACCOUNT),
            # Those of the institution are its words to the office.
            Kept(
                ("text", "needs", "skip_reason", "by"),
                _("So that the programme office can help in time"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        TeachingSession,
        _("Sessions in which you passed on knowledge"),
        OWNER,
        (
            Kept(
                (
                    "held_on",
                    "kind",
                    "topic",
                    "minutes",
                    "learners",
                    "before",
                    "after",
                    "material",
                    "licence",
                    "is_offered",
                ),
                _("To know what was passed on, in counts without names"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
        ),
    ),
    # A group of its own: of the people who learnt, who have no account, and never shown for one assignment.
    Holding(
        LearnersBySex,
        _("How many women and men learnt, where an institution said it"),
        "",
        (
            Kept(
                ("placement", "women", "men"),
                _("To see in reports of many assignments whom they reach"),
                LegalGround.CONSENT,
                ACCOUNT,
                is_exported=False,
            ),
            Kept(("by",), _("To know who said it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
        impersonal=("said_at",),
    ),
    Holding(
        ClosingTick,
        _("What you did at the end of your assignments"),
        OWNER,
        (
            Kept(("item", "at"), TO_WORK, LegalGround.SERVICE, ACCOUNT),
            Kept(("by",), _("To know who did it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
    ),
    *TRAVEL,
    *ARRIVALS,
    *EVALUATIONS,
    *CERTIFICATES,
    *SERVICE_RECORDS,
    *SAFETY,
    *RETURNS,
    *STORIES,
    Holding(
        MonthlyMap,
        _("Experts by region at the end of each month, in numbers of at least five"),
        "",
        (),
        impersonal=("month", "counts", "frozen_at"),
    ),
    *CLAIMS,
    *PAYEES,
    *MONTHS,
    *PAYMENT_FILES,
    *PROGRAMME_REPORTS,
    *EARLIER,
    Holding(
        Reminder,
        _("Days on which you were reminded"),
        "user",
        (
            Kept(
                ("day", "at"),
                _("So that nobody is reminded twice on one day"),
                LegalGround.SERVICE,
                _("60 days"),
            ),
        ),
        limit=Limit(datetime.timedelta(days=60), "at"),
    ),
    Holding(
        Visit,
        _("Your stays and sessions"),
        OWNER,
        (
            Kept(
                ("kind", "starts_on", "ends_on", "sessions", "session_minutes", "came_on", "left_on", "cancelled_at"),
                TO_WORK,
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("confirmed_by",),
                _("To know who confirmed it"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("sequence", "changed_at"),
    ),
]


def erase_person(*, user: User) -> None:
    """That somebody worked there, from when to when and with what result, stays, without the person and their words.

    Who is on assignment ends it by leaving: the others hear it. What had not begun is cancelled with its application.
    """
    placements = list(Placement.objects.of_expert(user))
    for placement in placements:
        if placement.state == PlacementState.DEPLOYED:
            to, reason = PlacementState.ENDED_EARLY, EndingReason.ACCOUNT
            break_off(placement=placement, to=to, by=user, reason=reason, side=Side.EXPERT)
    Placement.objects.filter(pk__in=[row.pk for row in placements]).update(ending_text="")
    Deliverable.objects.filter(placement__in=placements).update(text="", note="", evidence=None)
    WeekNote.objects.filter(placement__in=placements).delete()
    erase_safety(placements)
    erase_travel(placements)
    erase_records(user)
    erase_stories(placements)
    erase_returns(user=user, placements=placements)
    reports = Report.objects.filter(placement__in=placements)
    reports.update(text="", needs="")
    reports.exclude(skipped_at=None).update(skip_reason="–")
    TeachingSession.objects.filter(placement__in=placements).update(topic="", material=None)
    erase_evaluations(placements)
    erase_claims(user)
    PayAccount.objects.filter(owner=user).delete()
    erase_certificates(placements)
    erase_earlier(user=user)
    forget_in_logs(placements)


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
