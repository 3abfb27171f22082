"""Stripe, played: the parts of its API that the portal uses, its hosted page, and messages that come late, twice and in
another order. Its account is in dollars. No money moves.

`books` knows what is true, `keeping` keeps that in a file, `demonstration` is what a demonstration begins
with, `api` answers requests, `pages` are what payers see,
`posting` sends messages, `server` is the door. `python -m tests.standins.stripe` runs it next to the portal.
"""

from .books import Books
from .server import serving

__all__ = ["Books", "serving"]
