"""The WSGI application that granian serves."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")
application = get_wsgi_application()


def warm_up() -> None:
    """Do before the first request what it would else wait for: the database's start and check, the addresses and
    views, what rooms keep in memory. Several first requests at once would each do it."""
    from django.conf import settings
    from django.db import connection
    from django.urls import get_resolver

    connection.ensure_connection()
    connection.close()
    _ = get_resolver().url_patterns
    for name in settings.WEB_WARM_UP:
        module, _, function = name.rpartition(".")
        getattr(import_module(module), function)()
    gc.collect()
    gc.freeze()  # what stands by now is kept for good: later collections need not walk through it


warm_up()
