"""The address of the picture with a title: the title itself, signed."""

from django.core import signing
from django.urls import reverse

_SALT = "title on a cloth"


def picture_path(title: str) -> str:
    return reverse("home:shared_title", args=[signing.Signer(salt=_SALT).sign_object(title, compress=True)])


def title_of(signed: str) -> str:
    """Raises django.core.signing.BadSignature."""
    return signing.Signer(salt=_SALT).unsign_object(signed)
