"""What judging keeps about people, why, on what ground and for how long."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .enums import RoundState
from .models import (
    BlindCopy,
    Conflict,
    Minutes,
    PanelPack,
    RankingSignature,
    ReviewCriterion,
    Reviewer,
    ReviewPhase,
    Round,
    ScoreWord,
    Seat,
    Sheet,
    SheetScore,
    Subject,
)

FAIRLY = _("To judge fairly, and to account for it")


def _signed(path: str = ""):
    """What is still being judged may change, and everybody hears the result in the same moment."""

    def shown(rows: QuerySet) -> QuerySet:
        return rows.filter(**{f"{path}round__state": RoundState.SIGNED})

    return shown


HOLDINGS = [
    Holding(
        Round,
        _("Rounds of reviews"),
        "",
        (Kept(("started_by",), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),),
        impersonal=(
            "kind",
            "group_id",
            "state",
            "phase_number",
            "reviewers_each",
            "started_at",
            "ranked_at",
        ),
    ),
    Holding(
        ReviewPhase,
        _("Phases of a round"),
        "",
        impersonal=(
            "round",
            "number",
            "shows_names",
            "shows_cv",
            "shows_others",
            "may_change",
            "due_on",
        ),
    ),
    Holding(ReviewCriterion, _("Criteria"), "", impersonal=("round", "number", "text", "weight")),
    Holding(ScoreWord, _("Words of scores"), "", impersonal=("criterion", "value", "text")),
    Holding(
        Subject,
        _("Your files in rounds of reviews"),
        "person",
        (
            Kept(("rank", "rank_reason", "left_at"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),
            Kept(("number",), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
        impersonal=("round", "record_id"),
        shown=_signed(),
    ),
    Holding(
        Sheet,
        _("What reviewers said of your files"),
        "subject__person",
        (
            Kept(("comment", "given_at"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),
            Kept(("reviewer", "wants_talk", "state"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
        impersonal=("round",),
        shown=_signed(),
    ),
    Holding(
        SheetScore,
        _("Scores of your files"),
        "sheet__subject__person",
        (Kept(("criterion", "value"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),),
        shown=_signed("sheet__"),
    ),
    Holding(
        BlindCopy,
        _("Your texts without names, for reviewers"),
        "subject__person",
        (
            Kept(("text", "accepted_at"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),
            Kept(("accepted_by",), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
        impersonal=("key",),
    ),
    Holding(
        Reviewer,
        _("Rounds in which you judge"),
        "user",
        (Kept(("round", "side", "left_at"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),),
    ),
    Holding(
        Conflict,
        _("Conflicts of interest"),
        "user",
        (Kept(("kind", "text", "noted_at"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),),
        impersonal=("subject",),
    ),
    Holding(
        Minutes,
        _("Minutes of rankings"),
        "",
        (
            Kept(("written_by",), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),
            Kept(("text", "others"), FAIRLY, LegalGround.PUBLIC_TASK, _("As long as the ranking is kept")),
        ),
        impersonal=("round", "held_on", "written_at"),
    ),
    Holding(
        Seat,
        _("Meetings in which you ranked"),
        "user",
        (Kept(("name", "side"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),),
        impersonal=("minutes",),
    ),
    Holding(
        PanelPack,
        _("Documents of all your files in a round of reviews"),
        "reader",
        (
            Kept(
                ("language", "asked_at", "made_at", "done", "total"),
                _("To make the document for you, once"),
                LegalGround.SERVICE,
                _("7 days"),
            ),
            Kept(
                ("content",),
                _("So that you can judge without a connection; it tells of others"),
                LegalGround.SERVICE,
                _("7 days"),
                is_exported=False,
            ),
        ),
        impersonal=("round", "fingerprint", "leased_until", "attempts"),
        limit=Limit(datetime.timedelta(days=7), "asked_at"),
    ),
    Holding(
        RankingSignature,
        _("Rankings that you signed"),
        "signed_by",
        (Kept(("side", "name", "signed_at"), FAIRLY, LegalGround.PUBLIC_TASK, ACCOUNT),),
        impersonal=("round", "fingerprint"),
    ),
]


def _leave(user: User) -> None:
    """What a reviewer gave counts as before; what waits for them, somebody else has to judge."""
    sheets = Sheet.objects.filter(reviewer__user=user)
    sheets.waiting().delete()
    sheets.update(comment="")
    reviewers = Reviewer.objects.filter(user=user)
    reviewers.filter(left_at=None).update(left_at=timezone.now())
    reviewers.update(user=None)


def erase_person(*, user: User) -> None:
    """Everything said of the person goes, with the file itself; of what the person said of others, the scores stay."""
    _leave(user)
    PanelPack.objects.filter(Q(reader=user) | Q(round__subjects__person=user)).delete()
    Subject.objects.filter(person=user).delete()
    Conflict.objects.filter(user=user).delete()
    Seat.objects.filter(user=user).update(name="")
    RankingSignature.objects.filter(signed_by=user).update(name="")
    Minutes.objects.filter(written_by=user).update(written_by=None)


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
