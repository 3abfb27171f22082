"""Two concepts that are one: everything that names the one moves to the other, and nobody loses a skill by it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.refusals import Refused
from diaspora.models import User

from ..enums import ChangeKind
from ..models import Concept, SkillLink
from ..search_server.changes import record_change
from .layers import inherit
from .link_table import rename_links
from .merged_rows import move_rows


class MergeError(Refused):
    """Why two concepts cannot become one; the text is for people."""


@transaction.atomic
def merge_concepts(*, concept: Concept, into: Concept, by: User) -> Concept:
    """Make `into` stand for `concept`, for good: loading a taxonomy again does not undo it. Returns `into`.

    In order: what was merged into `concept` before follows; people's and assignments' rows move, of two the higher
    level stays; words, relations and links are handed down; engines are told to read again. Doing it again changes
    nothing.
    Raises MergeError for two kinds, the same concept, or one that is not in use.
    """
    locked = Concept.objects.select_for_update(of=("self",)).in_bulk(sorted({concept.pk, into.pk}))
    concept, into = locked[concept.pk], locked[into.pk]
    if concept.merged_at is not None and concept.merged_into_id == into.pk:
        return into
    if concept.pk == into.pk:
        raise MergeError(_("Choose two different ones."))
    if concept.kind != into.kind:
        raise MergeError(_("A skill and an occupation cannot be merged."))
    if not concept.is_active or not into.is_active:
        raise MergeError(_("One of the two is no longer in use."))
    concept.merged.update(merged_into=into)
    concept.is_active, concept.merged_into, concept.merged_at = False, into, timezone.now()
    concept.save(update_fields=["is_active", "merged_into", "merged_at"])
    move_rows()
    _move_links(concept, into)
    inherit()
    rename_links(concept=concept, into=into)
    log(instance=concept, action="concept.merged", user=by, data={"into": into.pk, "code": into.code})
    record_change(kind=ChangeKind.TAXONOMY, object_id=into.pk)
    return into


def _move_links(concept: Concept, into: Concept) -> None:
    """Of two links the stronger stays; a link between the two has no meaning any more."""
    for near, far in (("skill", "other"), ("other", "skill")):
        for link in SkillLink.objects.filter(**{near: concept}).order_by("id"):
            end = getattr(link, f"{far}_id")
            twin = SkillLink.objects.filter(**{near: into, f"{far}_id": end}).first()
            if end == into.pk or twin is not None:
                link.delete()
                if twin is not None and twin.strength < link.strength:
                    twin.strength = link.strength
                    twin.save(update_fields=["strength"])
            else:
                setattr(link, near, into)
                link.save(update_fields=[near])
