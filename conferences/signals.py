"""News of events. Each is sent inside the transaction of its cause."""

from django.dispatch import Signal

#: Around every move of an event (casework.moves.Move): a receiver of the first may veto.
event_moving, event_moved = Signal(), Signal()

#: Around every move of a registration.
registration_moving, registration_moved = Signal(), Signal()

#: Around every move of a proposal.
proposal_moving, proposal_moved = Signal(), Signal()

#: A version of a programme is public, with `version`.
programme_released = Signal()
