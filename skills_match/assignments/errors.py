"""Why something about an assignment cannot be done. The text of each error may be shown to people."""

from casework.refusals import Refused


class AssignmentError(Refused):
    """The base of what is refused about an assignment itself; moves are refused by casework.moves."""
