"""What references keep about the person and the referee."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import addresses_of
from diaspora.models import User
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import Reference


def _as_referee(user: User) -> Q:
    return Q(email__in=addresses_of(user))


HOLDINGS = [
    Holding(
        Reference,
        _("References about you, or that you were asked for"),
        "application__profile__user",
        (
            Kept(
                ("name", "email", "language", "asked_at", "answer_by", "reminded_at", "answered_at", "replaced_at"),
                _("To ask those whom you named as referees"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("says", "relation", "text"),
                _("To know how you work before an assignment begins; referees say it in confidence"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
            Kept(
                ("key", "asked_by"),
                _("To end older links, and to know who asked"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        also=_as_referee,
    ),
]
