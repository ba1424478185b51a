"""Pages under load: 100,000 postings in 200 workspaces, eight clients at once, a real web server."""

import http.client
import io
import json
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.processes import ROOT, bench_database_url, environment, serving
from benchmarks.report import Report, percentile

CLIENTS = 8
REQUESTS = 40  # of each client


@dataclass
class Visitor:
    """One signed-in client with a connection that stays open."""

    person: dict[str, str]
    port: int

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes, str]:
        cookie = {"Cookie": f"sessionid={self.person['session']}; csrftoken={'c' * 32}"}
        self.connection.request(method, path, body, {**cookie, **headers})
        response = self.connection.getresponse()
        return response.status, response.read(), response.headers.get("Location", "")

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, bytes, str]:
        form = urlencode({**fields, "csrfmiddlewaretoken": "c" * 32}).encode()
        return self.ask("POST", path, form, **{"Content-Type": "application/x-www-form-urlencoded"})


Request = Callable[[Visitor], int]


def load(people: list[dict[str, str]], port: int, request: Request) -> tuple[list[float], float]:
    """Latencies in seconds of CLIENTS × REQUESTS requests, and requests per second."""
    latencies: list[float] = []
    wrong: list[int] = []
    barrier = threading.Barrier(CLIENTS + 1)

    def client(number: int) -> None:
        visitor = Visitor(people[number % len(people)], port)
        for _ in range(3):
            request(visitor)
        barrier.wait()
        for _ in range(REQUESTS):
            started = time.perf_counter()
            status = request(visitor)
            latencies.append(time.perf_counter() - started)
            if status != 200:
                wrong.append(status)
        barrier.wait()

    threads = [threading.Thread(target=client, args=[number], daemon=True) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    barrier.wait()
    started = time.perf_counter()
    barrier.wait()
    elapsed = time.perf_counter() - started
    if wrong:
        sys.exit(f"{len(wrong)} requests were not answered with 200, the first with {wrong[0]}")
    return latencies, len(latencies) / elapsed


def measure(report: Report) -> None:
    report.section("Pages: 100,000 postings in 200 workspaces, 8 clients at once")
    url = bench_database_url()
    started = time.perf_counter()
    filled = subprocess.run(
        [sys.executable, "-m", "benchmarks.fill"],
        cwd=ROOT,
        env=environment(url),
        check=True,
        capture_output=True,
    )
    people: list[dict[str, str]] = json.loads(filled.stdout)
    report.figure("filling the database", time.perf_counter() - started, "s")
    bare = _bare(url, people)
    pages: dict[str, Request] = {
        "posting list": lambda visitor: visitor.ask("GET", "/postings/")[0],
        "posting detail": lambda visitor: visitor.ask("GET", f"/postings/{visitor.person['posting']}/")[0],
        "market page": lambda visitor: visitor.ask("GET", "/postings/market/")[0],
        "API list": _api_list,
    }
    with serving(url) as port:
        for name, request in pages.items():
            latencies, rate = load(people, port, request)
            report.figure(f"{name}, p95", percentile(latencies, 0.95) * 1000, "ms", bound=80)
            report.figure(f"{name}, median", statistics.median(latencies) * 1000, "ms")
            report.figure(
                f"{name}, throughput over its bare view", rate / bare[name], "×", note=f"{rate:.0f} req/s"
            )
        _mutations(report, people, port)
        _upload(report, people[0], port)


def _api_list(visitor: Visitor) -> int:
    return visitor.ask("GET", "/api/v1/jobs/", Authorization=f"Bearer {visitor.person['token']}")[0]


def _bare(url: str, people: list[dict[str, str]]) -> dict[str, float]:
    def at(path: str) -> Request:
        return lambda visitor: visitor.ask(
            "GET", "/" + path.format(workspace=visitor.person["workspace"], posting=visitor.person["posting"])
        )[0]

    paths = {
        "posting list": "{workspace}/postings/",
        "posting detail": "{workspace}/postings/{posting}/",
        "market page": "{workspace}/market/",
        "API list": "{workspace}/postings/",
    }
    with serving(url, "benchmarks.bare:application") as port:
        return {name: load(people, port, at(path))[1] for name, path in paths.items()}


def _mutations(report: Report, people: list[dict[str, str]], port: int) -> None:
    """Add, change and delete a posting, one after another, as a person does."""
    visitor = Visitor(people[0], port)
    taken: dict[str, list[float]] = {"add": [], "save": [], "delete": []}
    for number in range(20):
        text = (
            f"Site reliability engineer {number}\nWe ask for Kubernetes, Terraform and Python {number}.\n" * 8
        )
        fields = {
            "title": f"Reliability {number} {time.time_ns()}",
            "company": f"Bench {number}",
            "description": text,
        }
        location = _timed(taken["add"], visitor, "/postings/add/keep/", fields)
        key = re.search(r"/postings/([0-9a-f-]{36})/", location)
        if key is None:
            sys.exit(f"adding a posting did not lead to it but to {location!r}")
        _timed(taken["save"], visitor, f"/postings/{key[1]}/edit/", {**fields, "location": "Utrecht"})
        _timed(taken["delete"], visitor, "/postings/delete/", {"ids": key[1]})
    for name, seconds in taken.items():
        report.figure(f"{name} a posting, p95", percentile(seconds, 0.95) * 1000, "ms", bound=200)


def _timed(taken: list[float], visitor: Visitor, path: str, fields: dict[str, str]) -> str:
    started = time.perf_counter()
    status, _, location = visitor.post(path, fields)
    taken.append(time.perf_counter() - started)
    if status not in {200, 302}:
        sys.exit(f"a form was answered with {status}")
    return location


def _upload(report: Report, person: dict[str, str], port: int) -> None:
    """A PDF sent, read, parsed, and its review page shown."""
    from benchmarks.texts import resume_document
    from resumes.rendering import Design, render_pdf

    pdf = render_pdf(resume_document(6), Design.default("sidebar")).pdf
    visitor = Visitor(person, port)
    taken = []
    for _ in range(5):
        body, kind = _multipart({"csrfmiddlewaretoken": "c" * 32}, "file", "resume.pdf", pdf)
        started = time.perf_counter()
        status, _, location = visitor.ask("POST", "/resumes/add/", body, **{"Content-Type": kind})
        if status != 302:
            sys.exit(f"the upload was answered with {status}")
        status, _, _ = visitor.ask("GET", location)
        taken.append(time.perf_counter() - started)
        if status != 200:
            sys.exit(f"the review page was answered with {status}")
    report.figure("upload, parse, review page shown (median)", statistics.median(taken), "s", bound=3)


def _multipart(fields: dict[str, str], name: str, filename: str, data: bytes) -> tuple[bytes, str]:
    border = "benchmark-border"
    body = io.BytesIO()
    for key, value in fields.items():
        body.write(f'--{border}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode())
    body.write(
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        "Content-Type: application/pdf\r\n\r\n".encode()
    )
    body.write(data + f"\r\n--{border}--\r\n".encode())
    return body.getvalue(), f"multipart/form-data; boundary={border}"
