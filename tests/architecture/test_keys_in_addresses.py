"""A page whose address is the key to it is kept and found by nobody."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

#: Their key opens nothing: the pages are public, or it is only half of what opens them.
OPEN_TO_ALL = {"events:session", "events:session_calendar", ":desk_report"}


def _views(patterns, area: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, pattern.namespace or area)
        elif {"key", "token"} & set(pattern.pattern.converters) and not str(pattern.name).startswith("wagtail"):
            yield f"{area}:{pattern.name}", pattern.callback


def test_a_page_whose_address_is_its_key_says_that_nobody_keeps_or_finds_it():
    found = dict(_views(get_resolver().url_patterns))

    open_ = {name for name, view in found.items() if not getattr(view, "is_private", False)}
    assert len(found) > 40
    assert open_ == OPEN_TO_ALL
