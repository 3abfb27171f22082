"""What people can do, what ministries need, and what comes of it."""

from .alert import Alert, AlertCause, AlertMessage, AlertSettings
from .application import Answer, AnswerFile, Application, Declaration
from .assignment import (
    AllowanceLine,
    Assignment,
    AssignmentLanguage,
    AssignmentQuestion,
    AssignmentSkill,
    Criterion,
    FieldComment,
)
from .assignment_invitation import AssignmentInvitation
from .attachment import Attachment
from .campaign import Campaign, CampaignLetter, LinkArrival, OutreachLink
from .change import IndexChange
from .commitment import AssignmentSite, CostShare, Endorsement
from .concept import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    ConceptSuggestion,
    OccupationSkill,
    SkillGroup,
    SkillLink,
    Taxonomy,
)
from .entered import EnteredApplication, EnteredAssignment
from .head import FileReference, HeadAsked, HeadSupport
from .interest import Inquiry, SavedAssignment
from .match_index import IndexFailure, MatchIndex
from .match_run import MatchItem, MatchRun
from .named_person import NamedPerson
from .person_skill import PersonOccupation, PersonSkill
from .programme import (
    AllowanceBudget,
    AllowanceRate,
    Programme,
    ProgrammeBudgetLine,
    ProgrammeRule,
    default_programme,
)
from .programme_right import ProgrammeRight
from .public_answer import PublicAnswer
from .reference_series import ReferenceSeries
from .saved_search import SavedSearch
from .team import Team, TeamPlace

__all__ = [
    "Alert",
    "AlertCause",
    "AlertMessage",
    "AlertSettings",
    "AllowanceBudget",
    "AllowanceLine",
    "AllowanceRate",
    "Answer",
    "AnswerFile",
    "Application",
    "Assignment",
    "AssignmentInvitation",
    "AssignmentLanguage",
    "AssignmentQuestion",
    "AssignmentSite",
    "AssignmentSkill",
    "Attachment",
    "Campaign",
    "CampaignLetter",
    "Concept",
    "ConceptLabel",
    "ConceptRelation",
    "ConceptSuggestion",
    "CostShare",
    "Criterion",
    "Declaration",
    "Endorsement",
    "EnteredApplication",
    "EnteredAssignment",
    "FieldComment",
    "FileReference",
    "HeadAsked",
    "HeadSupport",
    "IndexChange",
    "IndexFailure",
    "Inquiry",
    "LinkArrival",
    "MatchIndex",
    "MatchItem",
    "MatchRun",
    "NamedPerson",
    "OccupationSkill",
    "OutreachLink",
    "PersonOccupation",
    "PersonSkill",
    "Programme",
    "ProgrammeBudgetLine",
    "ProgrammeRight",
    "ProgrammeRule",
    "PublicAnswer",
    "ReferenceSeries",
    "SavedAssignment",
    "SavedSearch",
    "SkillGroup",
    "SkillLink",
    "Taxonomy",
    "Team",
    "TeamPlace",
    "default_programme",
]
