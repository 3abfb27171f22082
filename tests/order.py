"""A list keeps its order: a query that counts forgets `Meta.ordering` of its model, and must say its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.db.models.query import ModelIterable, QuerySet

from .ours import OURS


class OrderForgotten(AssertionError):
    """Rows that a model puts in an order were read by a query that counts, without an order."""


@contextmanager
def order_is_said() -> Iterator[None]:
    """Whoever reads rows of ours by a query that counts says their order; raises OrderForgotten otherwise."""
    read = ModelIterable.__iter__

    def checked(self: ModelIterable) -> Iterator:
        if _forgets(self.queryset):
            raise OrderForgotten(f"A query that counts {self.queryset.model.__name__} says no order.")
        return read(self)

    with mock.patch.object(ModelIterable, "__iter__", checked):
        yield


def _forgets(rows: QuerySet) -> bool:
    query, model = rows.query, rows.model
    is_ordered = query.order_by or query.extra_order_by or not query.default_ordering
    return bool(query.group_by) and not is_ordered and bool(model._meta.ordering) and model.__module__.startswith(OURS)
