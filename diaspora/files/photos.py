"""Photos of papers: taken wherever evidence is asked for, and kept as PDFs without place, camera and previews."""

import base64

from django.utils.translation import gettext_lazy as _

from .checks import document_of_photo

#: What file dialogs offer.
ACCEPTED = ".pdf,.docx,.jpg,.jpeg,.png,.webp,.heic"
HINT = _("A scan or a photo: PDF or Word at most 5 MB, a photo at most 10 MB.")
#: Telephones take photos of this size; as a page they weigh a tenth of it.
MAX_PHOTO = 10 * 1024 * 1024
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")


def is_photo(beginning: bytes) -> bool:
    """By its first bytes: JPEG, PNG, WebP, or the HEIC of telephones."""
    return (
        beginning.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n"))
        or (beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP")
        or (beginning[4:8] == b"ftyp" and beginning[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc"))
    )


def as_pdf(photo: bytes) -> bytes:
    """The photo as a page. Raises FileRejected, whose text the person may read."""
    return base64.b64decode(document_of_photo(photo))
