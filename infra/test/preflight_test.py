"""What the preflight says about ports."""

import os
import socket
import subprocess
import unittest
from pathlib import Path

PREFLIGHT = Path(__file__).resolve().parents[1] / "preflight.sh"
PORTS = ("FRONTEND_PORT", "GATEWAY_PORT", "GATEWAY_2_PORT", "ML_REST_PORT", "ML_GRPC_PORT", "POSTGRES_PORT")


def preflight(ports: dict[str, int], replicas: int = 2) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **{name: str(port) for name, port in ports.items()}, "REPLICAS": str(replicas)}
    return subprocess.run([PREFLIGHT, "ports"], env=environment, capture_output=True, text=True, check=False)


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
