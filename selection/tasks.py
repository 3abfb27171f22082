"""What the clock does. Each is safe to run at any time and any number of times."""

from casework.clock import Phase, every_tick

from .agreements import documents
from .interviews import reminding
from .offers import ending
from .references import asking


@every_tick(Phase.MOVE)
def expire_offers() -> int:
    return ending.expire_due_offers()


@every_tick(Phase.WRITE)
def remind_of_offers() -> int:
    return ending.remind_of_offers()


@every_tick(Phase.WRITE)
def remind_of_interviews() -> int:
    return reminding.remind_of_interviews()


@every_tick(Phase.WRITE)
def remind_referees() -> int:
    return asking.remind_referees()


@every_tick(Phase.INDEX)
def make_agreement_documents() -> int:
    return documents.make_documents()
