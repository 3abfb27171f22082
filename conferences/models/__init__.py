"""Conferences: the list, and a page for each."""

from .conferences import ConferenceIndexPage, ConferencePage

__all__ = ["ConferenceIndexPage", "ConferencePage"]
