"""News that this app sends upward: apps that import it listen, it never knows who does."""

from django.dispatch import Signal

#: Sent with `profile` inside the transaction that changed a profile, its visibility or a consent.
profile_changed = Signal()

#: Sent with `move` (casework.moves.Move) inside the transaction that approves, rejects or suspends an institution:
#: a receiver of the first may still veto it by raising MoveRefused, one of the second adds what follows.
institution_moving, institution_moved = Signal(), Signal()

#: Sent with `institution`, the `kind` and `values` of a notice, `by` and the `officers` who are to read it, inside the
#: transaction of its cause.
office_is_told = Signal()
