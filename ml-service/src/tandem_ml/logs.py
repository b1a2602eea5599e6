"""Structured logs: one formatter for this service's lines and those of its libraries."""

import logging
import sys
from typing import Final, Literal

import structlog
from structlog.typing import Processor

_SHARED: Final[list[Processor]] = [
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
# Libraries whose less severe lines tell nothing that this service does not tell itself.
_CHATTY: Final = {"asyncio": logging.INFO, "grpc": logging.INFO, "uvicorn": logging.WARNING}


def configure_logs(log_format: Literal["json", "console"], level: str) -> None:
    """Send every log line of the process to standard output in the given format, from the given level up."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                _drop_color_message,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_renderers(log_format),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for library, least in _CHATTY.items():
        logging.getLogger(library).setLevel(max(root.level, least))
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _renderers(log_format: Literal["json", "console"]) -> list[Processor]:
    if log_format == "console":
        return [
            structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


def _drop_color_message(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    event.pop("color_message", None)  # uvicorn's second copy of its message
    return event
