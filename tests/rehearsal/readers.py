"""What strangers read behind the proxy, which holds a copy for a moment: how long is it not true any more?"""

import time
from collections.abc import Callable
from http import HTTPStatus

from ..servers.portal import Portal
from .person import Person

#: Seconds until what is withdrawn is gone for everybody.
GONE_AFTER = 20


def within_the_time(is_so: Callable[[], bool], change: str) -> None:
    """Ask again and again, as readers do, until it is so."""
    changed_at = time.monotonic()
    while not is_so():
        assert time.monotonic() < changed_at + GONE_AFTER, f"Readers do not see it yet: {change}"
        time.sleep(0.5)


def reads(portal: Portal, host: str, path: str) -> bool:
    """Whether a stranger gets the page, and neither the word that it is gone nor the sign-in."""
    reader = Person(portal.url, host)
    answer = reader._request("GET", path)
    return answer.status_code == HTTPStatus.OK and reader.address == path


def is_told_as_a_job(portal: Portal, host: str, reference: str) -> bool:
    """Whether search engines read at an assignment that it takes applications."""
    return '"JobPosting"' in Person(portal.url, host).open(f"/en/assignments/{reference}/").answer.text
