"""What the processes weigh: the web process after real requests, and each further worker."""

import http.client
import subprocess
import sys
import time

import psutil

from benchmarks.processes import ROOT, bench_database_url, environment, serving
from benchmarks.report import Report


def measure(report: Report) -> None:
    report.section("Memory")
    url = bench_database_url()
    subprocess.run(
        [sys.executable, "manage.py", "prepare", "-v0"], cwd=ROOT, env=environment(url), check=True
    )
    with serving(url, processes=1) as port:
        for path in ("/", "/auth/login/", "/api/schema/") * 20:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", path)
            connection.getresponse().read()
        web = _heaviest("granian")
        report.figure("web process", _rss_mb(web), "MB", bound=150)
        loaded = any("litellm" in row.path for row in web.memory_maps(grouped=True))
        report.figure("LiteLLM mapped into the web process", float(loaded), "", bound=0)
    two, three = (_worker_memory(url, count) for count in (2, 3))
    report.figure("each further worker, proportional, LiteLLM loaded", three - two, "MB", bound=70)


def _heaviest(word: str) -> psutil.Process:
    mine = psutil.Process().children(recursive=True)
    return max((child for child in mine if word in " ".join(child.cmdline())), key=_rss_mb)


def _rss_mb(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1024 / 1024


def _worker_memory(url: str, workers: int) -> float:
    """Proportional memory of the whole cluster with so many workers, a provider configured."""
    supervisor = subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        cwd=ROOT,
        env=environment(url, WORKERS=str(workers), OPENAI_COMPATIBLE_BASE_URL="http://127.0.0.1:9/v1"),
    )
    try:
        time.sleep(20)
        family = psutil.Process(supervisor.pid).children(recursive=True)
        return sum(float(member.memory_full_info().pss) for member in family) / 1024 / 1024
    finally:
        supervisor.terminate()
        supervisor.wait(15)
