"""The way on from one application through the list in which it was found."""

from django.db.models import Q, QuerySet

from skills_match.models import Application


def next_in(listed: QuerySet[Application], here: Application) -> int | None:
    """The number of the one behind `here` in an ordered list, also when `here` is not in it any more because it was
    decided; at the end the first one again; None when no other is left."""
    others = listed.exclude(pk=here.pk)
    return _first(others.filter(_beyond(listed, here))) or _first(others)


def previous_in(listed: QuerySet[Application], here: Application) -> int | None:
    """The number of the one before `here`; None at the beginning."""
    backwards = listed.reverse()
    return _first(backwards.exclude(pk=here.pk).filter(_beyond(backwards, here)))


def _first(listed: QuerySet[Application]) -> int | None:
    return listed.values_list("pk", flat=True).first()


def _beyond(listed: QuerySet[Application], here: Application) -> Q:
    """What comes behind `here` in the order of the list: no list is read, however long."""
    beyond, same = Q(), Q()
    for name in map(str, listed.query.order_by):
        is_down = name.startswith("-") == listed.query.standard_ordering
        field = name.lstrip("-")
        value = _value(here, field)
        beyond |= same & Q(**{f"{field}__{'lt' if is_down else 'gt'}": value})
        same &= Q(**{field: value})
    return beyond


def _value(row: object, path: str) -> object:
    for name in path.split("__"):
        row = getattr(row, name)
    return row
