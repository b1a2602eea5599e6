"""Changes one line of each language under a running `make dev`, and prints how long each takes to show in a response.

The ports come from the environment, as the scripts set them. Every line is changed back. Ends with 1 when a change does
not show.
"""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 240
SETTLE_SECONDS = 3
"""Next.js may never see a file change that happens in the moment when it first built a page: nobody edits that fast."""
CHANGED = "-changed-by-a-test"
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
LINES = {
    "gateway": (
        "gateway/src/main/java/dev/tandem/gateway/platform/problem/PlatformProblem.java",
        "There is nothing here",
        "GATEWAY_PORT",
        "/api/v1/nothing",
    ),
    "ml-service": (
        "ml-service/src/tandem_ml/platform/rest/routes.py",
        '"ready',
        "ML_REST_PORT",
        "/readyz",
    ),
    "frontend": ("frontend/platform/ui/site-header.tsx", ">Tandem", "FRONTEND_PORT", "/"),
}
"""For each part: a file, a text in it that a response has, the port and the path of that response."""


def body(port: str, path: str) -> str:
    """What the part responds, whatever the status; nothing while it does not respond."""
    try:
        with DIRECTLY.open(f"http://127.0.0.1:{os.environ[port]}{path}", timeout=10) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()
    except OSError:
        return ""


def seconds_until(text: str, port: str, path: str, changed: bool) -> float:
    """The seconds until a response has the text, with the change or without."""
    start = time.monotonic()
    while True:
        response = body(port, path)
        if text in response and (text + CHANGED in response) == changed:
            return time.monotonic() - start
        if time.monotonic() - start > WAIT_SECONDS:
            sys.exit(f"{path} of {port} has not changed within {WAIT_SECONDS} s; it responds {response[:200]!r}")
        time.sleep(0.02)


def measure(file: Path, text: str, port: str, path: str) -> list[float]:
    """Changes the text and changes it back; the seconds until each shows."""
    original = file.read_text()
    seconds_until(text, port, path, changed=False)
    time.sleep(SETTLE_SECONDS)
    try:
        file.write_text(original.replace(text, text + CHANGED))
        changed = seconds_until(text, port, path, changed=True)
    finally:
        file.write_text(original)
    return [changed, seconds_until(text, port, path, changed=False)]


def main() -> None:
    """Measure the parts named by the arguments, or all."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the line is changed back all the same
    for part in sys.argv[1:] or LINES:
        file, text, port, path = LINES[part]
        seconds = measure(ROOT / file, text, port, path)
        print(f"{part}: {seconds[0]:.1f} s and {seconds[1]:.1f} s from the save to the response", flush=True)
    print(f"{len(sys.argv[1:] or LINES)} passed")


if __name__ == "__main__":
    main()
