"""The announcements, calls and tenders of an index page: open ones, and past ones page by page."""

from typing import Any

from django.http import HttpRequest

from casework.pages import page_of

from ..models import CallIndexPage, CallPage, open_calls, past_calls


def call_list(*, request: HttpRequest, index: CallIndexPage) -> dict[str, Any]:
    """`open`, the one that closes next first; and one `page` of the past ones with its `query`."""
    calls = CallPage.objects.child_of(index).live().public()
    return {"open": list(open_calls(calls)), **page_of(request, past_calls(calls))}
