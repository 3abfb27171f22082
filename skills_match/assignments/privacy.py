"""What is kept about people around an assignment, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, CHANGE, Holding, Kept, LegalGround

from ..models import (
    AllowanceLine,
    Assignment,
    AssignmentLanguage,
    AssignmentQuestion,
    AssignmentSkill,
    Attachment,
    Criterion,
    FieldComment,
    Inquiry,
    SavedAssignment,
)
from ..promises import IN_CHARGE, WORK

HOLDINGS = [
    Holding(
        Assignment,
        _("Assignments"),
        "",
        (
            Kept(
                ("author", "officer"),
                _("To know who asks and who decides"),
                LegalGround.PUBLIC_TASK,
                WORK,
            ),
            Kept(
                ("letter",),
                _("To see that the head of the institution supports the assignment"),
                LegalGround.PUBLIC_TASK,
                _("As long as the assignment is kept; the institution that wrote it can change it"),
            ),
            Kept(
                ("supervisor_name", "supervisor_position", "counterparts", "learners"),
                _("To know who works with the expert"),
                LegalGround.PUBLIC_TASK,
                _("As long as the assignment is kept; the institution that wrote it can change it"),
            ),
        ),
        impersonal=(
            "institution",
            "programme",
            "state",
            "reference",
            "title",
            "background",
            "objective",
            "tasks",
            "deliverables",
            "unit",
            "learner_count",
            "lasting_evidence",
            "sector",
            "occupation",
            "minimum_experience_years",
            "minimum_education",
            "licence_needed",
            "mode",
            "region",
            "district",
            "starts_from",
            "starts_until",
            "length_days",
            "visits",
            "posts",
            "plan",
            "readiness",
            "development_goal",
            "national_plan",
            "closing_on",
            "publish_on",
            "published_at",
            "submitted_at",
            "decision_reason",
            "created_at",
            "updated_at",
            "form_key",
        ),
    ),
    Holding(
        FieldComment,
        _("Comments of the programme office on an assignment"),
        "",
        (Kept(("author",), _("To know who wrote it"), LegalGround.PUBLIC_TASK, WORK),),
        impersonal=("assignment", "field", "text", "written_at", "resolved_at"),
    ),
    Holding(
        AssignmentSkill, _("Skills of an assignment"), "", impersonal=("assignment", "skill", "importance", "level")
    ),
    Holding(AssignmentLanguage, _("Languages of an assignment"), "", impersonal=("assignment", "language", "level")),
    Holding(
        AssignmentQuestion,
        _("Questions of an assignment"),
        "",
        impersonal=("assignment", "text", "kind", "choices", "is_required"),
    ),
    Holding(
        Attachment,
        _("Documents of an assignment"),
        "",
        (
            Kept(
                ("title", "original_name", "path"),
                _("To tell applicants what the work is; such a document may name the people who ask for it"),
                LegalGround.PUBLIC_TASK,
                _("Until the institution removes the document; it is kept as long as the assignment"),
            ),
        ),
        impersonal=("assignment", "language", "slot", "content_type", "size", "sha256", "uploaded_at"),
    ),
    Holding(Criterion, _("Selection criteria"), "", impersonal=("assignment", "text", "weight")),
    Holding(
        AllowanceLine,
        _("Allowances of an assignment"),
        "",
        impersonal=("assignment", "kind", "amount_minor", "currency", "unit", "source"),
    ),
    Holding(
        Inquiry,
        _("Questions to the programme office"),
        "asked_by",
        (
            Kept(
                ("assignment", "text", "asked_at", "answer", "answered_at"),
                _("To answer you"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("answered_by",),
                IN_CHARGE,
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("slot",),
    ),
    Holding(
        SavedAssignment,
        _("Saved assignments"),
        "user",
        (
            Kept(
                ("assignment", "saved_at", "waits_for_profile"),
                _("So that you find them again"),
                LegalGround.SERVICE,
                CHANGE,
            ),
        ),
    ),
]
