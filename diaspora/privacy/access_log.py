"""Who looked at a person's file: written when somebody else opens it, shown to the person, never edited."""

import datetime
from collections.abc import Iterable

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .. import rules
from ..models import FileAccess, User

#: Looking again within this time is the same look.
SAME_LOOK = datetime.timedelta(minutes=30)


def record_access(*, subject: User, viewer: User, what: str) -> FileAccess | None:
    """Record that `viewer` read `what` (a short word such as "profile" or "cv") about `subject`.

    Returns None when people read their own file. Reading again within half an hour adds no second row.
    """
    if subject.pk == viewer.pk:
        return None
    recent = FileAccess.objects.filter(subject=subject, viewer=viewer, what=what, at__gte=timezone.now() - SAME_LOOK)
    return recent.first() or FileAccess.objects.create(
        subject=subject, viewer=viewer, viewer_role=role_of(viewer, language=subject.preferred_language), what=what
    )


def record_accesses(*, subjects: Iterable[User], viewer: User, what: str) -> None:
    """As `record_access` of each, in a fixed number of queries, for a page that shows several files."""
    others = {subject.pk: subject for subject in subjects if subject.pk != viewer.pk}
    looks = FileAccess.objects.filter(subject__in=others, viewer=viewer, what=what, at__gte=timezone.now() - SAME_LOOK)
    seen = set(looks.values_list("subject", flat=True))
    new = [subject for pk, subject in others.items() if pk not in seen]
    languages = {subject.preferred_language for subject in new}
    roles = {language: role_of(viewer, language=language) for language in languages}
    FileAccess.objects.bulk_create(
        FileAccess(subject=subject, viewer=viewer, viewer_role=roles[subject.preferred_language], what=what)
        for subject in new
    )


def role_of(viewer: User, *, language: str) -> str:
    """In which role somebody looked, in the language of the person who will read it."""
    with translation.override(language):
        if rules.is_office(viewer):
            return _("Programme office")
        membership = rules.membership_of(viewer)
        return membership.institution.name[:200] if membership else _("Somebody without a role")
