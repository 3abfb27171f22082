"""Lines of the proxy's log, as deploy/nginx writes them: which of them is a reader who opened a page."""

import datetime
import json
from typing import NamedTuple

from django.utils import timezone

#: Sent again, or still fresh in the reader's browser.
_READ = (200, 304)


class Opened(NamedTuple):
    path: str
    day: datetime.date


def opened(line: bytes) -> Opened | None:
    """The page that a reader opened; None for crawlers, for all else that is asked, and for no line of ours.

    Whether a reader or a machine asked is said by the proxy, which drops the name of the browser.
    """
    try:
        said = json.loads(line)
        if said["by"] != "reader" or said["method"] != "GET" or said["status"] not in _READ:
            return None
        return Opened(str(said["path"]), timezone.localtime(datetime.datetime.fromisoformat(said["time"])).date())
    except (ValueError, KeyError, TypeError):
        return None
