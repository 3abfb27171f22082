"""Pages whose address is the key to them: nothing keeps them or passes the address on."""

from functools import wraps

from django.http import HttpRequest, HttpResponse

from casework.token_links import PRIVATE


def private(view):
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in PRIVATE.items():
            response[name] = value
        return response

    return answer
