"""How many came in, of how many who may."""

from dataclasses import dataclass

from django.db.models import Count

from ..enums import RegistrationState
from ..models import CheckInList, Delegate, Event


@dataclass(frozen=True)
class Counted:
    list: CheckInList
    came: int
    expected: int


def admitted(event: Event):
    """Delegates with a place."""
    confirmed = RegistrationState.CONFIRMED
    return Delegate.objects.filter(event=event, registration__state=confirmed, cancelled_at=None)


def counts(event: Event) -> list[Counted]:
    """A line for each list, in a fixed number of queries."""
    lists = event.check_in_lists.annotate(came=Count("check_ins", distinct=True)).prefetch_related("categories")
    by_category = dict(admitted(event).order_by().values_list("category").annotate(number=Count("pk")))
    return [
        Counted(each, each.came, sum(_of(each, by_category)))  # type: ignore[attr-defined]
        for each in lists
    ]


def count_of(list_: CheckInList) -> Counted:
    """The line of one list."""
    return next(line for line in counts(list_.event) if line.list.pk == list_.pk)


def _of(each: CheckInList, by_category: dict[int, int]) -> list[int]:
    wanted = {category.pk for category in each.categories.all()}
    return [number for pk, number in by_category.items() if not wanted or pk in wanted]
