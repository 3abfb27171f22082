"""What service records keep about the people whom they name."""

from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import ServiceRecord

HOLDINGS = [
    Holding(
        ServiceRecord,
        _("Your service records"),
        "owner",
        (
            Kept(
                ("name", "is_named", "asked_at", "made_at", "stated"),
                _("So that you can show what you did, and others can check it"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
        impersonal=("number", "code", "content", "fingerprint", "leased_until", "attempts"),
    ),
]


def erase_records(user: User) -> None:
    """The number stays taken, so that a paper in somebody’s hands is not called a forgery; what it stated is forgotten,
    with its fingerprint, which is that of the name, and nothing leads from it to a person. What no worker has made yet
    was never handed out."""
    rows = ServiceRecord.objects.filter(owner=user)
    rows.filter(made_at=None).delete()
    rows.update(name="", is_named=False, content=b"", stated=[], fingerprint="", owner=None)
