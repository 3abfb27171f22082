"""Reports in a mailbox: each is read, acted on and taken out; what is no report of ours stays for a person."""

import mailbox
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from .reports import act_on, read_report

#: A report is small: what is larger is read by nobody.
LARGEST = 5 * 1024 * 1024
#: That we have looked at it and left it.
SEEN = "S"


@dataclass
class Tally:
    """How many messages were read, and how many reports they held that count."""

    messages: int = 0
    reports: int = 0


def read_message(raw: bytes) -> int:
    """Act on what one message reports. Returns how many reports counted."""
    if len(raw) > LARGEST:
        return 0
    message = message_from_bytes(raw, policy=policy.default)
    reports = read_report(message) if isinstance(message, EmailMessage) else []
    for report in reports:
        act_on(report)
    return len(reports)


def read_maildir(folder: Path) -> Tally:
    """What counts is deleted; the rest stays, marked as seen, and is not read again."""
    tally = Tally()
    box = mailbox.Maildir(folder, create=False)
    for key in list(box.iterkeys()):
        message = box.get_message(key)
        if SEEN in message.get_flags():
            continue
        found = read_message(box.get_bytes(key))
        _count(tally, found)
        if found:
            box.discard(key)
        else:
            message.set_subdir("cur")
            message.add_flag(SEEN)
            box[key] = message
    return tally


def read_mbox(file: Path) -> Tally:
    """As `read_maildir`, under the lock that mail servers respect. Raises mailbox.ExternalClashError."""
    tally = Tally()
    box = mailbox.mbox(file, create=False)
    box.lock()
    try:
        for key in list(box.iterkeys()):
            message = box[key]
            if "O" in message.get_flags():  # what an mbox calls seen
                continue
            found = read_message(box.get_bytes(key))
            _count(tally, found)
            if found:
                box.discard(key)
            else:
                message.add_flag("O")
                box[key] = message
        box.flush()
    finally:
        box.unlock()
        box.close()
    return tally


def read_all(raw: Iterable[bytes]) -> Tally:
    tally = Tally()
    for each in raw:
        _count(tally, read_message(each))
    return tally


def _count(tally: Tally, found: int) -> None:
    tally.messages += 1
    tally.reports += found
