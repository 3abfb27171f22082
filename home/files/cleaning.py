"""Pictures that came before uploads were cleaned, and what was made of them: written again without metadata."""

import os
import shutil
from collections.abc import Iterator

from django.db.models.fields.files import ImageFieldFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from .pictures import tells_more_than_it_shows, without_metadata


def clean_pictures() -> Iterator[tuple[str, Exception | None]]:
    """Clean every original and every rendition that tells more than it shows. Safe to repeat and to cut off.

    Yields the name of each file that was written again, with None, or that could not be, with the error. A file keeps
    its name: no page has to change.
    """
    model = get_image_model()
    for rows in (model.objects.all(), model.get_rendition_model().objects.all()):
        for row in rows.order_by("pk").iterator(chunk_size=100):
            try:
                if tells_more_than_it_shows(row.file):
                    _write_again(row.file)
                    _measure(row)
                    yield row.file.name, None
            except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
                yield row.file.name, error
            finally:
                row.file.close()


def _write_again(file: ImageFieldFile) -> None:
    """In one step: whoever asks for the picture meanwhile gets the old one or the new one."""
    cleaned = without_metadata(file)
    file.close()
    aside = f"{file.path}.cleaned"
    with open(aside, "wb") as written:
        written.write(cleaned.read())
    shutil.copymode(file.path, aside)
    os.replace(aside, file.path)


def _measure(row) -> None:
    """The row as its file is now: a picture that was turned has changed its sides."""
    with Image.open(row.file.path) as picture:
        row.width, row.height = picture.size
    changed = ["width", "height"]
    if isinstance(row, AbstractImage):
        row._set_image_file_metadata()
        changed += ["file_size", "file_hash"]
    type(row)._base_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in changed})
