"""A constraint of the database: rows with the same keys never share a day.

    class Meta:
        constraints = [
            NeverOverlaps(keys=["user", "hall"], first="starts_on", last="ends_on", name="a_hall_is_never_let_twice")
        ]

PostgreSQL keeps it by an exclusion constraint, without an extension: keys and days become one range of numbers. SQLite,
which has none, keeps it by triggers, which Django makes again whenever it rebuilds the table.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.ddl_references import Statement, Table

#: Days are counted from here, and an open end lies there. `in_range` is the check that the range holds.
FIRST, LAST = datetime.date(2000, 1, 1), datetime.date(2199, 12, 31)
#: An open end for SQLite: no number, or it would be compared as one.
_NEVER = "9999-12-31"
#: Room for a day, and for a key, in the number that is made of them.
_DAYS, _KEYS = 10**6, 10**20

_REFUSING = """
CREATE TRIGGER %(trigger)s BEFORE %(event)s ON %(table)s
WHEN EXISTS (
    SELECT 1 FROM %(table)s
    WHERE %(same)s AND id IS NOT NEW.id
    AND %(first)s <= COALESCE(NEW.%(last)s, '%(never)s') AND NEW.%(first)s <= COALESCE(%(last)s, '%(never)s')
) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: %(name)s'); END
"""


def in_range(first: str, last: str) -> models.Q:
    """The condition of a check constraint: both days are of the years that can be counted."""
    return models.Q(**{f"{first}__range": (FIRST, LAST)}) & (
        models.Q(**{last: None}) | models.Q(**{f"{last}__range": (FIRST, LAST)})
    )


class NeverOverlaps(models.BaseConstraint):
    """`keys` are names of fields that hold whole numbers, foreign keys among them; `first` and `last` of days, both
    counted. A row without `last` goes on."""

    def __init__(self, *, keys: list[str], first: str, last: str, name: str, **words: Any) -> None:
        super().__init__(name=name, **words)
        self.keys, self.first, self.last = list(keys), first, last

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "keys": self.keys, "first": self.first, "last": self.last}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NeverOverlaps) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS) -> None:
        named = {self.first, self.last, *self.keys}
        if named & set(exclude or ()) or getattr(instance, self.first) is None:
            return
        until = getattr(instance, self.last) or LAST
        same = {key: getattr(instance, model._meta.get_field(key).attname) for key in self.keys}
        others = model._default_manager.using(using).filter(**same).exclude(pk=instance.pk)
        still = models.Q(**{self.last: None}) | models.Q(**{f"{self.last}__gte": getattr(instance, self.first)})
        if others.filter(still, **{f"{self.first}__lte": until}).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def constraint_sql(self, model, schema_editor) -> Any:
        """What stands in CREATE TABLE. On SQLite nothing: the triggers follow when the table has its name."""
        if schema_editor.connection.vendor != "sqlite":
            return self._exclusion(model, schema_editor)
        schema_editor.deferred_sql.extend(self._trigger(model, schema_editor, event) for event in ("INSERT", "UPDATE"))
        return None

    def create_sql(self, model, schema_editor) -> Any:
        exclusion = self._exclusion(model, schema_editor)
        return Statement(f"ALTER TABLE %(table)s ADD {exclusion}", table=_table(model, schema_editor))

    def remove_sql(self, model, schema_editor) -> Any:
        name = schema_editor.quote_name(self.name)
        return Statement(f"ALTER TABLE %(table)s DROP CONSTRAINT {name}", table=_table(model, schema_editor))

    def _columns(self, model, schema_editor) -> tuple[list[str], str, str]:
        def column(name: str) -> str:
            return schema_editor.quote_name(model._meta.get_field(name).column)

        return [column(key) for key in self.keys], column(self.first), column(self.last)

    def _exclusion(self, model, schema_editor) -> str:
        keys, first, last = self._columns(model, schema_editor)
        key = "0::numeric"
        for each in keys:
            key = f"({key} * {_KEYS} + {each})"
        begin = f"DATE '{FIRST}'"
        days = [f"({first} - {begin})", f"(COALESCE({last}, DATE '{LAST}') - {begin})"]
        start, end = (f"{key} * {_DAYS} + {day}" for day in days)
        name = schema_editor.quote_name(self.name)
        return f"CONSTRAINT {name} EXCLUDE USING gist (numrange({start}, {end}, '[]') WITH &&)"

    def _trigger(self, model, schema_editor, event: str) -> Statement:
        keys, first, last = self._columns(model, schema_editor)
        return Statement(
            _REFUSING,
            trigger=schema_editor.quote_name(f"{self.name}_{event.lower()}"),
            event=event,
            table=_table(model, schema_editor),
            same=" AND ".join(f"{key} = NEW.{key}" for key in keys),
            first=first,
            last=last,
            never=_NEVER,
            name=self.name,
        )


def _table(model, schema_editor) -> Table:
    return Table(model._meta.db_table, schema_editor.quote_name)
