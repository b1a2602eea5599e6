"""`python -m tandem_ml` serves."""

import asyncio
import os
import sys

import structlog

from tandem_ml.platform.errors import InvalidSettings, TandemError
from tandem_ml.platform.logs import configure_logs
from tandem_ml.platform.settings import read_settings


def main() -> None:
    """Serve until SIGTERM or SIGINT; exits with 1 and one line of reason when the service cannot start."""
    try:
        settings = read_settings()
    except InvalidSettings as error:
        sys.exit(f"tandem-ml: {error}")
    configure_logs(settings.log_format, settings.log_level)
    # gRPC's core writes lines of its own to standard error; what matters in them arrives as exceptions, too.
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    from tandem_ml.main import serve  # imported late, so that a wrong setting is reported at once
    from tandem_ml.slices import SLICE_LOADERS

    try:
        asyncio.run(serve(settings, SLICE_LOADERS))
    except TandemError as error:
        structlog.stdlib.get_logger("tandem_ml").critical("cannot start", reason=str(error))
        sys.exit(1)


if __name__ == "__main__":
    main()
