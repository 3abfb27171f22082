"""States and kinds of judging, with the tables of allowed moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Capacity(TextChoices):
    """Who makes a move."""

    ORGANISER = "organiser", _("Who runs the round")
    REVIEWER = "reviewer", _("Reviewer")
    SIGNER = "signer", _("Who signs for a side")


class RoundState(TextChoices):
    PREPARING = "preparing", _("Being prepared")
    OPEN = "open", _("Open")
    SIGNED = "signed", _("Signed")
    DROPPED = "dropped", _("Dropped")


#: Not over: its files may still be judged.
ROUND_UNDER_WAY = (RoundState.PREPARING, RoundState.OPEN)
_R = RoundState
#: Allowed moves of a round: (from, to) → who may. It is signed by itself, with the last signature.
ROUND_MOVES: dict[tuple[RoundState, RoundState], set[Capacity]] = {
    (_R.PREPARING, _R.OPEN): {Capacity.ORGANISER},
    (_R.OPEN, _R.SIGNED): {Capacity.SIGNER},
    **{(state, _R.DROPPED): {Capacity.ORGANISER} for state in ROUND_UNDER_WAY},
}
ROUND_TONES = {_R.PREPARING: "info", _R.OPEN: "wait", _R.SIGNED: "good"}


class SheetState(TextChoices):
    WAITING = "waiting", _("Waits")
    GIVEN = "given", _("Given")
    CONFLICT = "conflict", _("Conflict of interest")
    REPLACED = "replaced", _("Given to somebody else")


#: The reviewer still reads the file.
SHEET_COUNTS = (SheetState.WAITING, SheetState.GIVEN)
_S = SheetState
#: Allowed moves of a sheet: (from, to) → who may.
SHEET_MOVES: dict[tuple[SheetState, SheetState], set[Capacity]] = {
    (_S.WAITING, _S.GIVEN): {Capacity.REVIEWER},
    **{(state, _S.CONFLICT): {Capacity.REVIEWER, Capacity.ORGANISER} for state in SHEET_COUNTS},
    (_S.WAITING, _S.REPLACED): {Capacity.ORGANISER},
}


class ConflictKind(TextChoices):
    """Why somebody must not judge a file. All but the first are found in what the portal knows."""

    DECLARED = "declared", _("declared by the reviewer")
    OWN = "own", _("their own file")
    COMPETES = "competes", _("is judged in the same round")
    EMPLOYER = "employer", _("same employer")
    NAMED = "named", _("named in the file, for example as referee or co-author")


class RoundPlan(TextChoices):
    """How a round begins; its phases are rows and can be changed before it opens."""

    LIGHT = "light", _("Light: one phase, names are shown, two reviewers for each file")
    BLIND = "blind", _("Blind: first without names, then with names and the scores of the others")
