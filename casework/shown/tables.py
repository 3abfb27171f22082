"""The tables whose rows stand on pages that everybody reads. Each app names its own."""

from django.apps import apps
from django.db.models import Model

_names: set[str] = set()


def shows(*names: str) -> None:
    """`"app.Model"`, or `"app"` for all that an app has. Called by `AppConfig.ready`."""
    _names.update(names)


def shown_tables() -> list[str]:
    """Names of tables, those between two models included."""
    return sorted(model._meta.db_table for name in _names for model in _models(name))


def _models(name: str) -> list[type[Model]]:
    if "." not in name:
        return list(apps.get_app_config(name).get_models(include_auto_created=True))
    model = apps.get_model(name)
    between = [field.remote_field.through for field in model._meta.local_many_to_many]
    return [model, *(through for through in between if through._meta.auto_created)]
