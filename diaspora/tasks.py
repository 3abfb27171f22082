"""Work that the clock starts again and again. Each drains rows, so that running it twice or late does no harm."""

from .domain import notices


def send_due_notices() -> int:
    """E-mails that wait to be sent."""
    return notices.send_due_notices()
