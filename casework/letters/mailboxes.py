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
    return _read(mailbox.Maildir(folder, create=False), seen="S")


def read_mbox(file: Path) -> Tally:
    """As `read_maildir`, under the lock that mail servers respect. Raises mailbox.ExternalClashError."""
    box = mailbox.mbox(file, create=False)
    box.lock()
    try:
        tally = _read(box, seen="O")
        box.flush()
        return tally
    finally:
        box.unlock()
        box.close()


def _read(box: mailbox.Maildir | mailbox.mbox, *, seen: str) -> Tally:
    """`seen` is the flag of such a box that says that we have looked at a message and left it."""
    tally = Tally()
    for key in list(box.iterkeys()):
        message = box[key]
        if seen in message.get_flags():
            continue
        found = read_message(box.get_bytes(key))
        _count(tally, found)
        if found:
            box.discard(key)
            continue
        if isinstance(message, mailbox.MaildirMessage):
            message.set_subdir("cur")
        message.add_flag(seen)
        box[key] = message
    return tally


def read_all(raw: Iterable[bytes]) -> Tally:
    tally = Tally()
    for each in raw:
        _count(tally, read_message(each))
    return tally


def _count(tally: Tally, found: int) -> None:
    tally.messages += 1
    tally.reports += found
