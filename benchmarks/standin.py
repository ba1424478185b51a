"""A stand-in for a model provider with a fixed latency: it speaks OpenAI's chat completions on a loopback port."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKENS_IN, TOKENS_OUT = 2400, 700


@dataclass
class StandIn:
    """`answer` turns a request's body into the model's text; `seconds` pass before each answer."""

    answer: Callable[[dict[str, Any]], str]
    seconds: float = 0.0
    url: str = ""
    calls: int = 0
    # When each call came and when its answer left, by `time.monotonic()`
    times: list[tuple[float, float]] = field(default_factory=list)


@contextmanager
def running(answer: Callable[[dict[str, Any]], str], seconds: float = 0.0) -> Iterator[StandIn]:
    stand_in = StandIn(answer, seconds)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            began = time.monotonic()
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = _body(stand_in.answer(request), str(request.get("model", "")))
            time.sleep(max(0.0, stand_in.seconds - (time.monotonic() - began)))
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            # One send for head and body: two would wait for a delayed acknowledgement.
            self.wfile.write(head.encode() + body)
            with lock:
                stand_in.calls += 1
                stand_in.times.append((began, time.monotonic()))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stand_in.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()


def _body(text: str, model: str) -> bytes:
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": model,
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": text},
                    "finish_reason": "stop",
                }
            ],
            "usage": {
                "prompt_tokens": TOKENS_IN,
                "completion_tokens": TOKENS_OUT,
                "total_tokens": TOKENS_IN + TOKENS_OUT,
            },
        }
    ).encode()
