"""For whom a form was made, and on which page. It travels in the form, so that a text that could not be saved goes back
to nobody else, and to its place."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .addresses import is_own_page

#: Hidden fields of every form, written by `{% csrf_token %}`.
FIELD = "typed_by"
PAGE = "typed_page"
_SALT = "casework.typed.owner"


def mark_of(user: AbstractBaseUser | AnonymousUser) -> str:
    """What stands for an account in its forms and tells nothing about it. All who are not signed in share one."""
    return salted_hmac(_SALT, str(user.pk or "nobody")).hexdigest()[:24]


def sealed_mark(user: AbstractBaseUser | AnonymousUser) -> str:
    return Signer(salt=_SALT).sign(mark_of(user))


def mark_in(sealed: str) -> str | None:
    """The mark of a form that the portal made; None for anything else."""
    try:
        return Signer(salt=_SALT).unsign(sealed)
    except BadSignature:
        return None


def page_in(request: HttpRequest) -> str:
    """The address of the page on which somebody typed; a button may send its form elsewhere."""
    address = request.POST.get(PAGE, "")
    return address if is_own_page(address) else request.get_full_path()
