"""What certificates keep about the people whom they name."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import Certificate, Placement
from ..retention import OWNER

HOLDINGS = [
    Holding(
        Certificate,
        _("Certificates of your assignments"),
        OWNER,
        (
            Kept(
                (
                    "issued_at",
                    "name",
                    "is_named",
                    "first_day",
                    "last_day",
                    "days",
                    "taught_hours",
                    "supervised_hours",
                    "topics",
                    "withdrawn_at",
                    "withdrawn_reason",
                ),
                _("So that you can show what you did, and others can check it"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
        impersonal=("number", "code", "title_en", "title_sw", "institution_en", "institution_sw"),
    ),
]


def erase_certificates(placements: Iterable[Placement]) -> None:
    """A number of a certificate stays taken; it names nobody any more."""
    papers = Certificate.objects.filter(placement__in=placements)
    papers.update(name="", is_named=False, topics=[])
    papers.filter(withdrawn_at=None).update(withdrawn_reason="")
    papers.exclude(withdrawn_at=None).update(withdrawn_reason="–")
