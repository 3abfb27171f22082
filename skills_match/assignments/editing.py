"""Writing an assignment: every change asks, under a lock, whether it may still be written."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from casework.moves import as_now
from diaspora.models import Language

from ..enums import ChangeKind
from ..models import Assignment, AssignmentLanguage, AssignmentSite, AssignmentSkill, Concept
from ..rules import may_edit
from ..search_server.changes import record_change
from .errors import AssignmentError
from .moves import MOVES

#: Said when a step was not saved: somebody may want to copy what is there.
TYPED_IS_KEPT = gettext_lazy("Nothing was saved. What you typed is still on this page, so that you can copy it.")


class NotEditable(AssignmentError):
    """It was sent meanwhile, or the person does not write for this institution."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__(
            _("This can no longer be changed: the assignment is in the state “%(state)s”.")
            % {"state": assignment.get_state_display()}
        )


@contextmanager
def editing(*, assignment: Assignment, by, step: str) -> Iterator[Assignment]:
    """Hold the row while a step is saved, log that it was, and tell matching. Raises NotEditable."""
    with transaction.atomic():
        locked = MOVES.lock(assignment)
        if not may_edit(as_now(by), locked):
            raise NotEditable(locked)
        yield locked
        log(instance=locked, action="assignment.edited", user=by, data={"step": step})
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=locked.pk)


def save_terms(*, assignment: Assignment, by, step: str, values: dict) -> None:
    """Write `values` of a step. Only these columns are written, never the state. Raises NotEditable."""
    if not values:
        return
    with editing(assignment=assignment, by=by, step=step) as locked:
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save(update_fields=[*values, "updated_at"])


def save_sites(*, assignment: Assignment, by, posts: Mapping[int, int]) -> None:
    """`posts` by the number of the site; the posts of the assignment are their sum, and stay as they are without any.

    Raises NotEditable.
    """
    named = {site: count for site, count in posts.items() if count}
    with editing(assignment=assignment, by=by, step="sites") as locked:
        locked.sites.all().delete()
        own = set(locked.institution.sites.filter(pk__in=named).values_list("pk", flat=True))
        AssignmentSite.objects.bulk_create(
            AssignmentSite(assignment=locked, site_id=site, posts=count) for site, count in named.items() if site in own
        )
        if named:
            locked.posts = sum(count for site, count in named.items() if site in own) or locked.posts
            locked.save(update_fields=["posts", "updated_at"])


def add_skill(*, assignment: Assignment, by, skill: Concept, importance: str, level: int) -> None:
    """Ask for a skill; asking again changes importance and level."""
    with editing(assignment=assignment, by=by, step="skills") as locked:
        AssignmentSkill.objects.update_or_create(
            assignment=locked, skill=skill, defaults={"importance": importance, "level": level}
        )


def remove_skill(*, assignment: Assignment, by, pk: int) -> None:
    with editing(assignment=assignment, by=by, step="skills") as locked:
        locked.skills.filter(pk=pk).delete()


def choose_occupation(*, assignment: Assignment, by, occupation: Concept) -> None:
    save_terms(assignment=assignment, by=by, step="profile", values={"occupation": occupation})


def add_language(*, assignment: Assignment, by, language: Language, level: str) -> None:
    """Ask for a language; asking again changes the level."""
    with editing(assignment=assignment, by=by, step="profile") as locked:
        AssignmentLanguage.objects.update_or_create(assignment=locked, language=language, defaults={"level": level})


def remove_language(*, assignment: Assignment, by, pk: int) -> None:
    with editing(assignment=assignment, by=by, step="profile") as locked:
        locked.languages.filter(pk=pk).delete()


def settle_comments(*, assignment: Assignment, by, pks: list[int]) -> int:
    """Mark comments of the office as done. Returns how many were open."""
    if not pks:
        return 0
    with editing(assignment=assignment, by=by, step="comments") as locked:
        return locked.comments.filter(pk__in=pks, resolved_at=None).update(resolved_at=timezone.now())
