"""A run from the click to its finished page, with a real web server, worker and a stand-in for the provider; the cache."""

import json
import random
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from benchmarks import standin
from benchmarks.pages import Visitor
from benchmarks.processes import ROOT, bench_database_url, environment, serving, working
from benchmarks.report import Report, percentile

RUNS = 30
REPEATS = 3
# Drawn anew for each run, so that answers come at every moment between two looks of the page
_PROVIDER_SECONDS = (0.3, 0.9)
_PATIENCE = 60.0


def answer(request: dict[str, Any]) -> str:
    """A model that finds nothing to change: what is measured is everything around it."""
    return '{"edits": []}'


def measure(report: Report) -> None:
    report.section("Asking a model: click to finished page, answers kept for the same question")
    url = bench_database_url()
    person = _script(url)
    with standin.running(answer) as provider:
        extra = {"OPENAI_COMPATIBLE_BASE_URL": provider.url, "OPENAI_COMPATIBLE_MODEL": "bench"}
        with serving(url, extra=extra) as port, working(url, extra):
            visitor = Visitor(person, port)
            for first in range(4):  # the workers have started, everything is loaded
                _once(visitor, person, person["postings"][first : first + 2])
            choices = [person["postings"][at : at + 3] for at in range(RUNS)]
            runs = [_with_provider(provider, visitor, person, chosen) for chosen in choices]
            beyond = [run.seconds - run.provider_seconds for run in runs if run.provider_seconds]
            note = f"median {statistics.median(beyond):.3f}, {len(beyond)} runs"
            report.figure(
                "a one-call run beyond the provider's own time, p95",
                percentile(beyond, 0.95),
                "s",
                bound=1,
                note=note,
            )
            provider.seconds = 2.0  # a question that were asked again would show
            again = [_once(visitor, person, chosen).seconds for _ in range(REPEATS) for chosen in choices[:5]]
    figures = _script(url, "figures")
    if figures["unfinished"]:
        sys.exit(f"{figures['unfinished']} runs did not complete")
    report.figure(
        "a run over again, from the click to the finished page, p95", percentile(again, 0.95), "s", bound=3
    )
    report.figure("answers served again, of the repeated work", 100 * figures["hits"] / len(again), "%")
    report.figure(
        "cost saved on it", figures["saved"], "$", note=f"paid for the first time: ${figures['paid']:.4f}"
    )


def _script(url: str, *args: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.gateway_person", *args]
    done = subprocess.run(command, cwd=ROOT, env=environment(url), check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """One run as its person saw it; `provider_seconds` is what the stand-in took of it, 0 where it was not asked."""

    seconds: float
    provider_seconds: float = 0.0


def _with_provider(
    provider: standin.StandIn, visitor: Visitor, person: dict[str, Any], postings: list[str]
) -> Seen:
    provider.seconds = random.uniform(*_PROVIDER_SECONDS)  # a benchmark's dice
    provider.times.clear()
    seen = _once(visitor, person, postings)
    return Seen(seen.seconds, sum(end - begin for begin, end in provider.times))


def _once(visitor: Visitor, person: dict[str, Any], postings: list[str]) -> Seen:
    """Click, follow the run's page as a browser does, at the pace that the page asks for, to the review."""
    form = {"resume": person["resume"], "strategy": "quick_optimize", "posting": postings}
    started = time.perf_counter()
    status, _, run_page = visitor.post("/improve/start/", form)
    if status != 302:
        sys.exit(f"starting a run was answered with {status}")
    page = _get(visitor, run_page)
    while time.perf_counter() - started < _PATIENCE:
        live = re.search(r'id="live"[^>]* hx-get="([^"]+)" hx-trigger="every (\d+)(m?s)"', page)
        if live is None:  # it was finished before its page was shown
            link = re.search(r'href="(/improve/[0-9a-f-]{36}/)"', page)
            _get(visitor, link[1] if link else sys.exit("a finished run leads nowhere"))
            return Seen(time.perf_counter() - started)
        time.sleep(int(live[2]) / (1000 if live[3] == "ms" else 1))
        _, body, leads_to = visitor.ask("GET", live[1], b"", **{"HX-Request": "true"})
        if leads_to:
            _get(visitor, leads_to)
            return Seen(time.perf_counter() - started)
        page = body.decode()
    sys.exit("a run did not end within a minute")


def _get(visitor: Visitor, path: str) -> str:
    status, body, _ = visitor.ask("GET", path)
    if status != 200:
        sys.exit(f"{path} was answered with {status}")
    return body.decode()
