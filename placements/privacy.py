"""What placements keep about people, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import Holding, Kept, LegalGround, register_eraser, register_holdings

from .enums import EndingReason, PlacementState, Side
from .life.moving import break_off
from .models import Counterpart, Deliverable, Placement, Supervisor, Visit

UNTIL_DELETED = _("Until you delete your account")
TO_WORK = _("So that host, expert and office know what was agreed and how far it is")
OWNER = "placement__application__profile__user"

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
                UNTIL_DELETED,
            ),
            Kept(
                ("ending_side", "ending_reason", "ending_text"),
                _("To learn why an assignment ended before its time"),
                LegalGround.PUBLIC_TASK,
                UNTIL_DELETED,
            ),
        ),
    ),
    *(
        Holding(
            model,
            title,
            OWNER,
            (
                Kept(
                    ("name", "position", "since", "until"),
                    TO_WORK,
                    LegalGround.SERVICE,
                    UNTIL_DELETED,
                ),
                # Somebody else's address: theirs to give away.
                Kept(
                    ("email",),
                    _("To ask them after your assignment what has stayed"),
                    LegalGround.PUBLIC_TASK,
                    UNTIL_DELETED,
                    is_exported=False,
                ),
            ),
        )
        for model, title in (
            (Supervisor, _("Who guides you at the institution")),
            (Counterpart, _("Who learns from you at the institution")),
        )
    ),
    Holding(
        Deliverable,
        _("What you leave at the institution"),
        OWNER,
        (
            Kept(
                ("text", "due_on", "done_on", "note", "evidence"),
                TO_WORK,
                LegalGround.SERVICE,
                UNTIL_DELETED,
            ),
        ),
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
                UNTIL_DELETED,
            ),
            Kept(
                ("confirmed_by",),
                _("To know who confirmed it"),
                LegalGround.PUBLIC_TASK,
                UNTIL_DELETED,
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
    Deliverable.objects.filter(placement__in=placements).update(note="", evidence=None)
    forget_in_logs(placements)


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
