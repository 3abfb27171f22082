"""The roles that everybody may have: a person, and somebody who works for an institution."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from casework.waiting import Recipient

from .. import rules
from .reading import Role, add_role


def _works_for_one(user: Any) -> bool:
    membership = rules.membership_of(user)
    return membership is not None and rules.is_working(membership.institution)


def add_own_roles() -> None:
    add_role(Role(Recipient.PERSON, _("For you"), lambda user: user.is_authenticated, order=10))
    add_role(Role(Recipient.INSTITUTION, _("For your institution"), _works_for_one, order=20))
