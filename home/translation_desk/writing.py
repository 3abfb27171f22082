"""Writing the texts of a record in a language that it lacks."""

from django.db import models, transaction

from casework.translated.kinds import TranslatedKind

from .jobs import text_is_translated


@transaction.atomic
def write_texts(*, kind: TranslatedKind, record: models.Model, language: str, texts: dict[str, str], by) -> None:
    """Store `texts` by field. A record that is whole in `language` then is off the list. Raises Refused."""
    kind.write(record=record, values={f"{field}_{language}": text for field, text in texts.items()}, by=by)
    stored = kind.model._default_manager.get(pk=record.pk)
    if not kind.lacks(stored, language):
        text_is_translated(record=stored, language=language)
