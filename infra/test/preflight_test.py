"""The checks of the preflight on ports."""

import contextlib
import os
import socket
import subprocess
import unittest
from pathlib import Path

PREFLIGHT = Path(__file__).resolve().parents[1] / "preflight.sh"
PORTS = ("FRONTEND_PORT", "GATEWAY_PORT", "GATEWAY_2_PORT", "ML_REST_PORT", "ML_GRPC_PORT", "POSTGRES_PORT")


def preflight(ports: dict[str, int], replicas: int = 2, need: str = "ports") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **{name: str(port) for name, port in ports.items()}, "REPLICAS": str(replicas)}
    return subprocess.run([PREFLIGHT, need], env=environment, capture_output=True, text=True, check=False)


class PortsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.servers = {name: socket.create_server(("127.0.0.1", 0)) for name in PORTS}
        self.ports = {name: server.getsockname()[1] for name, server in self.servers.items()}
        for server in self.servers.values():
            self.addCleanup(server.close)

    def test_names_each_busy_port_its_holder_and_its_setting(self) -> None:
        run = preflight(self.ports)
        self.assertEqual(run.returncode, 1)
        for name, port in self.ports.items():
            self.assertRegex(run.stderr, rf"Port {port} is taken by process {os.getpid()} \(.*python.*\): .*{name}")
        self.assertEqual(len(run.stderr.splitlines()), len(PORTS))

    def test_a_second_gateway_that_does_not_run_needs_no_port(self) -> None:
        run = preflight(self.ports, replicas=1)
        self.assertNotIn("GATEWAY_2_PORT", run.stderr)
        self.assertEqual(len(run.stderr.splitlines()), len(PORTS) - 1)

    def test_says_nothing_when_nothing_is_in_the_way(self) -> None:
        for server in self.servers.values():
            server.close()
        run = preflight(self.ports)
        self.assertEqual((run.returncode, run.stderr), (0, ""))


def listener(family: int, address: str, port: int = 0, *, only_ipv6: bool = True) -> socket.socket:
    server = socket.socket(family)
    if family == socket.AF_INET6:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, only_ipv6)
    server.bind((address, port))
    server.listen()
    return server


def has_ipv6() -> bool:
    try:
        listener(socket.AF_INET6, "::1").close()
    except OSError:
        return False
    return True


@unittest.skipUnless(has_ipv6(), "this machine has no [::1]")
class BothLoopbacksTest(unittest.TestCase):
    def reports(self, *servers: socket.socket, need: str = "ports") -> list[str]:
        """What the preflight prints while these servers hold the frontend's port."""
        with contextlib.ExitStack() as stack:
            held = [stack.enter_context(server) for server in servers]
            free = [socket.create_server(("127.0.0.1", 0)) for _ in PORTS]
            ports = {name: server.getsockname()[1] for name, server in zip(PORTS, free, strict=True)}
            for server in free:
                server.close()
            run = preflight(ports | {"FRONTEND_PORT": held[0].getsockname()[1]}, need=need)
        self.assertEqual(run.returncode, 1 if run.stderr else 0)
        return run.stderr.splitlines()

    def test_a_port_held_on_the_other_loopback_only_is_found(self) -> None:
        for address in ("::1", "::"):
            with self.subTest(address):
                server = listener(socket.AF_INET6, address)
                port = server.getsockname()[1]
                (line,) = self.reports(server)
                self.assertRegex(line, rf"Port {port} is taken on \[::1\], .*process {os.getpid()} \(.*FRONTEND_PORT")

    def test_a_port_held_on_every_address_is_reported_once(self) -> None:
        for server in (listener(socket.AF_INET, "0.0.0.0"), listener(socket.AF_INET6, "::", only_ipv6=False)):
            port = server.getsockname()[1]
            (line,) = self.reports(server)
            self.assertRegex(line, rf"Port {port} is taken by process {os.getpid()} \(")

    def test_each_of_two_holders_is_named(self) -> None:
        ours = listener(socket.AF_INET6, "::1")
        port = ours.getsockname()[1]
        code = f"import socket; s = socket.create_server(('127.0.0.1', {port})); print('up', flush=True); input()"
        with subprocess.Popen(["python3", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            other.stdout.readline()
            lines = self.reports(ours)
            other.communicate(b"\n")
        self.assertEqual(len(lines), 2)
        self.assertIn(f"Port {port} is taken by process {other.pid} (", lines[0])
        self.assertIn(f"by process {os.getpid()} (", lines[1])

    def test_a_holder_whose_queue_is_full_is_found_in_bounded_time(self) -> None:
        server = socket.create_server(("127.0.0.1", 0), backlog=0)
        with contextlib.ExitStack() as stack:
            for _ in range(4):
                client = stack.enter_context(socket.socket())
                client.setblocking(False)
                client.connect_ex(server.getsockname())
            (line,) = self.reports(server)
        self.assertIn(f"is taken by process {os.getpid()} (", line)

    def test_for_containers_only_the_other_loopback_counts(self) -> None:
        self.assertEqual(self.reports(listener(socket.AF_INET, "127.0.0.1"), need="localhost"), [])
        self.assertEqual(len(self.reports(listener(socket.AF_INET6, "::1"), need="localhost")), 1)
