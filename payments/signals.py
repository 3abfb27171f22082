"""News that this app sends upward. Each is sent inside the transaction of its cause, with `payment`.

A receiver asks `payment.purpose` whether it is meant.
"""

from django.dispatch import Signal

#: Around every move (casework.moves.Move): a receiver of the first may veto.
payment_moving, payment_moved = Signal(), Signal()

#: The money is there, and what it was for is still to be had: now it is given. Sent once for each payment.
payment_paid = Signal()

#: Nobody paid in time, or the payment failed: what was held for it is free again.
payment_ended = Signal()

#: Money was given back, with `refund`. The payment may have more left.
payment_refunded = Signal()

#: Around the moves of refunds, disputes, payouts and monthly payments, with `move`.
refund_moving, refund_moved = Signal(), Signal()
dispute_moving, dispute_moved = Signal(), Signal()
payout_moving, payout_moved = Signal(), Signal()
subscription_moving, subscription_moved = Signal(), Signal()

#: A month could not be collected, with `subscription` and `invoice`, Stripe's number of that month. At each attempt.
month_failed = Signal()

#: Each month is collected from another card from now on, with `subscription`. Outside of a transaction.
card_changed = Signal()

#: Another sum is collected from the next month on, with `subscription`: whoever asked for it, and however we heard.
amount_changed = Signal()
