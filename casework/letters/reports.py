"""What mail servers report of our letters: not delivered (RFC 3464), called unwanted by its reader (RFC 5965)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from enum import StrEnum

from .message_ids import is_ours
from .stops import note_complaint, note_hard_bounce, note_soft_bounce


class Outcome(StrEnum):
    HARD = "hard"
    SOFT = "soft"
    COMPLAINT = "complaint"


@dataclass(frozen=True)
class DeliveryReport:
    """What happened to a letter to `address`. `said` is the status of RFC 3463."""

    address: str
    outcome: Outcome
    said: str = ""


_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
#: There is no such mailbox or domain, or it was closed. Other failures may pass: full, refused for now, too large.
_GONE = re.compile(r"^5\.(1\.(0|1|2|3|6|10)|2\.1|4\.1)$")
#: Kinds of feedback by which a reader says so; `not-spam` says the opposite.
UNWANTED = ("abuse", "fraud", "opt-out", "opt-out-list")


def is_gone(status: str) -> bool:
    """Whether the numbers of a mail server say that letters to this address will never arrive."""
    return any(_GONE.match(found[0]) for found in _STATUS.finditer(status))


def read_report(message: EmailMessage) -> list[DeliveryReport]:
    """What `message` reports of letters that we wrote; anything else, forged ones included, reports nothing."""
    if message.get_content_type() != "multipart/report":
        return []
    original = _original(message)
    number = str(original.get("Message-ID", "")) if original else ""
    reports = []
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            reports += list(_delivery(part, original, number))
        elif kind == "message/feedback-report":
            reports += list(_feedback(part, original, number))
    return reports


def act_on(report: DeliveryReport) -> None:
    """Twice does no harm."""
    if report.outcome == Outcome.COMPLAINT:
        note_complaint(address=report.address)
    elif report.outcome == Outcome.HARD:
        note_hard_bounce(address=report.address, said=report.said)
    else:
        note_soft_bounce(address=report.address, said=report.said)


def _delivery(part: Message, original: Message | None, number: str) -> Iterator[DeliveryReport]:
    """One block for each reader, behind the one about the server."""
    for block in _blocks(part)[1:]:
        action = str(block.get("Action", "")).strip().lower()
        if action not in ("failed", "delayed"):
            continue
        named = [str(block.get(name, "")).partition(";")[2] for name in ("Original-Recipient", "Final-Recipient")]
        if address := _our_reader(named, original, number):
            status = _STATUS.search(str(block.get("Status", "")))
            said = status[0] if status else ""
            yield DeliveryReport(address, Outcome.HARD if action == "failed" and is_gone(said) else Outcome.SOFT, said)


def _feedback(part: Message, original: Message | None, number: str) -> Iterator[DeliveryReport]:
    fields = _blocks(part)[0]
    if str(fields.get("Feedback-Type", "")).strip().lower() not in UNWANTED:
        return
    if address := _our_reader([str(name) for name in fields.get_all("Original-Rcpt-To", [])], original, number):
        yield DeliveryReport(address, Outcome.COMPLAINT)


def _our_reader(named: list[str], original: Message | None, number: str) -> str:
    """Which of the addresses our letter went to. A mailbox may have passed it on: then another one failed."""
    told = [*named, str(original.get("To", "")) if original else ""]
    addresses = [parseaddr(each.strip())[1].lower() for each in told]
    return next((address for address in addresses if address and is_ours(number, address=address)), "")


def _blocks(part: Message) -> list[Message]:
    """Groups of fields. A type that the parser does not know is text."""
    payload = part.get_payload()
    if isinstance(payload, list):
        found = [block for block in payload if isinstance(block, Message)]
        return found if part.get_content_type() == "message/delivery-status" else [_fields(str(found[0]))]
    return [_fields(str(payload))]


def _fields(text: str) -> Message:
    return message_from_string(text.lstrip(), policy=policy.default)


def _original(message: EmailMessage) -> Message | None:
    """The letter that came back, or its head."""
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            return _fields(str(part.get_payload(decode=False)))
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(payload, list):
            return next((inner for inner in payload if isinstance(inner, Message)), None)
    return None
