"""What every answer carries."""

from django.conf import settings


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
