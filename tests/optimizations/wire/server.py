"""The HTTP server that all stand-ins share: it keeps the requests, asks the script, sends what the format says."""

import json
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from optimizations.gateway import wire
from optimizations.gateway.types import Target
from tests.optimizations.wire.base import WireFormat
from tests.optimizations.wire.formats import FORMATS
from tests.optimizations.wire.script import Answer, Failure, Request, Script

CREDENTIALS: Mapping[str, str] = MappingProxyType(
    {
        "api_key": "sk-test-4f9a61c27be0",
        "aws_access_key_id": "AKIATESTACCESSKEY000",
        "aws_secret_access_key": "test-secret-access-key-8b1d55",
        "aws_region_name": "eu-central-1",
    }
)


@dataclass
class Provider:
    """`script` is asked for each request's answer; `requests` and `keys` are kept as they came.

    `url` is the base URL as this provider's clients want it. `sent` counts the pieces of streams that left.
    `lists`: the models it names when it is asked for them; None: it knows no such question.
    """

    name: str
    url: str
    script: Script
    wire_format: WireFormat
    requests: list[Request] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    sent: int = 0
    lists: tuple[str, ...] | None = None

    @property
    def prompts(self) -> str:
        """Everything the model was given to read, as JSON."""
        return json.dumps([self.wire_format.prompt(request) for request in self.requests], ensure_ascii=False)

    def target(self, model: str, credentials: Mapping[str, str] = CREDENTIALS, **prices: Any) -> Target:
        return wire.target_for(self.name, model, credentials, address=self.url, **prices)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    provider: Provider

    def do_GET(self) -> None:
        """The list of models, as OpenAI-compatible servers have it."""
        names = self.provider.lists
        is_there = names is not None and self.path == f"{urlsplit(self.provider.url).path}/models"
        rows = [{"id": name, "object": "model"} for name in names or ()]
        body = {"object": "list", "data": rows} if is_there else {"error": {"message": "Not Found"}}
        self._send_whole(200 if is_there else 404, json.dumps(body).encode(), Answer())

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        provider, spoken = self.provider, self.provider.wire_format
        provider.requests.append(request)
        provider.paths.append(self.path)
        provider.keys.append(spoken.key(self.headers))
        if complaint := spoken.complaint(request):
            answer = Answer(failure=Failure.BAD_REQUEST, error_message=complaint)
        else:
            answer = provider.script(request)
        time.sleep(answer.delay)
        model = spoken.model(self.path, request)
        try:
            self._answer(answer, request, model)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _answer(self, answer: Answer, request: Request, model: str) -> None:
        spoken = self.provider.wire_format
        if answer.raw is not None:
            self._send_whole(answer.status, answer.raw, answer)
        elif (failure := spoken.failure(answer, model)) is not None:
            status, body, headers = failure
            self._send_whole(status, body, answer, headers)
        elif spoken.is_streamed(self.path, request):
            self._send_stream(spoken.events(answer, request, model), answer)
        else:
            self._send_whole(200, json.dumps(spoken.body(answer, request, model)).encode(), answer)

    def _head(self, status: int, headers: Mapping[str, str]) -> bytes:
        lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def _send_whole(
        self, status: int, body: bytes, answer: Answer, headers: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        if answer.half_body:
            body = body[: len(body) // 2]
        head = self._head(
            status,
            {
                "Content-Type": "application/json",
                "Content-Length": str(len(body)),
                **headers,
                **answer.headers,
            },
        )
        # One send for head and body: two would wait for a delayed acknowledgement.
        self._send(head + (body[: len(body) // 2] if answer.cut else body))
        self.close_connection = self.close_connection or answer.cut

    def _send_stream(self, events: list[bytes], answer: Answer) -> None:
        head = self._head(
            200,
            {
                "Content-Type": self.provider.wire_format.stream_type,
                "Transfer-Encoding": "chunked",
                **answer.headers,
            },
        )
        if answer.cut or answer.half_body:
            events = events[: max(1, len(events) // 2)]
        if answer.half_body:
            events[-1] = events[-1][: len(events[-1]) // 2]
        for number, event in enumerate(events):
            if number:
                time.sleep(answer.pause)
            self._send((b"" if number else head) + b"%x\r\n%s\r\n" % (len(event), event))
            self.provider.sent += 1
        if answer.cut:
            self.close_connection = True
        else:
            self._send(b"0\r\n\r\n")

    def _send(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running(name: str, script: Script) -> Iterator[Provider]:
    """The provider `name` (as in `wire.PROVIDERS`) on a loopback port."""
    provider = Provider(name, "", script, FORMATS[name])
    handler = type("Handler", (_Handler,), {"provider": provider})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    provider.url = wire.base_url(name, f"http://127.0.0.1:{server.server_port}")
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
