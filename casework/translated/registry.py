"""Texts of records that exist in every language: each noun registers its own; the list of translators shows what lacks.

register(TranslatedKind("assignment", Assignment, _("Assignments"), readable=Assignment.objects.public, …))

Only texts that anybody may read are registered: who translates sees nothing else of a record.
"""

from django.db.models import Model

from .kinds import TranslatedKind

_kinds: dict[str, TranslatedKind] = {}


def register(kind: TranslatedKind) -> None:
    _kinds[kind.name] = kind


def kinds() -> list[TranslatedKind]:
    return list(_kinds.values())


def kind_called(name: str) -> TranslatedKind | None:
    return _kinds.get(name)


def kind_of_model(model: type[Model]) -> TranslatedKind | None:
    return next((kind for kind in _kinds.values() if kind.model is model), None)
