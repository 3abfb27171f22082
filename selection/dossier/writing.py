"""The dossier of one application as one ZIP, for an audit: texts that any program opens, and the CV that was sent."""

import io
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import PurePath

from django.utils.translation import gettext as _

from diaspora.files.store import path_of
from diaspora.models import PrivateFile, User
from skills_match.models import Application

from ..models import Agreement
from . import parts


def dossier_of(*, application: Application, reader: User) -> bytes:
    """No name of a person stands in a file name. A part without content is there and says so."""
    texts: list[tuple[str, str, Iterable[parts.Row]]] = [
        ("1-application", _("What was sent"), parts.sent(application)),
        ("2-history", _("History"), parts.history(application)),
        ("3-recommendations", _("Recommendations of the institution"), parts.recommendations(application)),
        ("4-decisions", _("Decisions"), parts.decisions(application)),
        ("5-offer", _("Offer"), parts.offer(application)),
        ("6-conditions", _("Conditions"), parts.conditions(application, reader)),
        ("7-signatures", _("Signatures"), parts.signatures(application)),
    ]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, title, rows in texts:
            archive.writestr(f"{name}.txt", _written(title, rows))
        for agreement in Agreement.objects.filter(application=application):
            for language, text in (("en", agreement.text_en), ("sw", agreement.text_sw)):
                archive.writestr(f"agreement-{agreement.number}-{language}.txt", text)
        if application.cv:
            _add_cv(archive, application.cv)
    return file.getvalue()


def _add_cv(archive: zipfile.ZipFile, cv: PrivateFile) -> None:
    """What the disk does not have any more is left out: the list of what was sent says that there was one."""
    with suppress(FileNotFoundError):
        archive.write(path_of(cv), f"cv{PurePath(cv.original_name).suffix}")


def _written(title: str, rows: Iterable[parts.Row]) -> str:
    lines = [f"{label}: {value}" for label, value in rows if value not in ("", None)]
    return "\n\n".join([title, *(lines or [_("Nothing.")])]) + "\n"
