"""Saving a page as a draft only, for code that writes a live page on its way to a revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_drafts_only: ContextVar[bool] = ContextVar("drafts_only", default=False)


@contextmanager
def drafts_only() -> Iterator[None]:
    """Inside, saving a live page whole changes nothing that readers see; its revisions are kept as always."""
    before = _drafts_only.set(True)
    try:
        yield
    finally:
        _drafts_only.reset(before)


def are_drafts_only() -> bool:
    return _drafts_only.get()
