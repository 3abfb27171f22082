"""Asking the same expert again: a copy of the terms that names the person, who hears of it when it opens."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import as_now

from ..assignments.drafts import copy_assignment
from ..assignments.errors import AssignmentError
from ..enums import APPLICATION_TAKES_POST
from ..models import Application, Assignment, NamedPerson
from ..rules import may_review, may_write


class NobodyToAskAgain(AssignmentError):
    text = _("You can ask somebody again who accepted a place at your institution.")


def may_ask_again(user, application: Application) -> bool:
    """Whoever writes assignments and knows how to reach the person."""
    institution = application.assignment.institution
    is_known = application.state in APPLICATION_TAKES_POST and application.profile.user.is_active
    return is_known and may_write(user, institution) and may_review(user, institution)


@transaction.atomic
def ask_again(*, application: Application, by, key: UUID) -> Assignment:
    """A draft with the terms of then. The person applies and is chosen like everybody else; that they were here before
    is said to the office and weighs nothing. Pressed twice with one `key`, it is one draft. Raises NobodyToAskAgain."""
    by = as_now(by)
    if not may_ask_again(by, application):
        raise NobodyToAskAgain
    try:
        draft = copy_assignment(assignment=application.assignment, by=by, key=key)
    except PermissionDenied as refusal:
        raise NobodyToAskAgain from refusal
    person = application.profile.user
    _named, is_new = NamedPerson.objects.get_or_create(
        assignment=draft,
        slot=1,
        defaults={
            "name": str(person),
            "email": person.email,
            "language": person.preferred_language,
            "known_from": application.assignment.reference,
            "named_by": by,
        },
    )
    if is_new:
        log(instance=draft, action="assignment.named", user=by)
    return draft
