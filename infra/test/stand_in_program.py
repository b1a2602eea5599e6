"""Stands in for a program that the scripts call, named by the first argument: builds nothing, responds with 200."""

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORTS = {
    "postgres": "POSTGRES_PORT",
    "ml-service": "ML_REST_PORT",
    "gateway": "GATEWAY_PORT",
    "gateway-2": "GATEWAY_PORT",
    "frontend": "PORT",
}


class Handler(BaseHTTPRequestHandler):
    """Responds to every request with 200, and logs nothing."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def part(program: str, arguments: list[str]) -> str:
    """Which part of the stack is called."""
    if "infra/local/Recompile.java" in arguments:
        return "compiler"
    if program == "java" and "-jar" not in arguments:
        return "gateway"
    if program == "java":
        return Path(arguments[arguments.index("-jar") + 1]).stem.removeprefix("local-")
    return {"node": "frontend", "python": "ml-service"}[program]


def serve(name: str, arguments: list[str]) -> None:
    """Record the arguments and the environment, then serve until SIGTERM."""
    seen = Path(os.environ["TANDEM_STATE"], "seen", f"{name}.json")
    seen.parent.mkdir(exist_ok=True)
    seen.write_text(json.dumps({"arguments": arguments, "environment": dict(os.environ)}))
    print(f"{name} serves", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if name in PORTS:
        ThreadingHTTPServer(("127.0.0.1", int(os.environ[PORTS[name]])), Handler).serve_forever()
    signal.pause()


def built(program: str, arguments: list[str]) -> list[Path]:
    """The files that the build would leave: the jar of each module that Maven builds, or the page's server."""
    if program == "npm":
        return [Path("frontend/.next/standalone/server.js")]
    modules = arguments[arguments.index("-pl") + 1].split(",") if "-pl" in arguments else []
    return [Path(module, "target", f"{Path(module).name}.jar") for module in modules]


def build(program: str, arguments: list[str]) -> None:
    """Leave what a build would leave."""
    for file in built(program, arguments):
        for folder in ("lib", "classes"):
            (file.parent / folder).mkdir(parents=True, exist_ok=True)
        file.touch()
    for output in (argument for argument in arguments if argument.startswith("-Dmdep.outputFile=")):
        Path(output.partition("=")[2]).write_text("dependency.jar")
    Path("frontend/node_modules").mkdir(parents=True, exist_ok=True)
    print(program, *arguments)


def main() -> None:
    """Do what the program would."""
    program, *arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print({"mvn": "Apache Maven 3.9.9", "node": "v24.0.0"}[program])
    elif program in ("mvn", "npm"):
        build(program, arguments)
    else:
        serve(part(program, arguments), arguments)


if __name__ == "__main__":
    main()
