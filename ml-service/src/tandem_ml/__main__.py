"""`python -m tandem_ml` serves."""

import asyncio
import os
import sys

import structlog

from tandem_ml.platform.errors import InvalidSettings, TandemError
from tandem_ml.platform.logs import configure_logs
from tandem_ml.platform.settings import read_settings


def main() -> None:
    """Serve until told to stop; exits with 1 and one line of reason when it cannot start."""
    try:
        settings = read_settings()
    except InvalidSettings as error:
        sys.exit(f"tandem-ml: {error}")
    configure_logs(settings.log_format, settings.log_level)
    # gRPC's core would write lines of its own to standard error; what matters in them reaches us as exceptions.
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    from tandem_ml.main import serve  # only now: a wrong setting should not wait for the imports

    try:
        asyncio.run(serve(settings))
    except TandemError as error:
        structlog.stdlib.get_logger("tandem_ml").critical("cannot start", reason=str(error))
        sys.exit(1)


if __name__ == "__main__":
    main()
