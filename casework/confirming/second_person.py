"""What two people do: whether there is a second one, said on the page where the first begins.

@confirmed_by("finance")
def approvers(about) -> Iterable[User]: everybody who may confirm it, or release it
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

NOBODY_ELSE = _(
    "At the moment no colleague of yours may confirm it. Whatever needs a second person waits until somebody has been "
    "given that right."
)

#: By what is to be confirmed, who may. They are asked about the record, where it matters which one it is.
Confirmers = Callable[[Any], Iterable[Any]]

_confirmers: dict[str, Confirmers] = {}


def confirmed_by(kind: str) -> Callable[[Confirmers], Confirmers]:
    """Register who confirms this kind of work, under the name that pages ask for."""

    def register(confirmers: Confirmers) -> Confirmers:
        _confirmers[kind] = confirmers
        return confirmers

    return register


def is_alone(by: Any, kind: str, about: Any = None) -> bool:
    """Whether nobody but `by` could confirm what `by` begins now."""
    return all(user.pk == by.pk for user in _confirmers[kind](about))
