"""Each strategy against a provider of a fixed latency: wall time over the critical path of calls, and its own CPU time."""

import json
import re
import subprocess
import sys
from typing import Any

from benchmarks import standin
from benchmarks.processes import ROOT, bench_database_url, environment
from benchmarks.report import Report

LATENCY = 1.0  # of a quick model; most take several seconds
_LINE = re.compile(r"^(/[a-z]+/\d+/highlights/\d+): (.+)$", re.M)
_FIRST = re.compile(r"^\W*\w+")
_MOST_EDITS = 15


def answer(request: dict[str, Any]) -> str:
    """A model that touches up to fifteen bullets, always has a remark, and never accepts: the longest way there is."""
    schema = request["response_format"]["json_schema"]["name"]
    prompt = "\n".join(str(message["content"]) for message in request["messages"])
    bullets = list(dict.fromkeys(_LINE.findall(prompt)))[:_MOST_EDITS]
    remarks = [{"path": path, "remark": "Say first what was done."} for path, _ in bullets]
    answers: dict[str, dict[str, Any]] = {
        "ProposedChanges": {"edits": [_edit(path, text, prompt) for path, text in bullets]},
        "Critique": {"remarks": remarks},
        "Review": {"accept": False, "remarks": remarks},
        "Choices": {"choices": [{"path": path, "version": "A"} for path, _ in bullets]},
        "Corrections": {"corrections": []},
    }
    return json.dumps(answers[schema])


def _edit(path: str, text: str, prompt: str) -> dict[str, Any]:
    """Another opening for each prompt, so that the drafts of an ensemble differ and none is better."""
    words = ("Handled", "Covered", "Arranged", "Kept up")
    opening = words[len(prompt) % len(words)]
    evidence = [{"quote": text, "source": path}]
    return {
        "path": path,
        "before": text,
        "after": _FIRST.sub(opening, text, count=1),
        "reason": "Another opening",
        "keywords": [],
        "evidence": evidence,
    }


def measure(report: Report) -> None:
    report.section(f"The seven strategies against a provider that takes {LATENCY:g} s for each call")
    url = bench_database_url()
    with standin.running(answer, LATENCY) as provider:
        extra = {
            "OPENAI_COMPATIBLE_BASE_URL": provider.url,
            "OPENAI_COMPATIBLE_MODEL": "bench",
            "ANSWER_CACHE_MINUTES": "0",
        }
        command = [sys.executable, "-m", "benchmarks.strategy_runs"]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(url, **extra), check=True, stdout=subprocess.PIPE
        )
    for found in json.loads(done.stdout):
        path = found["waits"] * LATENCY
        calls = f"{found['calls']} calls in {found['waits']} waits of {found['planned_waits']} planned"
        report.figure(
            f"{found['strategy']}: wall time over its critical path",
            found["wall"] / path,
            "×",
            bound=1.10,
            note=f"{1000 * (found['wall'] - path):.0f} ms beyond it (slowest run "
            f"{1000 * (found['slowest'] - path):.0f} ms), {calls}",
        )
        report.figure(
            f"{found['strategy']}: CPU of prompts, judging, merging, records",
            found["own_cpu"] * 1000,
            "ms",
            bound=150,
            note=f"with LiteLLM and HTTP in their threads {found['cpu'] * 1000:.0f} ms; {found['edits']} edits",
        )
