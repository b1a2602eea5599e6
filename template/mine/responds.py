"""Asks the stack of the folder it runs in, at the ports in the environment, whether it answers under its new name.

The page has the title of the notice of origin; so do both descriptions of an API. What comes beside the platform brings
a probe of its own, `*/eject/probe.py`, which makes a write that goes through every part.
"""

import html
import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path.cwd()
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(port: str, path: str) -> str:
    """The body of a response, which must be a success."""
    with DIRECTLY.open(f"http://127.0.0.1:{os.environ[port]}{path}", timeout=30) as response:
        return response.read().decode()


def main() -> int:
    title = json.loads((ROOT / "origin.json").read_text())["title"]
    shown = {
        "the page's title": re.findall("<title>(.*?)</title>", get("FRONTEND_PORT", "/"))[0],
        "the page's head line": get("FRONTEND_PORT", "/"),
        "the API's title": json.loads(get("GATEWAY_PORT", "/api/openapi.json"))["info"]["title"],
        "the ML service's title": json.loads(get("ML_REST_PORT", "/openapi.json"))["info"]["title"],
    }
    missing = [what for what, text in shown.items() if title not in html.unescape(text)]
    print(*(f"{what} does not have {title!r}: {shown[what][:120]}" for what in missing), sep="\n")
    for probe in sorted(ROOT.glob("*/eject/probe.py")):
        subprocess.run([sys.executable, probe, "example"], check=True)
    print(f"{len(shown) - len(missing)} of {len(shown)} places have the title {title!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
