"""How many posts of an assignment are still free: asked under the lock on it, where something depends on it."""

from skills_match.enums import APPLICATION_HOLDS_POST, APPLICATION_TAKES_POST
from skills_match.models import Assignment


def places_left(*, assignment: Assignment) -> int:
    """Posts that are neither taken nor offered."""
    return assignment.posts - assignment.applications.filter(state__in=APPLICATION_HOLDS_POST).count()


def is_full(*, assignment: Assignment) -> bool:
    """As many people have said yes as there are posts."""
    return assignment.applications.filter(state__in=APPLICATION_TAKES_POST).count() >= assignment.posts
