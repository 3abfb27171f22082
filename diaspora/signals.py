"""News that this app sends upward: apps that import it listen, it never knows who does."""

from django.dispatch import Signal

#: Sent with `profile` inside the transaction that changed a profile, its visibility or a consent.
profile_changed = Signal()

#: Sent with `institution` inside the transaction that approved, rejected or suspended it.
institution_moved = Signal()
