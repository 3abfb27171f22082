"""News of selection for whoever listens above: each with `move`, in its transaction, as `casework.moves` says."""

from django.dispatch import Signal

condition_moving, condition_moved = Signal(), Signal()
offer_request_moving, offer_request_moved = Signal(), Signal()
