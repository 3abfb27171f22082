"""What the clock does. Each is safe to run at any time and any number of times."""

from casework.clock import Phase, every_tick, hourly

from .closing import ticking
from .earlier import asking as earlier
from .earlier import storing
from .evaluations import asking
from .life import making
from .overview import monthly
from .payment_files import making as payment_files
from .payment_files import putting_away
from .programme_reports import printing
from .reports import reminding
from .returns import asking as returns
from .service_records import printing as service_records


@hourly
def make_missing_placements() -> int:
    return making.make_missing()


@hourly
def remind_the_silent() -> int:
    return reminding.remind_the_silent()


@hourly
def complete_what_is_done() -> int:
    return ticking.complete_what_is_done()


@hourly
def put_away_accounts() -> int:
    return putting_away.put_away()


@hourly
def plan_evaluations_before() -> int:
    return asking.plan_before()


@hourly
def ask_about_return() -> int:
    return returns.ask_about_return()


@hourly
def freeze_last_month() -> int:
    return monthly.freeze_last_month()


@hourly
def ask_who_is_due() -> int:
    return asking.ask_who_is_due()


@every_tick(Phase.WRITE)
def take_lists_over() -> int:
    """What lists from before the portal leave to be done: institutions, and letters to experts."""
    return storing.store_what_is_left() + earlier.ask_who_waits()


@every_tick(Phase.INDEX)
def print_reports() -> int:
    return printing.print_reports()


@every_tick(Phase.WRITE)
def fill_payment_files() -> int:
    return payment_files.fill_files()


@every_tick(Phase.INDEX)
def print_service_records() -> int:
    return service_records.print_records()
