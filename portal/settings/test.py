"""The test suite: fast passwords, mail in memory, SQLite unless DATABASE_URL names a PostgreSQL."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .environment import env
from .sqlite import sqlite

DEBUG = False
SECRET_KEY = "test-only-not-a-secret"  # noqa: S105 - known on purpose
ALLOWED_HOSTS = ["*"]
PORTAL_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = PORTAL_URL
#: Of one process; deleted when the tests end.
TEST_FOLDER = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = TEST_FOLDER / "media"
PRIVATE_FILES_DIR = TEST_FOLDER / "private"
BACKUP_DIR = TEST_FOLDER / "backups"
BACKUP_KEY = ""
ERASURES_FILE = TEST_FOLDER / "erasures" / "list"
DATABASES = {"default": env.db("DATABASE_URL") if "DATABASE_URL" in env else sqlite(TEST_FOLDER / "portal.sqlite3")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "portal@testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
LANGUAGE_CODE = "en"
DEMONSTRATION_ALLOWED = True
LEGAL_RECEIVER = "Programme Office|12 Example Street, Dodoma"
BANK_ACCOUNT = "Bank of Dodoma|Account 0123456789"
CHECK_LINKS = False  # nothing on this machine asks other websites
# Set by the tests of that engine alone (tests/servers): all others match inside the process.
ELASTICSEARCH_URL = ""
# Set by the tests of payments alone (tests/standins/stripe).
STRIPE_SECRET_KEY = STRIPE_WEBHOOK_SECRET = STRIPE_API_URL = ""
