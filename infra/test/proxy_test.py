"""Calls between our own parts use no proxy, whatever proxy the environment names."""

import contextlib
import http.server
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
from collections.abc import Iterator
from pathlib import Path

from dotenv import LIB
from stand_ins import INFRA, STARTED, Clone, Stack, own_runner

ROOT = INFRA.parent
LOOPBACKS = "localhost,127.0.0.1,::1"


class Proxy:
    """A proxy that closes each connection and counts them."""

    def __init__(self) -> None:
        self.callers = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self._url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._refuse, daemon=True).start()

    def _refuse(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._server.accept()
                self.callers += 1
                caller.close()

    def close(self) -> None:
        self._server.close()

    def variables(self) -> dict[str, str]:
        """What may name a proxy, of each language."""
        java = " ".join(
            f"-D{scheme}.proxyHost=127.0.0.1 -D{scheme}.proxyPort={self._url.rpartition(':')[2]}"
            for scheme in ("http", "https")
        )
        names = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "grpc_proxy")
        return {**dict.fromkeys(names, self._url), "NODE_USE_ENV_PROXY": "1", "JAVA_TOOL_OPTIONS": java}


def environment(**changes: str) -> dict[str, str]:
    without = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    return {**without, **changes}


@contextlib.contextmanager
def server(path: str, status: int = 200) -> Iterator[int]:
    """A part that responds to one path with the status and to any other with 404; its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == path else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port
        running.shutdown()


def health_check(part: str) -> list[str]:
    """The command of the HEALTHCHECK in the part's Dockerfile."""
    dockerfile = (ROOT / part / "Dockerfile").read_text().replace("\\\n", " ")
    (line,) = re.findall(r"^HEALTHCHECK .*?CMD (\[.*\])$", dockerfile, re.MULTILINE)
    program, *arguments = json.loads(line)
    return [sys.executable if program.endswith("/python") else program, *arguments]


class ProxyTest(unittest.TestCase):
    def setUp(self) -> None:
        self.proxy = Proxy()
        self.addCleanup(self.proxy.close)

    def test_the_runners_probe_goes_directly(self) -> None:
        code = "import parts; print([parts.healthy(part) for part in ('gateway', 'ml-service')])"
        with server("/actuator/health/readiness") as gateway, server("/readyz", 503) as ml_service:
            ports = {"GATEWAY_PORT": str(gateway), "ML_REST_PORT": str(ml_service)}
            run = subprocess.run(
                [own_runner() / "bin" / "python", "-c", code],
                cwd=INFRA / "local",
                env=environment(**self.proxy.variables(), **ports),
                capture_output=True,
                text=True,
                check=True,
            )
        self.assertEqual((run.stdout, self.proxy.callers), ("[True, False]\n", 0))

    def test_the_containers_health_checks_go_directly(self) -> None:
        checks = {
            "frontend": ("/healthz", "PORT"),
            "gateway": ("/actuator/health/readiness", "GATEWAY_PORT"),
            "ml-service": ("/readyz", "ML_REST_PORT"),
        }
        for part, (path, port) in checks.items():
            if part == "frontend" and not shutil.which("node"):
                continue
            for status in (200, 503):
                with self.subTest(part, status=status), server(path, status) as listening:
                    env = environment(**self.proxy.variables(), **{port: str(listening)})
                    run = subprocess.run(health_check(part), env=env, capture_output=True, timeout=30, check=False)
                    self.assertEqual((run.returncode == 0, self.proxy.callers), (status == 200, 0), run.stderr)

    def test_the_stack_gets_ready_and_its_parts_see_that_loopbacks_are_direct(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            clone = Clone(Path(folder).resolve() / "clone", runner=own_runner())
            with Stack(clone, **self.proxy.variables()):
                for part in STARTED:
                    seen = clone.seen(part)["environment"]
                    self.assertEqual((seen["NO_PROXY"], seen["no_proxy"]), (LOOPBACKS, LOOPBACKS))
        self.assertEqual(self.proxy.callers, 0)

    def test_what_the_environment_excepts_already_stays_excepted(self) -> None:
        for given, expected in {
            (("NO_PROXY", "a.example"),): (f"a.example,{LOOPBACKS}",) * 2,
            (("no_proxy", "b.example"),): (f"b.example,{LOOPBACKS}",) * 2,
            (("NO_PROXY", "a"), ("no_proxy", "b")): (f"a,{LOOPBACKS}", f"b,{LOOPBACKS}"),
            (("NO_PROXY", "*"),): ("*", "*"),
            (("NO_PROXY", f"a,{LOOPBACKS}"),): (f"a,{LOOPBACKS}",) * 2,
        }.items():
            with self.subTest(given):
                script = f'. "{LIB}"; . "{LIB}"; printf "%s\\n" "$NO_PROXY" "$no_proxy"'
                env = environment(**dict(given))
                run = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=True)
                self.assertEqual(tuple(run.stdout.splitlines()), expected)
