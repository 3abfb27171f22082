"""The mail server takes connections and says nothing, which costs ten seconds each: only mail may wait for it."""

import time

from ..servers.portal import Portal
from .load import Load
from .mail import MailServer
from .writing import Writing

#: Longer than one attempt takes, shorter than three: the fuse is tried by the tests.
SECONDS = 15


def hanging(portal: Portal, mail: MailServer, host: str) -> str:
    """The mail server hangs: pages, sign-up and the worker go on, and each letter arrives once when it is back."""
    with mail.hanging(), Load(portal.url, host) as load, Writing(portal, mail, host) as writing:
        time.sleep(SECONDS)
        portal.run("-m", "portal.healthy", "worker")
    assert load.failures + writing.failures == [], load.failures + writing.failures
    signed_up = len(writing.said["account"])
    assert signed_up > 2, f"{signed_up} signed up in {SECONDS} s: they waited for the mail server"
    return f"{load}; {writing.check()}"
