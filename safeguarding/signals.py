"""News of cases inside this app: each with `move`, in its transaction, as `casework.moves` says."""

from django.dispatch import Signal

case_moving, case_moved = Signal(), Signal()
