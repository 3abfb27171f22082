"""The demonstration content: everything that `make serve` shows, made by the factories of the tests.

Every build draws the same people, assignments and applications. All of it is invented.
"""

from .accounts import build_accounts
from .applications import build_applications
from .assignments import build_assignments
from .institutions import build_institutions
from .interest import build_interest, build_invitations
from .pages import build_demonstration_pages
from .people import build_people

__all__ = ["build_demonstration"]


def build_demonstration(say=lambda text: None) -> None:
    """Fill a database that has the vocabulary and the page tree but no people. `say` gets a line a step."""
    institutions = build_institutions()
    say(f"{len(institutions)} institutions")
    accounts = build_accounts(institutions)
    say(f"{len(accounts)} sign-ins")
    people = build_people(accounts)
    say(f"{len(people)} people")
    assignments = build_assignments(institutions, accounts)
    say(f"{len(assignments)} assignments")
    say(f"{len(build_applications(assignments, people, accounts))} applications")
    say(f"{len(build_invitations(assignments, people, accounts))} invitations")
    say(f"{build_interest(assignments, people)} saved searches")
    build_demonstration_pages()
    say("news, conferences and library")
