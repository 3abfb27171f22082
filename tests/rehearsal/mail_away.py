"""The mail server takes connections and says nothing, which costs ten seconds each: only mail may wait for it."""

import secrets
import time

from ..servers.portal import Portal
from .journeys import PASSWORD
from .load import Load
from .mail import MailServer
from .person import Person

#: Longer than one attempt takes, shorter than three: the fuse is tried by the tests.
SECONDS = 15


def hanging(portal: Portal, mail: MailServer, host: str) -> str:
    """The mail server hangs: pages, sign-up and the worker go on, and each letter arrives once when it is back."""
    addresses = [f"{name}-{secrets.token_hex(4)}@people.example" for name in ("subira", "imani", "rehema")]
    with Load(portal.url, host) as load, mail.hanging():
        began = time.monotonic()
        for address in addresses:
            person = Person(portal.url, host).open("/en/accounts/signup/")
            person.submit({"first_name": "Subira", "email": address, "password1": PASSWORD})
        taken = time.monotonic() - began
        time.sleep(SECONDS)
        portal.run("-m", "portal.healthy", "worker")
    assert load.failures == [], load.failures
    assert taken < SECONDS, f"Three people signed up in {taken:.1f} s"
    for address in addresses:
        mail.link_to(address, "/accounts/confirm-email/", seconds=60)
    time.sleep(3)  # for a second copy, if there is one
    got = [sum(address in message["to"] for message in mail.messages) for address in addresses]
    assert got == [1, 1, 1], got
    return f"{load}; {len(got)} letters, all arrived, none twice"
