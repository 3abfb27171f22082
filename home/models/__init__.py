"""What editors publish."""

from .pages import HomePage

__all__ = ["HomePage"]
