"""News of selection for whoever listens above: each with `move`, in its transaction, as `casework.moves` says."""

from django.dispatch import Signal

condition_moving, condition_moved = Signal(), Signal()
counter_offer_moving, counter_offer_moved = Signal(), Signal()
