"""Prints `export NAME=port` for each name given, the ports free and different."""

import socket
import sys

sockets = [socket.create_server(("127.0.0.1", 0)) for _ in sys.argv[1:]]
for name, server in zip(sys.argv[1:], sockets, strict=True):
    print(f"export {name}={server.getsockname()[1]}")
