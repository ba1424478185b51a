"""The WSGI application that granian serves."""

import gc
import os
from importlib import import_module

import django
from django.core.handlers.wsgi import WSGIHandler

from jobanalyzer.lazy import absent_modules, hollow_modules

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")
# A test client over HTTP, coloured listings, a command line, other templates, the machine's state: 10 MB that no page
# uses.
UNUSED_EXTRAS = ("click", "jinja2", "psutil", "pygments", "requests", "rich")
# Passkeys, which are not offered; a test client; the checking of models' answers, which workers hear: 20 MB with what
# they bring.
UNUSED_PARTS = (
    *("fido2", "fido2.features", "fido2.server", "fido2.utils", "fido2.webauthn"),
    "rest_framework.test",
    "pydantic",
)


def start() -> WSGIHandler:
    """The application, with all done that its first requests would else wait for: the database's start and check, the
    addresses and views, what apps keep in memory. Several first requests at once would each do it."""
    from django.conf import settings

    unused = set(UNUSED_EXTRAS)
    if "anymail" in settings.INSTALLED_APPS:  # asks mail providers by it
        unused.remove("requests")
    with absent_modules(*unused), hollow_modules(*UNUSED_PARTS):
        django.setup(set_prefix=False)
        from django.db import connection
        from django.urls import get_resolver

        made = WSGIHandler()
        _ = get_resolver().url_patterns
    connection.ensure_connection()
    connection.close()
    for name in settings.WEB_WARM_UP:
        module, _, function = name.rpartition(".")
        getattr(import_module(module), function)()
    gc.collect()
    gc.freeze()  # what stands by now is kept for good: later collections need not walk through it
    return made


application = start()
