"""What the processes weigh: the web process after real pages, and each further worker."""

import http.client
import json
import statistics
import subprocess
import sys
import time
from typing import Any

import psutil

from benchmarks.processes import ROOT, bench_database_url, environment, proportional_mb, serving
from benchmarks.report import Report

ROUNDS = 10  # over both processes
CSRF = "b" * 32


def measure(report: Report) -> None:
    report.section(
        "Memory: resident as the system shows it; proportional: what processes share counts by share"
    )
    url = bench_database_url()
    subprocess.run(
        [sys.executable, "manage.py", "prepare", "-v0"], cwd=ROOT, env=environment(url), check=True
    )
    seeded = subprocess.run(
        [sys.executable, "-m", "benchmarks.demo_person"],
        cwd=ROOT,
        env=environment(url),
        check=True,
        capture_output=True,
    )
    person = json.loads(seeded.stdout)
    with serving(url) as port:
        server, family = _web_server()
        _weigh(report, "web process, started", family)
        for _ in range(ROUNDS):
            _walk(port, person)
        pages = len(person["paths"])
        _weigh(report, f"web process, after {pages} pages and an export", family)
        _weigh(report, "the one they are forked from, which answers nothing", [server])
        whole = sum(map(proportional_mb, (server, *family)))
        report.figure(f"all {len(family) + 1} together, proportional", whole, "MB")
        helpers = [proportional_mb(helper) for each in family for helper in each.children(recursive=True)]
        report.figure("their children that draw pages and read files, together", sum(helpers), "MB")
        loaded = any("tokenizers" in row.path for web in family for row in web.memory_maps(grouped=True))
        report.figure("LiteLLM in the web process (1: yes)", float(loaded), "", bound=0)
    report.figure("a worker process, LiteLLM loaded", _worker_mb(url), "MB", bound=70)


def _weigh(report: Report, name: str, processes: list[psutil.Process]) -> None:
    """The heaviest of them, counted in both ways."""
    resident = max(process.memory_info().rss for process in processes) / 2**20
    report.figure(f"{name}, resident", resident, "MB", bound=150)
    report.figure("  the same, proportional", max(map(proportional_mb, processes)), "MB", bound=150)


def _walk(port: int, person: dict[str, Any]) -> None:
    """Every page once, and a PDF made and read back."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Cookie": f"sessionid={person['session']}; csrftoken={CSRF}"}
    form = {**headers, "X-CSRFToken": CSRF, "Content-Type": "application/x-www-form-urlencoded"}
    for path in person["paths"]:
        connection.request("GET", path, headers=headers)
        _expect(connection.getresponse(), path, 200)
    for path in person["exports"]:
        connection.request("POST", path, body=f"format=pdf&version={person['version']}", headers=form)
        _expect(connection.getresponse(), path, 302)


def _expect(response: http.client.HTTPResponse, path: str, status: int) -> None:
    response.read()
    if response.status != status:
        sys.exit(f"{path} was answered with {response.status}")


def _web_server() -> tuple[psutil.Process, list[psutil.Process]]:
    """The process that was started and watches, and those forked from it that answer."""
    started = next(one for one in psutil.Process().children() if "jobanalyzer.web" in one.cmdline())
    return started, started.children()


def _worker_mb(url: str, workers: int = 3) -> float:
    """The median over idle workers of one cluster, a provider configured, once all of it stands."""
    supervisor = subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        cwd=ROOT,
        env=environment(url, WORKERS=str(workers), OPENAI_COMPATIBLE_BASE_URL="http://127.0.0.1:9/v1"),
    )
    # The cluster, its sentinel, the workers, the monitor and the pusher.
    expected = 4 + workers
    try:
        family: list[psutil.Process] = []
        deadline = time.monotonic() + 60
        while len(family) < expected and time.monotonic() < deadline:
            time.sleep(0.5)
            family = psutil.Process(supervisor.pid).children(recursive=True)
        if len(family) < expected:
            sys.exit("the worker cluster did not come up within a minute")
        time.sleep(3)
        leaves = [member for member in family if not member.children()]
        return statistics.median(proportional_mb(member) for member in leaves)
    finally:
        supervisor.terminate()
        supervisor.wait(15)
