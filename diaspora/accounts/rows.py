"""What else somebody has under their address: apps above add rows to the page of the account."""

from collections.abc import Callable
from typing import Any

#: For a user: `key`, `value`, `url`, and `action` where it is not to change something.
Row = Callable[[Any], dict]
_rows: list[Row] = []


def on_account_page(row: Row) -> Row:
    """Register a row, which costs a fixed number of queries."""
    if row not in _rows:
        _rows.append(row)
    return row


def account_rows() -> list[Row]:
    return list(_rows)
