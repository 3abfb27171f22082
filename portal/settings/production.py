"""Production: everything from the environment, nothing with a fallback that would be unsafe."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .environment import setting
from .log_lines import logging_settings
from .mail import mail_settings
from .postgresql import postgresql

DEBUG = False
SECRET_KEY = setting("SECRET_KEY")
ALLOWED_HOSTS = setting("ALLOWED_HOSTS")
PORTAL_URL = setting("PORTAL_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = PORTAL_URL
CSRF_TRUSTED_ORIGINS = [PORTAL_URL]
DATABASES = {"default": postgresql()}
if setting("REDIS_URL"):
    CACHES = {
        "default": {"BACKEND": "portal.caches.optional_redis.OptionalRedisCache", "LOCATION": setting("REDIS_URL")}
    }
    CACHES["pages"] = {**CACHES["default"], "KEY_PREFIX": "pages"}
else:
    _LOCAL = "django.core.cache.backends.locmem.LocMemCache"
    CACHES = {"default": {"BACKEND": _LOCAL}, "pages": {"BACKEND": _LOCAL, "LOCATION": "pages"}}
vars().update(mail_settings())
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = setting("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

if bool(setting("STRIPE_SECRET_KEY")) != bool(setting("STRIPE_WEBHOOK_SECRET")):
    raise ImproperlyConfigured(
        "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: with one of them money would come in and nobody "
        "would hear of it."
    )

if setting("TRUSTED_PROXY_HEADER"):
    if not setting("TRUSTED_PROXIES"):
        raise ImproperlyConfigured(
            "TRUSTED_PROXY_HEADER names a proxy and TRUSTED_PROXIES counts none: all visitors would share one address "
            "and one limit of attempts. Set TRUSTED_PROXIES=1."
        )
    SECURE_PROXY_SSL_HEADER = ("HTTP_" + setting("TRUSTED_PROXY_HEADER").upper().replace("-", "_"), "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = setting("HSTS_SECONDS")
SECURE_HSTS_INCLUDE_SUBDOMAINS = setting("HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = setting("HSTS_PRELOAD")
# These three are the operator's to choose: other services may live below the name, and a preload lasts for years.
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.staticfiles.JoinedStaticFilesStorage"},
}
LOGGING = {**LOGGING, **logging_settings(setting("LOG_LEVEL"))}  # noqa: F405 - of base
DEMONSTRATION_ALLOWED = False
