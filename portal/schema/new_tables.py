"""Tables that one migration makes are made at once, as they are at its end.

Django makes each in the state right after its own operation, and draws every model that is related to it again for each
operation: with a hundred tables around one account that is nearly all of a fresh installation's time. A table that does
not exist yet needs no state in between.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

#: What may be part of a new table. Subclasses do more than their name says.
_PARTS = {AddConstraint, AddField, AddIndex}
_one_by_one = Migration.apply


@contextmanager
def new_tables_at_once() -> Iterator[None]:
    """While it lasts, migrations are applied so."""
    Migration.apply = _apply  # type: ignore[method-assign]
    try:
        yield
    finally:
        Migration.apply = _one_by_one  # type: ignore[method-assign]


def _apply(
    self: Migration, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
) -> ProjectState:
    for are_new, operations in groupby(_marked(self.operations), key=lambda marked: marked[0]):
        part = copy(self)
        part.operations = [operation for _is_new, operation in operations]  # type: ignore[misc]
        if are_new:
            _make(part, project_state, schema_editor)
        else:
            project_state = _one_by_one(part, project_state, schema_editor, collect_sql)
    return project_state


def _marked(operations: Sequence[Operation]) -> Iterator[tuple[bool, Operation]]:
    """Each with whether it makes a table, or belongs to one that was made since the last that does neither."""
    made: set[str] = set()
    for operation in operations:
        if type(operation) is CreateModel:
            made.add(operation.name_lower)
        elif type(operation) not in _PARTS or getattr(operation, "model_name_lower", None) not in made:
            made.clear()
        yield bool(made), operation


def _make(part: Migration, state: ProjectState, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Apply a part of a migration that makes new tables and nothing else; `state` is the one after it then."""
    app = part.app_label
    drawn = state.__dict__.pop("apps", None)
    for operation in part.operations:
        operation.state_forwards(app, state)
    tables = [operation for operation in part.operations if isinstance(operation, CreateModel)]
    if drawn is not None:
        state.apps = drawn
        state.reload_models([(app, table.name_lower) for table in tables], delay=False)
    for table in tables:
        table.database_forwards(app, schema_editor, state, state)
