"""States, roles, kinds and reasons of skills, assignments and applications, with the tables of allowed moves."""

from .actors import Actor
from .alerts import AlertFrequency
from .applications import (
    APPLICANT_LABELS,
    APPLICATION_MOVES,
    APPLICATION_OPEN,
    APPLICATION_SENT,
    APPLICATION_TONES,
    APPLICATION_WAITS,
    REASON_REQUIRED,
    ApplicationState,
)
from .assignments import (
    ASSIGNMENT_EDITABLE,
    ASSIGNMENT_MOVES,
    ASSIGNMENT_PUBLIC,
    AllowanceKind,
    AllowanceUnit,
    AssignmentState,
    DevelopmentGoal,
    Importance,
    Mode,
    ReadinessItem,
)
from .invitations import INVITATION_MOVES, INVITATION_TONES, INVITED_LABELS, InvitationState
from .matching import Audience, Band, ChangeKind, IndexState, MatchEngine, Trouble
from .vocabulary import (
    LEVEL_WORDS,
    SUGGESTION_MOVES,
    ConceptKind,
    LabelKind,
    RelationKind,
    ReviewState,
    SkillLevel,
    SuggestionState,
)

__all__ = [
    "APPLICANT_LABELS",
    "APPLICATION_MOVES",
    "APPLICATION_OPEN",
    "APPLICATION_SENT",
    "APPLICATION_TONES",
    "APPLICATION_WAITS",
    "ASSIGNMENT_EDITABLE",
    "ASSIGNMENT_MOVES",
    "ASSIGNMENT_PUBLIC",
    "INVITATION_MOVES",
    "INVITATION_TONES",
    "INVITED_LABELS",
    "LEVEL_WORDS",
    "REASON_REQUIRED",
    "SUGGESTION_MOVES",
    "Actor",
    "AlertFrequency",
    "AllowanceKind",
    "AllowanceUnit",
    "ApplicationState",
    "AssignmentState",
    "Audience",
    "Band",
    "ChangeKind",
    "ConceptKind",
    "DevelopmentGoal",
    "Importance",
    "IndexState",
    "InvitationState",
    "LabelKind",
    "MatchEngine",
    "Mode",
    "ReadinessItem",
    "RelationKind",
    "ReviewState",
    "SkillLevel",
    "SuggestionState",
    "Trouble",
]
