"""What the clock does. Each is safe to run at any time and any number of times."""

from .domain import applications, assignments


def close_due_assignments() -> int:
    return assignments.close_due()


def publish_due_assignments() -> int:
    return assignments.publish_due()


def expire_offers() -> int:
    return applications.expire_due_offers()


def remind_of_offers() -> int:
    return applications.remind_of_offers()
