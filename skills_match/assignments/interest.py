"""Keeping an assignment for later."""

from django.db import transaction

from ..models import Assignment, SavedAssignment


@transaction.atomic
def save_assignment(*, assignment: Assignment, by) -> None:
    """Keep it in the person's list; keeping it twice does no harm."""
    SavedAssignment.objects.get_or_create(user=by, assignment=assignment)


@transaction.atomic
def keep_for_applying(*, assignment: Assignment, by) -> None:
    """Save it, and lead the person back to it once the profile is complete."""
    SavedAssignment.objects.update_or_create(user=by, assignment=assignment, defaults={"waits_for_profile": True})


@transaction.atomic
def unsave_assignment(*, assignment: Assignment, by) -> None:
    SavedAssignment.objects.filter(user=by, assignment=assignment).delete()


def is_saved(*, assignment: Assignment, by) -> bool:
    return by.is_authenticated and SavedAssignment.objects.filter(user=by, assignment=assignment).exists()
