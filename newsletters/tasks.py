"""Work that the clock starts again and again. Each drains rows, so that running it twice or late does no harm."""

from casework.clock import Phase, every_tick, mails

from .issues import moves, sending


@every_tick(Phase.MOVE)
def start_and_finish_newsletters() -> int:
    """What is due starts, what has gone out ends."""
    return moves.start_due() + moves.finish_sent()


@mails()
def send_newsletters() -> int:
    """Letters of newsletters that are being sent."""
    return sending.send_letters()
