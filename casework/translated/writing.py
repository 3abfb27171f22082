"""Storing texts of records that have no rules of their own about who writes when."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log


@transaction.atomic
def write_columns(*, record: Model, values: Mapping[str, str], by) -> None:
    """Write `values` by column (`name_sw`); what else is in the row stays, whoever changes it meanwhile."""
    locked = type(record)._default_manager.select_for_update(no_key=True).get(pk=record.pk)
    for column, text in values.items():
        setattr(locked, column, text)
    locked.save(update_fields=list(values))
    log(instance=locked, action="translation.written", user=by)
