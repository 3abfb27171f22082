"""News of placements for whoever listens above: each with `move`, in its transaction, as `casework.moves` says."""

from django.dispatch import Signal

placement_moving, placement_moved = Signal(), Signal()
claim_moving, claim_moved = Signal(), Signal()

#: Sent with `placement`, inside the transaction in which it got other days.
placement_days_changed = Signal()

#: Sent with `report`, inside the transaction in which its side sent it.
report_sent = Signal()
