"""The form of a picture in the editor, wherever one is uploaded."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Wagtail unpacks a picture before it counts its pixels; here the first bytes are asked, before memory is spent."""

    def to_python(self, data):
        if data:
            _refuse_more_than_fits(data)
        return super().to_python(data)


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(label=file.label, required=file.required, widget=file.widget)


def _refuse_more_than_fits(file: File) -> None:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        with Image.open(file) as picture:
            pixels = picture.width * picture.height
    except Image.DecompressionBombError:
        pixels = most + 1
    except (OSError, ValueError, SyntaxError):
        return  # no picture at all: the field says so
    finally:
        file.seek(0)
    if pixels > most:
        raise ValidationError(
            _(
                "This picture has more than %(most)s million pixels. Make its longer side 4,000 pixels, "
                "in any program for pictures, and choose it again."
            )
            % {"most": most // 1_000_000}
        )
