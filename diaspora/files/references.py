"""Whether anything else still points at a row."""

from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel


def named_elsewhere(row: models.Model) -> bool:
    """Whether any record of any app holds a foreign key to `row`. Asks one short question for each such key."""
    relations = [
        relation
        for relation in row._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and (relation.one_to_many or relation.one_to_one)
    ]
    return any(
        relation.field.model._base_manager.filter(**{relation.field.name: row.pk}).exists() for relation in relations
    )
