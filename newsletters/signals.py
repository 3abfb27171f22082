"""A newsletter moves. Sent with `move` (casework.moves.Move), in its transaction."""

from django.dispatch import Signal

newsletter_moving = Signal()
newsletter_moved = Signal()
