"""A stand-in for a model provider: a real HTTP server that speaks the OpenAI chat completions format."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """One scripted answer: the assistant's text, or a failure."""

    text: str = "{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    finish_reason: str = "stop"
    error_code: str = "error"
    error_message: str = "the stand-in was told to fail"


Script = Callable[[dict[str, Any]], Answer]


@dataclass
class Provider:
    """`script` is asked for each request's answer; `requests` keeps the bodies as they came."""

    url: str
    script: Script
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def prompts(self) -> str:
        return json.dumps([request["messages"] for request in self.requests], ensure_ascii=False)


def always(answer: Answer) -> Script:
    return lambda request: answer


def in_turn(*answers: Answer) -> Script:
    """Each answer once, then the last one for ever."""
    left = list(answers)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


def _body(answer: Answer, model: str) -> bytes:
    if answer.status >= 400:
        error = {
            "message": answer.error_message,
            "type": answer.error_code,
            "code": answer.error_code,
        }
        return json.dumps({"error": error}).encode()
    message = {"role": "assistant", "content": answer.text}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": model,
            "choices": [{"index": 0, "message": message, "finish_reason": answer.finish_reason}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
        }
    ).encode()


@contextmanager
def running_provider(script: Script) -> Iterator[Provider]:
    provider = Provider("", script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            provider.requests.append(request)
            provider.keys.append(self.headers.get("Authorization", "").removeprefix("Bearer "))
            answer = provider.script(request)
            time.sleep(answer.delay)
            body = _body(answer, request.get("model", ""))
            headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), **answer.headers}
            head = f"HTTP/1.1 {answer.status} X\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items())
            # One send for head and body: two would wait for a delayed acknowledgement.
            self.wfile.write(head.encode() + b"\r\n" + (body[: len(body) // 2] if answer.cut else body))
            self.wfile.flush()
            if answer.cut:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    provider.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
