"""The tables whose rows stand on pages that everybody reads. Each app names its own."""

from django.apps import apps
from django.db.models import Model

_names: set[str] = set()
_private: set[str] = set()


def shows(*names: str) -> None:
    """`"app.Model"`, or `"app"` for all that an app has. Called by `AppConfig.ready`."""
    _names.update(names)


def shows_nobody(*names: str) -> None:
    """`"app.Model"` of an app that is shown otherwise: its rows stand on no page, and change with each reader."""
    _private.update(names)


def shown_tables() -> list[str]:
    """Names of tables, those between two models included."""
    private = {apps.get_model(name) for name in _private}
    return sorted(model._meta.db_table for name in _names for model in _models(name) if model not in private)


def _models(name: str) -> list[type[Model]]:
    if "." not in name:
        return list(apps.get_app_config(name).get_models(include_auto_created=True))
    model = apps.get_model(name)
    between = [field.remote_field.through for field in model._meta.local_many_to_many]
    return [model, *(through for through in between if through._meta.auto_created)]
