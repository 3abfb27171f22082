"""A page saves what is typed while its writer goes on."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

from .versions import FIELD, Versioned


def saved_along(request: HttpRequest, form: Versioned) -> JsonResponse:
    """The version that the page carries from now on; where nothing was saved, its writer presses a button and reads
    why."""
    if form.errors:
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    request.is_saved = True  # type: ignore[attr-defined]
    return JsonResponse({"version": form.data[form.add_prefix(FIELD)]})
