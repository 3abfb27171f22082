"""Who decides about an event by what is stored holds it meanwhile: its team works one after the other."""

from django.db import connection
from django.db.models import Model

from ..models import Event


def hold_event(pk: int) -> None:
    """To the end of the transaction nobody else of the team changes it, its rows or its plan. Whoever registers goes
    on."""
    Event.objects.select_for_update(no_key=True).filter(pk=pk).first()


def lean_on(event: Event) -> None:
    """To the end of the transaction nobody changes what `event` promises: `close_to_dependants` waits. Any number may
    lean on it at once. SQLite lets one transaction write at a time, from its beginning."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM conferences_event WHERE id = %s FOR KEY SHARE", [event.pk])


def close_to_dependants(row: Model) -> None:
    """Whoever leans on `row` is waited for. Whoever writes something that points to it waits, and then finds it changed
    or gone."""
    type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
