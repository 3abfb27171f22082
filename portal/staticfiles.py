"""Static files in production: stylesheets joined into one, everything hashed and compressed."""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from .settings.environment import BASE_DIR
from .stylesheets import JOINED_STYLESHEET, STYLESHEETS

_RELATIVE_URL = re.compile(r"""url\(["']?(?![/#]|[a-z]+:)([^"')]+)["']?\)""")


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins `STYLESHEETS` into `JOINED_STYLESHEET` before names are hashed and files compressed (gzip and Brotli)."""

    joined_stylesheet = JOINED_STYLESHEET
    #: Which file has which name is true of one release alone. Others share the folder: while an update goes on, and
    #: after going back, each reads its own.
    manifest_name = f"staticfiles-{BASE_DIR.name}.json"

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            self.delete(JOINED_STYLESHEET)
            self.save(JOINED_STYLESHEET, ContentFile(self._joined()))
            paths = {**paths, JOINED_STYLESHEET: (self, JOINED_STYLESHEET)}
        yield from super().post_process(paths, dry_run, **options)

    def _joined(self) -> bytes:
        parts = []
        for name in STYLESHEETS:
            with self.open(name) as file:
                parts.append(_from_new_place(file.read().decode(), name))
        return squeezed("\n".join(parts)).encode()


def squeezed(css: str) -> str:
    """Without comments and without the white space that only people need.

    No text of ours has one of { } ; , > in it.
    """
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r"([{;(][\w-]+):\s+", r"\1:", css)
    css = re.sub(r"(?<=[\s:,(-])0\.(?=\d)", ".", css)
    return css.replace(";}", "}").strip() + "\n"


def _from_new_place(css: str, name: str) -> str:
    """Relative addresses in the stylesheet `name`, as seen from the folder of the joined one."""

    def moved(match: re.Match) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[1]))
        return f'url("{posixpath.relpath(target, posixpath.dirname(JOINED_STYLESHEET))}")'

    return _RELATIVE_URL.sub(moved, css)
