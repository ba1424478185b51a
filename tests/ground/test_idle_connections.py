"""The web server's own settings, against a real one."""

import socket
import subprocess
import sys
import time
from contextlib import ExitStack

MANY = 150


def connect(port: int, seconds: float = 10) -> socket.socket:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5)
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def test_connections_that_wait_keep_nobody_out() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "jobanalyzer.web", "--application", "wsgiref.simple_server:demo_app"]
    server = subprocess.Popen([*command, "--host", "127.0.0.1", "--port", str(port), "--processes", "2"])
    with ExitStack() as stack:
        stack.callback(server.wait, 10)
        stack.callback(server.terminate)
        for _ in range(MANY):
            stack.enter_context(connect(port))
        visitor = stack.enter_context(connect(port))
        visitor.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert visitor.recv(12) == b"HTTP/1.1 200"
