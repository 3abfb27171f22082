"""News that a noun sends upward: nouns and apps above it listen, it never knows who does.

Each is sent with `move` (casework.moves.Move) inside the transaction of the move. A receiver of `…_moving` may still
veto it by raising MoveRefused with a text for people; one of `…_moved` adds what follows.
"""

from django.dispatch import Signal

assignment_moving, assignment_moved = Signal(), Signal()
application_moving, application_moved = Signal(), Signal()
invitation_moving, invitation_moved = Signal(), Signal()
suggestion_moving, suggestion_moved = Signal(), Signal()

#: Sent with `assignment`, inside the transaction in which it got a later closing day without a move of its state.
assignment_extended = Signal()

#: Sent with `assignment`, inside the transaction in which the head of its institution signed it.
head_signed = Signal()

#: Sent with `assignment`, `to` and `reason` before an assignment is moved. A receiver answers with the letters
#: (diaspora.notices.letters) that people of its noun would read.
assignment_letters_asked = Signal()
