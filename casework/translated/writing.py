"""Storing texts of records that have no rules of their own about who writes when."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..refusals import Refused


class WrittenAlready(Refused):
    """Translators fill in what a language lacks: what somebody else wrote stays as it is."""

    text = _(
        "Somebody has written this text in the meantime, and it stays as they wrote it. Nothing of yours was saved. "
        "What is still open takes your words; to change what is written, ask whoever keeps the record."
    )


def ask_whether_open(record: Model, values: Mapping[str, str]) -> None:
    """`record` is locked. Raises WrittenAlready where a column of `values` holds another text."""
    if any(getattr(record, column) not in ("", None, text) for column, text in values.items()):
        raise WrittenAlready


@transaction.atomic
def write_columns(*, record: Model, values: Mapping[str, str], by) -> None:
    """Write `values` by column (`name_sw`) where nothing stands; what else is in the row stays, whoever changes it
    meanwhile. Raises WrittenAlready."""
    locked = type(record)._default_manager.select_for_update(no_key=True).get(pk=record.pk)
    ask_whether_open(locked, values)
    for column, text in values.items():
        setattr(locked, column, text)
    locked.save(update_fields=list(values))
    log(instance=locked, action="translation.written", user=by, data={"texts": dict(values)})
