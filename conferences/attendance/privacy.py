"""What certificates of attendance keep about the people who came."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import AttendanceCertificate
from ..retention import of_their_places

HOLDINGS = [
    Holding(
        AttendanceCertificate,
        _("Certificates of attendance"),
        "delegate__registration__user",
        (
            Kept(
                ("issued_at",),
                _("So that whoever is shown your certificate can check it"),
                LegalGround.SERVICE,
                _("Until your place is forgotten; the paper can be checked without you"),
            ),
        ),
        impersonal=("event", "number", "days"),
        also=of_their_places,
    ),
]
