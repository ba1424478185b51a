"""django-q2's cluster, made to survive the death of any of its processes.

As shipped, a worker killed while it waits on the shared queue takes the queue's lock with it and the cluster
never works again. Here a death by signal ends the whole process group; the supervisor starts a new one, and
the leases return the tasks.
"""

import gc
import logging
import os
import signal
from importlib import import_module
from multiprocessing import Process
from time import sleep

from django.conf import settings
from django.db import connections
from django_q import cluster

from jobanalyzer.lineage import end_with

logger = logging.getLogger(__name__)


class Sentinel(cluster.Sentinel):
    def reincarnate(self, process: Process) -> None:
        if process.exitcode is not None and process.exitcode < 0:
            logger.warning("a worker process died by signal %s; starting afresh", -process.exitcode)
            os.killpg(os.getpgrp(), signal.SIGKILL)
        super().reincarnate(process)


def run_cluster() -> None:
    """Load what workers share, then fork them; returns when the cluster has stopped. Leads its process group."""
    os.setpgrp()
    supervisor = os.getppid()
    for module in settings.WORKER_PRELOAD:
        import_module(module)
    connections.close_all()
    gc.collect()
    gc.freeze()  # what is loaded by now stays shared between the forked workers
    cluster.Sentinel = Sentinel  # Cluster.start() looks its sentinel up by this name
    end_with(supervisor, lambda: os.killpg(os.getpgrp(), signal.SIGKILL))
    running = cluster.Cluster()
    running.start()
    while not running.has_stopped:
        if not running.sentinel.is_alive():
            os._exit(1)
        sleep(0.2)
