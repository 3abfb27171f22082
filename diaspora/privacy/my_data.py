"""Everything we hold about a person, as one ZIP: data to reuse, a page to read, and the files."""

import datetime
import json
import tempfile
import zipfile
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_actions
from wagtail.models import BaseLogEntry

from ..files.store import path_of
from ..models import User
from .controller import run_by
from .registry import Holding, holdings


def export_data(*, user: User) -> BinaryIO:
    """Write the ZIP to a temporary file and return it at its beginning. It disappears when it is closed."""
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the response that streams it closes it
    sections = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for holding in holdings():
            rows = list(holding.rows_shown_to(user))
            if not rows:
                continue
            values = [{name: _plain(row, name) for name in holding.exported} for row in rows]
            archive.writestr(
                f"data/{holding.label}.json", json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            )
            sections.append({"title": holding.title, "rows": [_readable(holding, row) for row in rows]})
        files = _add_files(archive, user)
        archive.writestr("index.html", _index(user, sections, files))
    log(instance=user, action="diaspora.export_data", user=user)
    target.seek(0)
    return target


def _column(row: models.Model, name: str) -> models.Field:
    """The field of that name: the register names own fields only, never relations from elsewhere."""
    return cast("models.Field", row._meta.get_field(name))


def _plain(row: models.Model, name: str) -> Any:
    """A field's value for JSON; what it points at by its text."""
    field = _column(row, name)
    value = getattr(row, name)
    if field.many_to_many:
        return [str(item) for item in value.all()]
    if isinstance(value, models.Model):
        return str(value)
    return field.value_to_string(row) if hasattr(value, "code") else value


def _readable(holding: Holding, row: models.Model) -> list[tuple[str, str]]:
    """Questions and answers in the reader's language; what is empty is left out."""
    pairs = []
    for name in holding.exported:
        field = _column(row, name)
        value = _plain(row, name)
        if isinstance(row, BaseLogEntry) and name == "action":
            value = log_actions.get_action_label(value)
        elif field.choices and not isinstance(value, list):
            value = getattr(row, f"get_{name}_display", lambda value=value: value)()
        if value not in (None, "", [], {}):
            # Wagtail's name of the field says UTC, and this page tells every time by one clock.
            title = _("When") if isinstance(row, BaseLogEntry) and name == "timestamp" else str(field.verbose_name)
            pairs.append((title, _in_words(value)))
    return pairs


def _in_words(value: Any) -> str:
    """A value as a person writes it; times by the clock of the portal."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_in_words(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(each) for each in value)
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return str(localize(value))


def _add_files(archive: zipfile.ZipFile, user: User) -> list[str]:
    names = []
    for file in user.private_files.all():
        path = path_of(file)
        if path.exists():
            names.append(f"files/{file.pk}-{file.original_name}")
            archive.write(path, names[-1])
    return names


def _index(user: User, sections: list[dict], files: list[str]) -> str:
    values = {
        "person": user,
        "sections": sections,
        "files": files,
        "made_at": timezone.now(),
        "data_controller": run_by().controller.name,
        "site_name": settings.SITE_NAME,
    }
    return render_to_string("my/export_index.html", values)
