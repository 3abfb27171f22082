"""The form of a picture in the editor, wherever one is uploaded."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Wagtail unpacks a picture before it counts its pixels; here the first bytes are asked, before memory is spent.

    A picture that breaks off is refused as well: whatever makes its sizes later would fail on it.
    """

    def to_python(self, data):
        if data:
            _refuse_what_breaks(data)
        try:
            return super().to_python(data)
        except UnidentifiedImageError:  # its first bytes are those of a picture, and the others are not
            raise _not_whole() from None


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(label=file.label, required=file.required, widget=file.widget)


def _refuse_what_breaks(file: File) -> None:
    """Nothing is unpacked before its pixels are counted."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise _more_than_fits()
            picture.load()
    except Image.DecompressionBombError:
        raise _more_than_fits() from None
    except UnidentifiedImageError:
        return  # no picture at all: the field says so
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError):  # each kind has a reader of its own
        raise _not_whole() from None
    finally:
        file.seek(0)


def _not_whole() -> ValidationError:
    return ValidationError(
        _(
            "This picture is not whole: perhaps it broke off on its way. Open it, look whether all of it is there, "
            "and choose it again."
        )
    )


def _more_than_fits() -> ValidationError:
    return ValidationError(
        _(
            "This picture has more than %(most)s million pixels. Make its longer side 4,000 pixels, "
            "in any program for pictures, and choose it again."
        )
        % {"most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000}
    )
