"""The WSGI application that granian serves."""

import gc
import os
from importlib import import_module

import django
from django.core.handlers.wsgi import WSGIHandler

from jobanalyzer.lazy import absent_modules

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")
# Loaded by this one module wherever they are installed, for a test client and pages of an API that are not used here:
# 6 MB. Whoever else imports them has them.
_WITH_EXTRAS = "rest_framework.compat"
_EXTRAS = ("requests", "pygments")


def start() -> WSGIHandler:
    """The application, with all done that its first requests would else wait for: the database's start and check, the
    addresses and views, what apps keep in memory. Several first requests at once would each do it."""
    from django.conf import settings

    with absent_modules(*_EXTRAS):
        import_module(_WITH_EXTRAS)
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
