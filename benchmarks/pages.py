"""Pages under load: 100,000 postings in 200 workspaces, eight clients at once, a real web server."""

import http.client
import io
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
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
        leads_to = response.headers.get("Location") or response.headers.get("HX-Redirect") or ""
        return response.status, response.read(), leads_to

    def post(self, path: str, fields: Mapping[str, str | list[str]]) -> tuple[int, bytes, str]:
        form = urlencode({**fields, "csrfmiddlewaretoken": "c" * 32}, doseq=True).encode()
        return self.ask("POST", path, form, **{"Content-Type": "application/x-www-form-urlencoded"})


Address = Callable[[dict[str, str]], str]
PAGES: dict[str, Address] = {
    "posting list": lambda person: "/postings/",
    "posting detail": lambda person: f"/postings/{person['posting']}/",
    "market page": lambda person: "/postings/market/",
    "API list": lambda person: "/api/v1/jobs/",
}
BARE: dict[str, Address] = {
    "posting list": lambda person: f"/{person['workspace']}/postings/",
    "posting detail": lambda person: f"/{person['workspace']}/postings/{person['posting']}/",
    "market page": lambda person: f"/{person['workspace']}/market/",
    "API list": lambda person: f"/{person['workspace']}/postings/",
}


def load(people: list[dict[str, str]], port: int, address: Address) -> tuple[list[float], float]:
    """Latencies in seconds of CLIENTS × REQUESTS requests, and requests per second."""
    job = {
        "port": port,
        "requests": REQUESTS,
        "clients": [_head(people[number % len(people)], address) for number in range(CLIENTS)],
    }
    command = [sys.executable, "-m", "benchmarks.load"]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(job).encode(), check=True, stdout=subprocess.PIPE
    )
    found = json.loads(done.stdout)
    return found["seconds"], len(found["seconds"]) / found["elapsed"]


def _head(person: dict[str, str], address: Address) -> str:
    """A browser's request, or a program's where the address is the API's."""
    path = address(person)
    who = (
        f"Authorization: Bearer {person['token']}"
        if path.startswith("/api/")
        else f"Cookie: sessionid={person['session']}; csrftoken={'c' * 32}"
    )
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{who}\r\n\r\n"


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
    measure_filled(report, url, people)


def measure_filled(report: Report, url: str, people: list[dict[str, str]]) -> None:
    with serving(url, "benchmarks.bare:application") as port:
        bare = {name: load(people, port, address)[1] for name, address in BARE.items()}
    with serving(url) as port:
        for name, address in PAGES.items():
            latencies, rate = load(people, port, address)
            report.figure(f"{name}, p95", percentile(latencies, 0.95) * 1000, "ms", bound=80)
            report.figure(f"{name}, median", statistics.median(latencies) * 1000, "ms")
            report.figure(
                f"{name}, throughput over its bare view", rate / bare[name], "×", note=f"{rate:.0f} req/s"
            )
        _mutations(report, people, port)
        _upload(report, people[0], port)


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
        _timed(
            taken["save"],
            visitor,
            f"/postings/{key[1]}/edit/",
            {**fields, "location": "Utrecht", "posted_at": "2026-01-05"},
        )
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
