"""What the clock does. Each is safe to run at any time and any number of times."""

from casework.clock import hourly

from .cases import retention


@hourly
def delete_old_cases() -> int:
    return retention.delete_old_cases()
