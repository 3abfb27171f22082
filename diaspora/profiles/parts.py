"""The parts of a profile: the tasks of the task list, the rows of 'check your answers', the minimum to publish.

Each app registers the parts whose data it keeps, when it starts; nobody needs to know the others.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from ..enums import PartState
from ..models import Profile

#: What is asked, and what the person answered.
Row = tuple[str, str]


@dataclass(frozen=True)
class ProfilePart:
    """One task. `address` is the name of its page's URL; parts follow each other by `position`."""

    name: str
    title: str | Promise
    address: str
    position: int
    state: Callable[[Profile], PartState]
    rows: Callable[[Profile], list[Row]]
    is_required: bool = True


_parts: dict[str, ProfilePart] = {}


def register_part(part: ProfilePart) -> None:
    _parts[part.name] = part


def parts() -> list[ProfilePart]:
    """All parts in the order in which a person meets them."""
    return sorted(_parts.values(), key=lambda part: part.position)


def part_after(name: str) -> ProfilePart | None:
    """The part that follows `name`; None after the last one."""
    position = _parts[name].position
    return next((part for part in parts() if part.position > position), None)


def progress(profile: Profile | None) -> list[tuple[ProfilePart, PartState]]:
    """Each part and how far the person is with it; nothing is started without a profile."""
    return [(part, part.state(profile) if profile else PartState.NOT_STARTED) for part in parts()]


def missing_parts(profile: Profile) -> list[ProfilePart]:
    """The required parts that are not done yet."""
    return [part for part, state in progress(profile) if part.is_required and state != PartState.DONE]


def is_complete(profile: Profile) -> bool:
    """Whether there is enough for an application. What was published was complete; an empty one that is not saved never
    is."""
    return profile.is_published or (profile.pk is not None and not missing_parts(profile))


def state_of(*, answers: list, required: list | None = None) -> PartState:
    """Not started while every answer is empty, done when every required one is there (all unless named)."""
    if all(required if required is not None else answers):
        return PartState.DONE
    return PartState.IN_PROGRESS if any(answers) else PartState.NOT_STARTED
