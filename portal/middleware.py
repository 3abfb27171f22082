"""What every answer carries."""

from http import HTTPStatus

from django.conf import settings
from django.shortcuts import render


class AdminPolicyMiddleware:
    """Relax the content security policy under /admin/ only: Wagtail and wagtail-localize need inline code."""

    relaxed = {
        "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_config = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], **self.relaxed}
            # Wagtail shows its preview in a frame of the same origin.
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class OnlyFormsMiddleware:
    """A page for people who open the address of a form, for instance after a refresh: Django answers with nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        wants_page = request.method == "GET" and request.accepts("text/html")
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content or not wants_page:
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page["Allow"] = response["Allow"]
        return page
