"""What is kept about people who suggest and review words, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import ConceptLabel, ConceptSuggestion
from ..promises import IN_CHARGE, WORK

HOLDINGS = [
    Holding(
        ConceptLabel,
        _("Words of the list of skills"),
        "",
        (
            Kept(
                ("reviewed_by", "reviewed_at"),
                _("To know which speaker of the language looked at it"),
                LegalGround.PUBLIC_TASK,
                _("As long as the word is in the list; without your name once your account is deleted"),
            ),
        ),
        impersonal=("concept", "language", "text", "folded", "kind", "review_state", "taxonomy", "is_inherited"),
    ),
    Holding(
        ConceptSuggestion,
        _("Skills and occupations that you suggested"),
        "suggested_by",
        (
            Kept(
                ("kind", "text", "language", "explanation", "suggested_at", "state", "answer", "decided_at"),
                _("To make our lists better, and to tell you what came of it"),
                LegalGround.SERVICE,
                _("A word that was accepted stays in the list; all else goes with your account"),
            ),
            Kept(("decided_by",), IN_CHARGE, LegalGround.PUBLIC_TASK, WORK, is_exported=False),
        ),
        impersonal=("concept",),
    ),
]
