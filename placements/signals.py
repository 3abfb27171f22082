"""News of placements for whoever listens above: each with `move`, in its transaction, as `casework.moves` says."""

from django.dispatch import Signal

placement_moving, placement_moved = Signal(), Signal()
