"""What diaspora keeps about institutions and the people who work for them."""

import datetime

from django.utils.translation import gettext_lazy as _

from ..models import Institution, InstitutionName, InstitutionPlan, Invitation, Membership, OfficeNote, Site
from .registry import Holding, Kept, LegalGround, Limit

INSTITUTION_HOLDINGS = [
    Holding(
        Membership,
        _("Work for an institution"),
        "user",
        (
            Kept(
                ("institution", "role", "joined_at", "chosen_at"),
                _("To know for which institution you act"),
                LegalGround.PUBLIC_TASK,
                _("Until you leave the institution or delete your account"),
            ),
        ),
    ),
    Holding(
        Invitation,
        _("Invitations that you sent for an institution"),
        "invited_by",
        (
            Kept(
                ("email", "role", "created_at", "accepted_at", "revoked_at"),
                _("To let a colleague join your institution"),
                LegalGround.SERVICE,
                _("Until 30 days after it has run out, which is seven days after it was sent"),
            ),
        ),
        impersonal=(
            "institution",
            "language",
            "nonce",
            "token_hash",
            "expires_at",
            "email_due_at",
            "emailed_at",
            "email_attempts",
            "email_error",
        ),
        limit=Limit(datetime.timedelta(days=30), "expires_at"),
    ),
    Holding(
        Institution,
        _("Institutions"),
        "",
        (
            Kept(
                ("officer", "registered_by"),
                _("To know who asked for the registration and who is in charge at the programme office"),
                LegalGround.PUBLIC_TASK,
                _("Until you delete your account; decisions of the programme stay without your name"),
            ),
        ),
        impersonal=(
            "kind",
            "parent",
            "official_email",
            "official_email_verified_at",
            "open_question",
            "region",
            "website",
            "about",
            "state",
            "decision_reason",
            "decided_at",
            "created_at",
        ),
    ),
    Holding(Site, _("Sites of institutions"), "", impersonal=("institution", "name", "region", "place")),
    Holding(
        InstitutionPlan,
        _("Plans of institutions"),
        "",
        impersonal=("institution", "aim", "indicator", "assessed_on", "assessed_by", "needs", "created_at"),
    ),
    Holding(
        InstitutionName,
        _("Names of institutions"),
        "",
        impersonal=("institution", "name", "folded_name", "valid_from", "confirmed_at"),
    ),
    Holding(
        OfficeNote,
        _("Internal notes of the programme office"),
        "",
        (
            Kept(
                ("text", "author", "written_at"),
                _("So that officers can hand over a case to each other"),
                LegalGround.PUBLIC_TASK,
                _("Until the record that it is about is erased"),
            ),
        ),
        impersonal=("content_type", "object_id"),
    ),
]
