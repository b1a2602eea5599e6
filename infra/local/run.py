"""Runs the parts in the foreground: starts their supervisor, shows their logs, reports when all are ready, stops all.

Started by infra/up.sh, which sets the environment. Ends with 0 on Ctrl-C, SIGTERM or SIGHUP, with 1 when a part
does not become ready.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import logs
import parts

STATE = Path(os.environ["TANDEM_STATE"])
SOCKET = os.environ["TANDEM_SOCKET"]
PID = STATE / "run.pid"
READY = STATE / "ready"
UP_SINCE = int(os.environ["TANDEM_UP_SINCE"])  # seconds of the system's clock
START_SECONDS = 180


class Stack:
    """The parts between their start and their end."""

    def __init__(self) -> None:
        self._colour = logs.colour_wanted(dict(os.environ))
        logs.name_parts(parts.programs())
        self._logs = [logs.Log(part, STATE / "logs" / f"{part}.log") for part in parts.programs()]
        self._deadline = time.monotonic() + START_SECONDS
        self._waiting_for = parts.awaited()
        self._known_ended: dict[str, str] = {}
        self._stopping = False
        self.failure: str | None = None
        # A session of its own: Ctrl-C reaches this process only, which stops the parts in their order.
        supervisord = [sys.executable, "-m", "supervisor.supervisord", "-c", str(parts.CONFIGURATION)]
        command = [*supervisord, "--identifier", SOCKET]  # infra/lib.sh recognises the process by the socket
        self._process = subprocess.Popen(command, cwd=STATE, start_new_session=True, stdin=subprocess.DEVNULL)

    def run(self) -> None:
        """Stay until the supervisor has ended, and every part with it."""
        try:
            while self._process.poll() is None:
                self._show_logs()
                if not self._stopping:
                    self._watch()
                time.sleep(0.2)
        finally:
            self._process.terminate()
            self._process.wait()
            self._show_logs()
            READY.unlink(missing_ok=True)
        if not self._stopping:
            self._give_up("The supervisor ended by itself")
        if self.failure:
            self._say(f"{self.failure}; the whole logs are in {STATE}/logs")

    def stop(self, *_: object) -> None:
        """Stop every part, the frontend first and PostgreSQL last."""
        if not self._stopping:
            self._stopping = True
            self._say("Stopping")
        self._process.terminate()

    def _watch(self) -> None:
        ended = parts.ended(SOCKET)
        if not self._waiting_for:
            self._tell_changes(ended)
        elif ended:
            part, reason = next(iter(ended.items()))
            self._give_up(f"{part} did not start ({reason})")
        else:
            self._watch_start()

    def _watch_start(self) -> None:
        self._waiting_for = [part for part in self._waiting_for if not parts.healthy(part)]
        if not self._waiting_for:
            self._announce()
        elif time.monotonic() > self._deadline:
            self._give_up(f"Not ready after {START_SECONDS} s: {', '.join(self._waiting_for)}")

    def _tell_changes(self, ended: dict[str, str]) -> None:
        for part in ended.keys() - self._known_ended.keys():
            self._say(f"{part} has ended ({ended[part]}); start it again: infra/part.sh start {part}")
        for part in self._known_ended.keys() - ended.keys():
            self._say(f"{part} is started again")
        self._known_ended = ended

    def _announce(self) -> None:
        self._show_logs()
        addresses = f"""
Tandem is ready after {time.time() - UP_SINCE:.0f} s.

  the page           {parts.url("frontend")}
  the API's page     {parts.url("gateway", "/api/docs")}
  the ML service's   {parts.url("ml-service", "/docs")}

Ctrl-C stops it.
"""
        if os.environ["TANDEM_DEV"] == "true":
            debuggers = (f"{part} {os.environ[port]}" for part, port in parts.DEBUG_PORTS.items())
            addresses += f"What you save is reloaded. Debuggers attach to 127.0.0.1: {', '.join(debuggers)}\n"
        for line in addresses.splitlines():
            self._say(line)
        READY.write_text(addresses)

    def _give_up(self, reason: str) -> None:
        self._show_logs()
        self._say(reason)
        self.failure = reason
        self.stop()

    def _show_logs(self) -> None:
        for log in self._logs:
            log.show_news(colour=self._colour)

    def _say(self, line: str) -> None:
        logs.show(logs.RUNNER, line, colour=self._colour)


def main() -> int:
    (STATE / "logs").mkdir(parents=True, exist_ok=True)
    READY.unlink(missing_ok=True)
    stack = Stack()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stack.stop)
    PID.write_text(str(os.getpid()))
    try:
        stack.run()
    finally:
        PID.unlink(missing_ok=True)
    return 1 if stack.failure else 0


if __name__ == "__main__":
    sys.exit(main())
