"""Eight clients at once, in a process of their own and as light as can be: they share the cores with what they measure.

Reads {"port", "requests", "clients": [[head, …], …]} from standard input: for each client the request it sends, again and
again, over one connection. Prints {"seconds": [latency, …], "elapsed", "cpu"} once every client has had its answers.
"""

import json
import socket
import sys
import threading
import time

WARM_UP = 6


class Wire:
    """A connection that stays open, and just enough HTTP to know where an answer ends."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> None:
        self.socket.sendall(request)
        received = bytearray()
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        head = bytes(received[:end]).lower()
        if b" 200" not in head.split(b"\r\n", 1)[0]:
            raise RuntimeError(f"a request was answered with {head[:200]!r}")
        missing = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0]) - (len(received) - end - 4)
        while missing > 0:
            missing -= len(self._more())

    def _more(self) -> bytes:
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise ConnectionError("the server closed the connection")
        return piece


def main() -> None:
    job = json.load(sys.stdin)
    heads: list[str] = job["clients"]
    barrier = threading.Barrier(len(heads) + 1)
    seconds: list[float] = []

    def client(head: str) -> None:
        try:
            visit(head)
        except BaseException:
            barrier.abort()
            raise

    def visit(head: str) -> None:
        wire, request = Wire(job["port"]), head.encode()
        for _ in range(WARM_UP):
            wire.ask(request)
        barrier.wait(60)
        for _ in range(job["requests"]):
            started = time.perf_counter()
            wire.ask(request)
            seconds.append(time.perf_counter() - started)
        barrier.wait(120)

    for head in heads:
        threading.Thread(target=client, args=[head], daemon=True).start()
    barrier.wait(60)
    started, cpu = time.perf_counter(), time.process_time()
    barrier.wait(120)
    elapsed = time.perf_counter() - started
    json.dump({"seconds": seconds, "elapsed": elapsed, "cpu": time.process_time() - cpu}, sys.stdout)


if __name__ == "__main__":
    main()
