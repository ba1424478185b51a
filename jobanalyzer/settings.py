"""Every setting of Job Analyzer, read from the environment. `.env.example` describes each variable."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext

from jobanalyzer import env, logs

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env.load(BASE_DIR / ".env")
VAR_DIR = env.directory("VAR_DIR", BASE_DIR / "var")

# --- safety -------------------------------------------------------------------------------------
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or env.generated_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
_HERE = f"http://127.0.0.1:{env.number('PORT', 8000, 1, 65535)}"
SITE_URL = env.address("SITE_URL", "http", "https", default=_HERE).rstrip("/")
HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", SITE_URL)
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
DEFAULT_EXCEPTION_REPORTER = "jobanalyzer.reports.Reporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "jobanalyzer.reports.ReportFilter"
CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

# --- mail ---------------------------------------------------------------------------------------
# MAIL_BACKEND: console, file, smtp, or the name of an Anymail provider (postmark, mailgun, amazon_ses, brevo…).
_MAIL_BACKENDS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}
MAIL_BACKEND = env.mail_backend("MAIL_BACKEND", _MAIL_BACKENDS)
EMAIL_BACKEND = _MAIL_BACKENDS.get(MAIL_BACKEND, f"anymail.backends.{MAIL_BACKEND}.EmailBackend")
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 587, at_least=1, at_most=65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Job Analyzer <noreply@localhost>")
_MAIL_APPS = [] if MAIL_BACKEND in _MAIL_BACKENDS else ["anymail"]
ANYMAIL = env.mail_keys(MAIL_BACKEND, env.text("MAIL_API_KEY"))

# --- what runs ----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "jobanalyzer",
    "accounts",
    "billing",
    "resumes",
    "jobs",
    "optimizations",
    "jobanalyzer.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *_MAIL_APPS,
    "django_q",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
    "template_partials",
]

MIDDLEWARE = [
    "jobanalyzer.middleware.WholeBodyMiddleware",
    "jobanalyzer.middleware.SecurityHeadersMiddleware",
    "jobanalyzer.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.WorkspaceMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "jobanalyzer.middleware.AppErrorMiddleware",
]

ROOT_URLCONF = "jobanalyzer.urls"
WSGI_APPLICATION = "jobanalyzer.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.frame",
            ],
            "builtins": ["jobanalyzer.templatetags.look"],
        },
    }
]

# --- database -----------------------------------------------------------------------------------
DATABASE_URL = env.address("DATABASE_URL", "postgres", "postgresql")
EMBEDDED_POSTGRES = not DATABASE_URL
POSTGRES_DIRECTORY = VAR_DIR / "postgres"
_DATABASE: dict[str, Any]
if EMBEDDED_POSTGRES:
    _DATABASE = {"NAME": "jobanalyzer", "USER": "jobanalyzer", "HOST": "", "PORT": "", "PASSWORD": ""}
else:
    try:
        _DATABASE = dict(dj_database_url.parse(DATABASE_URL).items())
    except ValueError:
        env.stop("DATABASE_URL is not an address like postgres://user:password@host:5432/name.")
DATABASES: dict[str, dict[str, Any]] = {
    "default": _DATABASE
    | {
        "ENGINE": "jobanalyzer.postgres",
        "CONN_MAX_AGE": env.number("DATABASE_CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
    }
}

# --- people -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.auth_backends.PersonBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,5/5m/key", "signup": "20/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

# The person that `seed_demo` makes; printed at every start of a site on http://.
DEMO_EMAIL = "demo@example.org"
DEMO_PASSWORD = "read the market"  # noqa: S105  # public on purpose

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "files"
MAX_UPLOAD_BYTES = 10 * 1024 * 1024
# A whole request: the file and the form around it
MAX_BODY_BYTES = MAX_UPLOAD_BYTES + 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
S3_BUCKET = env.text("S3_BUCKET")
_FILES = (
    {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.address("S3_ENDPOINT", "http", "https") or None,
            "region_name": env.text("S3_REGION") or None,
            "default_acl": None,
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }
    if S3_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}}
)
STORAGES = {
    "default": _FILES,
    "staticfiles": {"BACKEND": "jobanalyzer.staticfiles.HashedStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

# --- background work ----------------------------------------------------------------------------
TASK_TIMEOUT = env.number("TASK_TIMEOUT", 900, at_least=1)
Q_CLUSTER = {
    "name": "jobanalyzer",
    "orm": "default",
    "workers": env.number("WORKERS", 2, at_least=1),
    "timeout": TASK_TIMEOUT,
    "retry": TASK_TIMEOUT + 60,
    "max_attempts": 0,
    "ack_failures": True,
    "queue_limit": 1,
    "bulk": 1,
    "poll": 0.1,
    "recycle": 500,
    "save_limit": 1000,
    "catch_up": False,
    "label": "Background work",
    "broker_class": "jobanalyzer.queue.broker.LeaseBroker",
}

# Loaded once in the worker before it forks, so that its processes share the memory.
WORKER_PRELOAD = ["optimizations.preload", "optimizations.tasks"]
# Called once in each web process before its first request.
WEB_WARM_UP = ["jobs.services.reading.warm_up"]
# {task: minutes between two starts}
SCHEDULES: dict[str, int] = {
    "optimizations.tasks.end_overdue_runs": 1,
    "optimizations.tasks.tidy_gateway": 10,
    "jobs.tasks.purge_removed_postings": 24 * 60,
    "jobs.tasks.find_outdated_postings": 60,
    "billing.tasks.refund_lost_reservations": 60,
}
# … and tasks asked for whenever the database was brought up to date
AFTER_PREPARE = ["jobs.tasks.find_outdated_postings", "optimizations.tasks.fill_empty_catalogue"]

# --- models (the AI kind) -----------------------------------------------------------------------
# Any OpenAI-compatible address (Ollama, vLLM, LM Studio, a hosted service). Empty: the built-in rules serve.
OPENAI_COMPATIBLE_BASE_URL = env.address("OPENAI_COMPATIBLE_BASE_URL", "http", "https")
OPENAI_COMPATIBLE_API_KEY = env.text("OPENAI_COMPATIBLE_API_KEY")
OPENAI_COMPATIBLE_MODEL = env.text("OPENAI_COMPATIBLE_MODEL")
PLATFORM_PROVIDER_KEYS = {
    name: env.text(f"{name.upper()}_API_KEY")
    for name in ("openai", "anthropic", "gemini", "deepseek", "groq", "xai")
    if env.text(f"{name.upper()}_API_KEY")
}
# Other addresses of the same providers, for example of a proxy; empty: their public ones.
PLATFORM_PROVIDER_ADDRESSES = {
    name: env.address(f"{name.upper()}_BASE_URL", "http", "https")
    for name in ("openai", "anthropic", "gemini", "deepseek", "groq", "xai", "bedrock")
}
PLATFORM_BEDROCK = {
    "aws_access_key_id": env.text("BEDROCK_ACCESS_KEY_ID"),
    "aws_secret_access_key": env.text("BEDROCK_SECRET_ACCESS_KEY"),
    "aws_region_name": env.text("BEDROCK_REGION"),
}
# Calls at once at one provider (of a workspace's own key: at its address), over all workers
PROVIDER_CONCURRENCY = env.number("PROVIDER_CONCURRENCY", 8, at_least=1)
# How long an answer serves the same question again; 0: never.
ANSWER_CACHE_MINUTES = env.number("ANSWER_CACHE_MINUTES", 30)
# What wraps the keys that people bring: AWS KMS, else MASTER_KEY, else a key made once and kept under VAR_DIR.
MASTER_KEY = env.key("MASTER_KEY")
MASTER_KEY_PREVIOUS = env.keys("MASTER_KEY_PREVIOUS")
MASTER_KEY_KMS_ID = env.text("MASTER_KEY_KMS_ID")
MASTER_KEY_KMS_ENDPOINT = env.address("MASTER_KEY_KMS_ENDPOINT", "http", "https")
# Whether addresses that a person types may lead to private or loopback networks (local models, intranet boards).
ALLOW_PRIVATE_ADDRESSES = env.flag("ALLOW_PRIVATE_ADDRESSES")
# The longest an AI run may work, in seconds, before it is ended.
RUN_SECONDS = env.number("RUN_SECONDS", 600, at_least=5)

# --- API ----------------------------------------------------------------------------------------
# An RSA key in PEM that signs access tokens; empty: one is made on first use and kept under VAR_DIR.
API_PRIVATE_KEY = env.private_key("API_PRIVATE_KEY")
API_READS_PER_MINUTE = env.number("API_READS_PER_MINUTE", 1200)
API_WRITES_PER_MINUTE = env.number("API_WRITES_PER_MINUTE", 240)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.AccessTokenAuthentication",
        "accounts.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["accounts.api.throttling.MinuteThrottle"],
    "DEFAULT_PAGINATION_CLASS": "jobanalyzer.api.Pagination",
    "DEFAULT_PARSER_CLASSES": ["jobanalyzer.api_parsing.LimitedJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "jobanalyzer.api_parsing.LenientNegotiation",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "jobanalyzer.api.problem_response",
    "PAGE_SIZE": 25,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Job Analyzer API",
    "DESCRIPTION": "Postings, market analysis, resumes and their improvement, over the same services as the pages. "
    "Make a token on [your account page](/account/), press Authorize, and try any call here.",
    "VERSION": "1.0.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "DEFAULT_GENERATOR_CLASS": "jobanalyzer.api_schema.Generator",
    "PREPROCESSING_HOOKS": ["accounts.api.schemes.register"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "jobanalyzer.api_schema.add_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "SalaryPeriodEnum": "jobs.models.JobPosting.Period",
        "PostingImportStatusEnum": "jobs.models.PostingImport.Status",
        "ResumeImportStatusEnum": "resumes.models.ResumeImport.Status",
        "RunStatusEnum": "optimizations.models.Run.Status",
        "EditStatusEnum": "optimizations.models.ProposedEdit.Status",
    },
    "TAGS": [
        {"name": "auth", "description": "Sign in for 15 minutes at a time, or use an API token."},
        {"name": "me", "description": "The person and the workspace behind the token."},
        {"name": "jobs", "description": "Postings: add, search, read, match."},
        {"name": "skills", "description": "What the market asks for, what a text names."},
        {"name": "resumes", "description": "Resumes, their versions, imports and PDFs."},
        {"name": "usage", "description": "The plan, what is used of it and left, the ledger of credits."},
        {"name": "provider-keys", "description": "Your own keys for model providers, and their tests."},
        {"name": "optimizations", "description": "Improve a resume for chosen postings; decide each change."},
    ],
}

# --- words and time -----------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- caches and logs ----------------------------------------------------------------------------
REDIS_URL = env.address("REDIS_URL", "redis", "rediss", "unix")
_REDIS = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
CACHES: dict[str, dict[str, Any]] = {
    "default": _REDIS
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Counts of API requests: in Redis, else per web process, where counting costs no query.
    "throttle": _REDIS
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "throttle",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}
LOG_LEVEL = env.level("LOG_LEVEL", "INFO")
LOGGING = logs.configuration(LOG_LEVEL)
