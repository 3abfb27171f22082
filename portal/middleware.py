"""What every answer carries."""

import re
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
        "frame-ancestors": ["'self'"],  # Wagtail shows its preview in a frame of the same origin.
        "worker-src": ["'self'", "blob:"],
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_config = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], **self.relaxed}
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class LeadingAwayMiddleware:
    """A form whose answer leads to another origin: browsers follow only where the page of the form names the origin.

    Whatever puts such a form on a page adds the origins to `request.leads_to`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if origins := getattr(request, "leads_to", None):
            response._csp_update = {"form-action": origins}
        return response


class PermissionsPolicyMiddleware:
    """No page uses camera, place or anything else that a browser asks about; passkeys stay allowed to ourselves.

    A view whose page reads codes with the camera says so: `request.uses_camera = True`.
    """

    policy = ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "autoplay",
            "browsing-topics",
            "camera",
            "display-capture",
            "encrypted-media",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "screen-wake-lock",
            "serial",
            "usb",
            "xr-spatial-tracking",
        )
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        uses_camera = getattr(request, "uses_camera", False)
        response["Permissions-Policy"] = (
            self.policy.replace("camera=()", "camera=(self)") if uses_camera else self.policy
        )
        return response


class PersonalPagesMiddleware:
    """Pages about somebody are kept by no browser and no proxy: on a shared computer nobody reads them afterwards.

    That is every answer to whoever is signed in, and every page of the areas for people, whoever asks. Pictures and
    other files that say themselves that they are public stay so.
    """

    areas = re.compile(
        r"^/([a-z]{2,3}(-[a-z]+)?/)?(my|institution|office|accounts|alerts|payments|admin)/", re.IGNORECASE
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        told = response.get("Cache-Control", "")
        if "no-store" not in told and "public" not in told and self._is_personal(request):
            response["Cache-Control"] = "no-store, private"
        return response

    def _is_personal(self, request) -> bool:
        # Nobody has asked who it is: then the answer does not depend on it, and asking now would cost a query.
        known = hasattr(request, "_cached_user") and request.user.is_authenticated
        return known or bool(self.areas.match(request.path))


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
