"""Prints `export NAME=port` for each name given, the ports free and different."""

import contextlib
import socket
import sys
from collections.abc import Iterator, Sequence


@contextlib.contextmanager
def held(names: Sequence[str]) -> Iterator[dict[str, str]]:
    """A port of 127.0.0.1 for each name, taken until the end of the context."""
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in names]
        yield {name: str(server.getsockname()[1]) for name, server in zip(names, servers, strict=True)}


if __name__ == "__main__":
    with held(sys.argv[1:]) as ports:
        for name, port in ports.items():
            print(f"export {name}={port}")
