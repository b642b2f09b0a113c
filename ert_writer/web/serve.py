"""Runs the pages on this machine alone."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from ert_writer.desk import Desk
from ert_writer.errors import UnavailableError, UsageError
from ert_writer.web.app import create_app
from ert_writer.web.guard import COOKIE, Keys

LOOPBACK = ("127.0.0.1", "::1")


def serve(desk: Desk, address: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until it is stopped.

    Args:
        desk: what does the work; its models are loaded while the first page is served.
        address: `127.0.0.1` or `::1`; nothing else is ever bound.
        port: 0 for any free one.
        ready: told the address to open, with its token.

    Raises:
        UnavailableError: the port is taken.
        UsageError: the address is not this machine's own.
    """
    if address not in LOOPBACK:
        raise UsageError(f"{address[:60]!r} is not this machine's own address", hint="Use 127.0.0.1 or ::1")
    waiting = listener(address, port)
    port = waiting.getsockname()[1]
    shown = f"[{address}]" if ":" in address else address
    hosts = frozenset({f"{shown}:{port}", f"localhost:{port}"})
    keys = Keys(cookie=f"{COOKIE}_{port}")
    app = create_app(desk, keys, hosts)
    ready(f"http://{shown}:{port}/?token={keys.token}")
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, server_header=False, date_header=False, ws="none"
    )
    uvicorn.Server(config).run([waiting])


def listener(address: str, port: int) -> socket.socket:
    """Return a socket on which this machine's browsers may wait from now on.

    Raises:
        UnavailableError: the port is taken.
    """
    found = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((address, port))
        found.listen()  # who opens the address at once waits for the first page, and is not refused
    except OSError as error:
        found.close()
        hint = "Choose another with --port, or 0 for any"
        raise UnavailableError(f"port {port} cannot be used ({error.strerror})", where=address, hint=hint) from None
    return found
