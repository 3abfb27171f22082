"""The Message-ID of a letter: the same at each attempt, and proof that whoever names it has had the letter.

A report that a letter came back, or that its reader complains, arrives as a mail, which anybody can send. It counts
only when it names the Message-ID that we gave to a letter to this very address.
"""

import hashlib
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_FORM = re.compile(r"^<?(?P<name>[0-9a-f]{40})\.(?P<mark>[0-9a-f]{24})@")


def message_id(*parts: str, to: str) -> str:
    """`parts` say which letter it is; `to` is its reader."""
    name = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
    return f"<{name}.{_mark(name, to)}@{urlsplit(settings.PORTAL_URL).hostname}>"


def is_ours(number: str, *, address: str) -> bool:
    """Whether `number` is the Message-ID of a letter that we wrote to `address`."""
    found = _FORM.match(number.strip())
    return found is not None and constant_time_compare(found["mark"], _mark(found["name"], address))


def _mark(name: str, to: str) -> str:
    return salted_hmac("casework.letters.message_id", f"{name} {to.lower()}", algorithm="sha256").hexdigest()[:24]
