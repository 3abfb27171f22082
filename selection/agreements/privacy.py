"""What agreements keep about both sides."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import Agreement, AgreementDocument, Amendment, OutsideSignature, Signature

HOLDINGS = [
    Holding(
        Agreement,
        _("Agreements on your assignments"),
        "application__profile__user",
        (
            Kept(
                ("number", "text_en", "text_sw", "sha256", "made_at"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("made_by",),
                _("To know who wrote it"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        Signature,
        _("Signatures under agreements on your assignments"),
        "agreement__application__profile__user",
        (
            Kept(
                ("side", "name", "signed_at"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("signer",),
                _("To know who signed"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        OutsideSignature,
        _("Signatures under agreements without an account"),
        "agreement__application__profile__user",
        (
            Kept(
                ("side", "how", "name", "position", "paper"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("email", "language", "asked_at"),
                _("To ask the head of the institution for a signature"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
            Kept(
                ("asked_by",),
                _("To know who asked for a signature or handed it in"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("key", "signature"),
    ),
    Holding(
        Amendment,
        _("What later versions of your agreements changed"),
        "agreement__application__profile__user",
        (
            Kept(
                ("starts_on", "ends_on", "reason"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        AgreementDocument,
        _("Your agreements on paper"),
        "agreement__application__profile__user",
        (
            Kept(
                ("language", "asked_at", "made_at"),
                _("To give you the agreement as a document"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("content",),
                _("To give you the agreement as a document"),
                LegalGround.SERVICE,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("fingerprint", "leased_until", "attempts"),
    ),
]
