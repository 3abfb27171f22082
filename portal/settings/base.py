"""What is the same everywhere, and safe for production."""

from django.utils.translation import gettext_lazy as _

from .editor import *  # noqa: F403
from .environment import BASE_DIR, setting
from .sign_in import openid_providers

INSTALLED_APPS = [
    "portal",
    "conferences",
    "contributions",
    "newsletters",
    "home",
    "placements",
    "selection",
    "safeguarding",
    "reviews",
    "skills_match",
    "payments",
    "office",
    "diaspora",
    "casework",
    "modeltranslation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "home.apps.PortalUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_countries",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.caches.pages.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.AdminPolicyMiddleware",
    "portal.middleware.LeadingAwayMiddleware",
    "portal.middleware.PermissionsPolicyMiddleware",
    "portal.middleware.PersonalPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.languages.FullLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "diaspora.accounts.unfinished.UnfinishedSignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "casework.typed.presses.PressMiddleware",
    "casework.typed.middleware.TypedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "diaspora.accounts.middleware.SecondFactorMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "diaspora.inbox.middleware.InboxMiddleware",
    "home.middleware.WithdrawnMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "home.middleware.WhyNotPublishedMiddleware",
    "home.middleware.HalfPostMiddleware",
    "portal.middleware.OnlyFormsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "diaspora.User"
SITE_NAME = _("Tanzania Diaspora Portal")
LEAVE_URL = setting("LEAVE_URL")
ANSWER_DAYS = setting("ANSWER_DAYS")
URGENT_ANSWER_DAYS = setting("URGENT_ANSWER_DAYS")
PUBLIC_HOLIDAYS = setting("PUBLIC_HOLIDAYS")
CHECK_LINKS = setting("CHECK_LINKS")
OUT_OF_DATE_DAYS = setting("OUT_OF_DATE_DAYS")
# Every mail is a row first; the rows leave by MAIL_TRANSPORT, which each way of running the portal names.
EMAIL_BACKEND = "diaspora.notices.backend.EmailBackend"
#: Options of a provider of django-anymail, when EMAIL_URL names one.
ANYMAIL: dict = {}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.site_chrome",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
                "portal.templatetags.tables",
                "skills_match.templatetags.applications",
                "skills_match.templatetags.last_days",
                "casework.templatetags.spoken",
                "casework.templatetags.typed",  # its {% csrf_token %} says for whom a form was made as well
            ],
        },
    },
]
FORM_RENDERER = "portal.forms.PortalRenderer"

# Languages. The portal speaks the full ones everywhere: one more is a line here, a catalogue and generated migrations.
# In the others there are only the pages that somebody has translated; their catalogues may be partial.
LANGUAGE_CODE = "en"
FULL_LANGUAGES = [("en", "English"), ("sw", "Kiswahili")]
LANGUAGES = [*FULL_LANGUAGES, ("fr", "Français")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in FULL_LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("en", "sw")}
WAGTAIL_I18N_ENABLED = True
# A new translation is a draft: a page never poses as translated with the texts of the original.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Dar_es_Salaam"

# Sign-in: every way in goes through allauth; staff need a second factor (diaspora.accounts.middleware).
AUTHENTICATION_BACKENDS = ["diaspora.accounts.backends.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Added to the limits of allauth, which cover signing in and up.
ACCOUNT_RATE_LIMITS = {
    "contact": "10/h/ip",
    "safeguarding": "30/h/ip",
    "safeguarding_code": "30/h/ip",
    # Behind the address of a mobile operator are thousands of people: the narrow limits count what was typed.
    "newsletter": "600/h/ip",
    "newsletter_letter": "5/d/key",
    "gift": "600/h/ip",
    "gift_of_address": "10/h/key",
    "gift_letter": "3/h/key",
    "gift_link": "3/h/key",
    "registration": "60/h/ip",
    # Two groups of ten that share an address.
    "ticket_letter": "20/h/key",
    "ticket_code": "20/m/user",
    "gate_code": "20/m/key",
    # Documents of the delegates of one registration.
    "answer_file": "30/h/key",
    # Only codes that do not exist count.
    "event_code": "20/h/ip",
    "typed": "30/h/ip",
}
# All limits count what this says is the address of the visitor; the list of sessions shows it.
ALLAUTH_TRUSTED_PROXY_COUNT = setting("TRUSTED_PROXIES")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"  # an address that waits to be confirmed keeps nobody from signing up
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_ADAPTER = "diaspora.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "diaspora.accounts.forms.SignInForm",
    "signup": "diaspora.accounts.forms.SignUpForm",
    "add_email": "diaspora.accounts.forms.ChangeEmailForm",
    "change_password": "diaspora.accounts.forms.ChangePasswordForm",
    "set_password": "diaspora.accounts.forms.SetPasswordForm",
    "reset_password": "diaspora.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "diaspora.accounts.forms.NewPasswordForm",
    "reauthenticate": "diaspora.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a change of password, address or second factor is told by e-mail
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # only in the browser that signed up
ACCOUNT_LOGOUT_REDIRECT_URL = "root"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Signing in with an account elsewhere (diaspora.openid): nothing is offered until a provider is named.
SOCIALACCOUNT_PROVIDERS = openid_providers()
SOCIALACCOUNT_ADAPTER = "diaspora.openid.adapter.ConnectionsAdapter"
SOCIALACCOUNT_FORMS = {"signup": "diaspora.openid.forms.SignUpElsewhereForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False  # name and language are asked as at every sign-up
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address alone opens no account, whoever vouches for it
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "diaspora.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "diaspora.accounts.forms.CodeForm",
    "reauthenticate": "diaspora.accounts.forms.ConfirmCodeForm",
    "activate_totp": "diaspora.accounts.forms.ActivateAppForm",
    "add_webauthn": "diaspora.accounts.forms.AddKeyForm",
    "edit_webauthn": "diaspora.accounts.forms.EditKeyForm",
}
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey alone is two factors only with fingerprint, face or PIN
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs in unverified; without it staff could never change their address
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tanzania Diaspora Portal"

SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "casework.typed.pages.too_old"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Two zones: strict everywhere, relaxed only under /admin/ (portal.middleware).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    },
}

STATIC_URL = "/static/"
STATIC_ROOT = setting("STATIC_DIR")
STATICFILES_DIRS = [BASE_DIR / "static"]
#: What browsers and telephones ask for at the root of every site.
WHITENOISE_ROOT = BASE_DIR / "static" / "root"
MEDIA_URL = "/media/"
PROXY_LOG = setting("PROXY_LOG")
MEDIA_ROOT = setting("MEDIA_DIR")
PRIVATE_FILES_DIR = setting("PRIVATE_FILES_DIR")
BACKUP_DIR = setting("BACKUP_DIR")
BACKUP_KEY = setting("BACKUP_KEY")
ERASURES_FILE = setting("ERASURES_FILE")
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

WAGTAIL_FRONTEND_LOGIN_URL = "page_sign_in"

# Matching asks this server when there is one; the tests of it set it themselves.
ELASTICSEARCH_URL = setting("ELASTICSEARCH_URL")
ELASTICSEARCH_INDEX = setting("ELASTICSEARCH_INDEX")
ELASTICSEARCH_SHARDS = setting("ELASTICSEARCH_SHARDS")
ELASTICSEARCH_SECONDS = setting("ELASTICSEARCH_SECONDS")

# Demonstration accounts live under this domain; production refuses them.
DEMONSTRATION_DOMAIN = "demonstration.example"

# Paying online (payments.gateway): off without the two secrets.
STRIPE_SECRET_KEY = setting("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = setting("STRIPE_WEBHOOK_SECRET")
STRIPE_API_URL = setting("STRIPE_API_URL")
STRIPE_CHECKOUT_URL = "https://checkout.stripe.com"
STRIPE_IS_PLAYED = False
LEGAL_RECEIVER = setting("LEGAL_RECEIVER")
BANK_ACCOUNT = setting("BANK_ACCOUNT")

# How long a page waits for PostgreSQL (portal.database.patience).
DATABASE_SECONDS = setting("DATABASE_SECONDS")
HEALTH_TOKEN = setting("HEALTH_TOKEN")
DATA_CONTROLLER = setting("DATA_CONTROLLER")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Lines that nobody needs: what editors did is in the log of the page, and each request to a server is no news.
    "loggers": {
        "elastic_transport": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": setting("LOG_LEVEL")},
}
