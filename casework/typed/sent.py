"""What a form with files is bound to."""

from typing import Any

from django.http import HttpRequest


def sent_in(request: HttpRequest) -> tuple[Any, ...]:
    """Texts and files of a form that was sent; nothing on the first look, so that nothing is called wrong."""
    return (request.POST, request.FILES) if request.method == "POST" else ()
