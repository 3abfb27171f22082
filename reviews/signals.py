"""News of rounds and sheets. Each is sent with `move` (casework.moves.Move) inside the transaction of the move."""

from django.dispatch import Signal

round_moving, round_moved = Signal(), Signal()
sheet_moving, sheet_moved = Signal(), Signal()
