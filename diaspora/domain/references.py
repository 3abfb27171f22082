"""Whether anything else still points at a row."""

from django.db import models


def named_elsewhere(row: models.Model) -> bool:
    """Whether any record of any app holds a foreign key to `row`. Asks one short question for each such key."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: row.pk}).exists()
        for relation in row._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    )
