"""`make serve`: nothing to install but Python. Never for the internet."""

from pathlib import Path

from .base import *  # noqa: F403
from .environment import env, setting
from .sqlite import sqlite

DEBUG = setting("DEBUG")
SECRET_KEY = "development-only-not-a-secret"  # noqa: S105 - known on purpose
ALLOWED_HOSTS = ["*"]
PORTAL_URL = env.str("PORTAL_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = PORTAL_URL
VAR_DIR = Path(setting("VAR_DIR"))
VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": env.db("DATABASE_URL") if "DATABASE_URL" in env else sqlite(VAR_DIR / "portal.sqlite3")}
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_FILES_DIR = VAR_DIR / "private"
BACKUP_DIR = VAR_DIR / "backups"
ERASURES_FILE = VAR_DIR / "erasures" / "list"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "outbox"
DEFAULT_FROM_EMAIL = "Tanzania Diaspora Portal <portal@localhost>"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DEMONSTRATION_ALLOWED = True
# A stand-in plays Stripe (tests/standins/stripe); every page says so. No money moves.
STRIPE_IS_PLAYED = True
STRIPE_SECRET_KEY = "sk_test_standin"  # noqa: S105 - known on purpose
STRIPE_WEBHOOK_SECRET = "whsec_standin"  # noqa: S105 - known on purpose
STRIPE_API_URL = STRIPE_CHECKOUT_URL = setting("STRIPE_API_URL") or "http://localhost:12111"
LEGAL_RECEIVER = "Programme Office of the demonstration|12 Example Street, Dodoma|TIN 000-000-000"
BANK_ACCOUNT = (
    "Bank of the demonstration, Dodoma|Programme Office|Account 0000 0000 0000 (TZS)|Account 0000 0000 0001 (USD)"
)
CHECK_LINKS = False  # nothing on this machine asks other websites
