"""An appeal or a gift moves. Sent with `move` (casework.moves.Move), in its transaction."""

from django.dispatch import Signal

appeal_moving, appeal_moved = Signal(), Signal()
gift_moving, gift_moved = Signal(), Signal()
