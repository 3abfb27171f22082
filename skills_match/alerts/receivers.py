"""News that may make assignments new for people: the worker looks at what is marked here."""

from django.dispatch import receiver

from casework.moves import Move
from diaspora.models import Profile
from diaspora.signals import institution_moved, profile_changed

from ..enums import AssignmentState, ChangeKind
from ..models import AlertCause
from ..signals import assignment_moved


@receiver(assignment_moved)
def look_for_whom_it_is_new(sender, *, move: Move, **kwargs) -> None:
    if move.to == AssignmentState.PUBLISHED:
        AlertCause.objects.mark(kind=ChangeKind.ASSIGNMENT, object_id=move.row.pk)


@receiver(profile_changed)
def look_what_is_new_for_the_person(sender, *, profile: Profile, **kwargs) -> None:
    AlertCause.objects.mark(kind=ChangeKind.PROFILE, object_id=profile.pk)


@receiver(institution_moved)
def look_for_whom_its_assignments_are_new(sender, *, move: Move, **kwargs) -> None:
    published = move.row.assignments.filter(state=AssignmentState.PUBLISHED).values_list("pk", flat=True)
    AlertCause.objects.mark_many(kind=ChangeKind.ASSIGNMENT, object_ids=published)
