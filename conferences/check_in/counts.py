"""How many came in, of how many who may."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from ..models import CheckInList, Event


@dataclass(frozen=True)
class Counted:
    list: CheckInList
    came: int
    expected: int


def counts(event: Event) -> list[Counted]:
    """A line for each list, in a fixed number of queries."""
    return _counted(event, event.check_in_lists.all())


def count_of(list_: CheckInList) -> Counted:
    """The line of one list: nobody of the others is counted."""
    return _counted(list_.event, CheckInList.objects.filter(pk=list_.pk))[0]


def _counted(event: Event, lists: QuerySet[CheckInList]) -> list[Counted]:
    came = (
        lists.annotate(came=Count("check_ins"))
        .order_by("sort_order", "id")
        .prefetch_related("categories")
        .select_related("session_places")
    )
    with_place = event.delegates.with_place()
    by_category = dict(with_place.order_by().values_list("category").annotate(number=Count("pk")))
    return [
        Counted(each, each.came, _expected(each, by_category))  # type: ignore[attr-defined]
        for each in came
    ]


def _expected(each: CheckInList, by_category: dict[int, int]) -> int:
    """Of a session with sign-up, those who have a place in it."""
    if each.without_session:
        return 0
    places = getattr(each, "session_places", None)
    return places.taken if places else sum(_of(each, by_category))


def _of(each: CheckInList, by_category: dict[int, int]) -> list[int]:
    wanted = {category.pk for category in each.categories.all()}
    return [number for pk, number in by_category.items() if not wanted or pk in wanted]
