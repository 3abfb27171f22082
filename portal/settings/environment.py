"""Every environment variable that the portal reads, in one place. The README lists the same names."""

import datetime
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent

#: Said when a variable of production is missing: perhaps somebody only wanted to try the portal.
ADVICE = (
    "Every command uses the settings of production unless DJANGO_SETTINGS_MODULE names others; see docs/operations.md. "
    "To try the portal: make serve. For one command on its database: "
    "DJANGO_SETTINGS_MODULE=portal.settings.dev python manage.py …"
)

#: name -> (kind, default, what it is for). A kind of `None` as default means: required in production.
VARIABLES = {
    "SECRET_KEY": ("str", None, "Signs sessions and links. Long, random, secret."),
    "ALLOWED_HOSTS": ("list", None, "Host names that the portal answers to, separated by commas."),
    "PORTAL_URL": ("str", None, "Public address with scheme, for links in e-mails: https://diaspora.example."),
    "DATABASE_URL": (
        "str",
        None,
        "postgres://user:password@host:5432/name, with ?sslmode=verify-full and any other option.",
    ),
    "DATABASE_SECONDS": (
        "int",
        20,
        "Seconds that a page waits for PostgreSQL, and half of it for a lock, before it says what to do. 0: forever.",
    ),
    "REDIS_URL": ("str", "", "Cache shared by all web processes. Empty, or away: a cache in each process."),
    "ELASTICSEARCH_URL": (
        "str",
        "",
        "Search server for matching and assignments; several nodes by commas. Empty: each web process does it itself.",
    ),
    "ELASTICSEARCH_INDEX": ("str", "portal", "First part of the names of our indexes on the search server."),
    "ELASTICSEARCH_SHARDS": ("int", 1, "Parts of a new index: one for each node of a large installation."),
    "ELASTICSEARCH_SECONDS": ("float", 0.4, "How long a page waits for an answer of the search server."),
    "EMAIL_URL": (
        "str",
        None,
        "smtp+tls://user:password@host:587, or a provider of django-anymail: "
        "anymail://mailgun?api_key=…&sender_domain=… What only pretends to send is refused.",
    ),
    "EMAIL_WEBHOOK_SECRET": (
        "str",
        "",
        "user:password with which a provider of django-anymail reports bounces and complaints to "
        "/mail/<provider>/tracking/. Empty: not there.",
    ),
    "DEFAULT_FROM_EMAIL": ("str", None, "Sender of all e-mails."),
    "GOOGLE_CLIENT_ID": ("str", "", "Sign-in with Google: the portal's number there. Empty: not offered."),
    "GOOGLE_CLIENT_SECRET": ("str", "", "The secret that belongs to GOOGLE_CLIENT_ID."),
    "LINKEDIN_CLIENT_ID": ("str", "", "Sign-in with LinkedIn: the portal's number there. Empty: not offered."),
    "LINKEDIN_CLIENT_SECRET": ("str", "", "The secret that belongs to LINKEDIN_CLIENT_ID."),
    "OIDC_ISSUER_URL": (
        "str",
        "",
        "Sign-in with any other OpenID Connect provider, for example a government's: its issuer. Empty: not offered.",
    ),
    "OIDC_NAME": ("str", "", "What people call that provider; written on the button."),
    "OIDC_CLIENT_ID": ("str", "", "The portal's number at that provider."),
    "OIDC_CLIENT_SECRET": ("str", "", "The secret that belongs to OIDC_CLIENT_ID."),
    "STRIPE_SECRET_KEY": (
        "str",
        "",
        "Paying online: the secret key of the account at Stripe. Empty: off; invoices and cash are offered.",
    ),
    "STRIPE_WEBHOOK_SECRET": (
        "str",
        "",
        "Paying online: with what Stripe signs its messages to /payments/stripe/webhook/.",
    ),
    "STRIPE_API_URL": ("str", "", "Stripe itself when empty; development and tests name their stand-in."),
    "LEGAL_RECEIVER": (
        "str",
        "the Programme Office",
        "Who receives money by law, as receipts say it: name, address and tax number, with | between the lines.",
    ),
    "BANK_ACCOUNT": (
        "str",
        "",
        "Where invoices are paid to, as payers read it, with | between lines; `(TZS)` in a line makes it one for that "
        "currency. Empty: nobody can ask for an invoice.",
    ),
    "DATA_CONTROLLER": (
        "str",
        "the Programme Office",
        "Who answers for personal data, until the editor names who runs the portal.",
    ),
    "ANSWER_DAYS": ("int", 5, "Working days within which a message to the programme office is answered."),
    "URGENT_ANSWER_DAYS": ("int", 1, "The same for who was asked for money, or tells of abuse."),
    "PUBLIC_HOLIDAYS": (
        "days",
        "",
        "Days without work that follow the moon or are announced (Idd, Maulid, elections): 2027-03-10,2027-05-17.",
    ),
    "OUT_OF_DATE_DAYS": (
        "int",
        14,
        "Days after which readers are told that a page is older than its version in the other language.",
    ),
    "LEAVE_URL": (
        "str",
        "https://www.bbc.com/weather",
        "Where “Leave this page now” leads from pages for people in danger: something that anybody might look at.",
    ),
    "CHECK_LINKS": (
        "bool",
        True,
        "Whether the worker asks other websites once a week if the links to them still lead somewhere. "
        "False where the server may not reach the web.",
    ),
    "PROXY_LOG": (
        "str",
        "",
        "Log of the proxy: the worker counts views of pages from it each hour. Empty: only manage.py count_views does.",
    ),
    "PRIVATE_FILES_DIR": (
        "str",
        str(BASE_DIR / "var" / "private"),
        "Folder for CVs and attached documents, outside every web root.",
    ),
    "MEDIA_DIR": ("str", str(BASE_DIR / "var" / "media"), "Folder for pictures and documents of the editors."),
    "BACKUP_DIR": (
        "str",
        str(BASE_DIR / "var" / "backups"),
        "Folder of the backups, outside of the folders that they hold.",
    ),
    "BACKUP_KEY": (
        "str",
        "",
        "Secret with which backups are encrypted, 20 characters at least; keep it elsewhere too. Empty: they are not.",
    ),
    "ERASURES_FILE": (
        "str",
        str(BASE_DIR / "var" / "erasures" / "list"),
        "List of what was erased in the last year, without names, so that no restored backup brings it back. "
        "Best on another disk.",
    ),
    "STATIC_DIR": (
        "str",
        str(BASE_DIR / "var" / "static"),
        "Folder into which `collectstatic` joins the static files.",
    ),
    "TRUSTED_PROXY_HEADER": (
        "str",
        "",
        "Header that says https, for example X-Forwarded-Proto. Only behind a proxy that sets it.",
    ),
    "TRUSTED_PROXIES": (
        "int",
        0,
        "How many proxies of ours stand in front. The address of a visitor is that many places from the right in "
        "X-Forwarded-For; with 0 that header, and the number in X-Request-ID, are nobody's to set.",
    ),
    "HEALTH_TOKEN": (
        "str",
        "",
        "Secret with which a machine reads at /health/ how each part is: Authorization: Bearer … Empty: only staff do.",
    ),
    "HSTS_SECONDS": ("int", 31_536_000, "How long browsers insist on https. 0: they don't."),
    "HSTS_SUBDOMAINS": ("bool", False, "Whether https is insisted on for every name below that of the portal too."),
    "HSTS_PRELOAD": ("bool", False, "Whether browsers may build that in: hard to take back, see hstspreload.org."),
    "BIND": ("str", "0.0.0.0:8000", "Address and port of the web server (portal/gunicorn.py)."),
    "WEB_WORKERS": ("int", 2, "Web processes (portal/gunicorn.py)."),
    "WEB_THREADS": ("int", 8, "Threads of each web process (portal/gunicorn.py)."),
    "DEBUG": ("bool", True, "Development settings only: show errors in detail."),
    "VAR_DIR": ("str", str(BASE_DIR / "var"), "Development settings only: folder of database, mail and files."),
    "LOG_LEVEL": ("str", "INFO", "DEBUG, INFO, WARNING or ERROR."),
}


def setting(name: str):
    """Read one declared variable. Raises ImproperlyConfigured, with its name, when it is missing or malformed."""
    kind, default, meaning = VARIABLES[name]
    if default is None and not env.str(name, default=""):
        raise ImproperlyConfigured(f"{name} is not set. {meaning}\n{ADVICE}")
    reader = _days if kind == "days" else getattr(env, kind)
    try:
        value = reader(name) if default is None else reader(name, default=default)
        if name.endswith("_URL") and value:
            _check_url(str(value))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is malformed: {error}") from error
    return value


def _check_url(value: str) -> None:
    """Of one address or several, with the ports of all their hosts. Raises ValueError, without a password in it."""
    for url in re.split(r",(?=[a-z+]+://)", value):
        if "://" not in url:
            raise ValueError("it must look like scheme://…")
        for host in urlsplit(url).netloc.rpartition("@")[2].split(","):
            # Read for its error: a port that is no number up to 65535.
            urlsplit(f"//{host}").port  # noqa: B018


def _days(name: str, default: object = "") -> frozenset[datetime.date]:
    """Days as ISO 8601 writes them, divided by commas. Raises ValueError."""
    return frozenset(datetime.date.fromisoformat(day.strip()) for day in env.list(name, default=[]) if day.strip())
