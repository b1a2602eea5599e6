"""The parts as the supervisor and their own health checks see them."""

import configparser
import os
import socket
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport

PORTS = {
    "postgres": "POSTGRES_PORT",
    "ml-service": "ML_REST_PORT",
    "gateway": "GATEWAY_PORT",
    "gateway-2": "GATEWAY_2_PORT",
    "frontend": "FRONTEND_PORT",
}
DEBUG_PORTS = {"gateway": "GATEWAY_DEBUG_PORT", "ml-service": "ML_DEBUG_PORT", "frontend": "FRONTEND_DEBUG_PORT"}
HEALTH = {
    "ml-service": "/readyz",
    "gateway": "/actuator/health/readiness",
    "gateway-2": "/actuator/health/readiness",
    "frontend": "/healthz",
}
CONFIGURATION = Path(__file__).with_name("supervisord.conf")
OPTIONAL = {"gateway-2": "TANDEM_AUTOSTART_GATEWAY_2"}
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ENDED = {"STOPPED", "EXITED", "FATAL", "BACKOFF"}


def programs() -> list[str]:
    """Every part that the supervisor can start, in the order of their start."""
    configuration = configparser.RawConfigParser()
    configuration.read(CONFIGURATION)
    return [section.removeprefix("program:") for section in configuration if section.startswith("program:")]


def url(part: str, path: str = "") -> str:
    """The part's address on this machine."""
    return f"http://127.0.0.1:{os.environ[PORTS[part]]}{path}"


def awaited() -> list[str]:
    """The parts without which this run is not ready: those that serve and are started."""
    return [part for part in PORTS if os.environ.get(OPTIONAL.get(part, ""), "true") == "true"]


def healthy(part: str) -> bool:
    """Whether the part is ready to serve; connects directly, whatever proxy the environment names."""
    try:
        if part in HEALTH:
            with DIRECTLY.open(url(part, HEALTH[part]), timeout=2):
                return True
        with socket.create_connection(("127.0.0.1", int(os.environ[PORTS[part]])), timeout=2):
            return True
    except (OSError, urllib.error.URLError):
        return False


def ended(control_socket: str) -> dict[str, str]:
    """The parts that do not run, each with how it ended; empty while the supervisor cannot be reached."""
    transport = SupervisorTransport(None, None, f"unix://{control_socket}")
    try:
        processes = ServerProxy("http://supervisor", transport=transport).supervisor.getAllProcessInfo()
    except (OSError, HTTPException, Fault):
        return {}
    finally:
        transport.close()
    return {each["name"]: _reason(each) for each in processes if each["statename"] in ENDED and each["start"]}


def _reason(process: dict) -> str:
    if process["statename"] == "STOPPED":
        return "stopped"
    if process["exitstatus"] > 0:
        return f"exit status {process['exitstatus']}"
    return {-1: "killed"}.get(process["exitstatus"]) or process["spawnerr"] or "ended by itself"
