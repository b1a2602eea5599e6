"""Structured logs: one format for this service's lines and those of its libraries."""

import logging
import sys
import time
from collections.abc import Callable
from types import TracebackType
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
# Below these levels the libraries log nothing that this service does not log itself.
_LIBRARY_LEVELS: Final = {"asyncio": logging.INFO, "grpc": logging.INFO, "uvicorn": logging.WARNING}
_REPEAT_SECONDS: Final = 60.0


def configure_logs(log_format: Literal["json", "console"], level: str) -> None:
    """Send every log line of the process to standard output in the given format, from the given level up."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_formatter(log_format))
    if level != "debug":
        handler.addFilter(RepeatFilter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for library, minimum in _LIBRARY_LEVELS.items():
        logging.getLogger(library).setLevel(max(root.level, minimum))
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


def _formatter(log_format: Literal["json", "console"]) -> logging.Formatter:
    renderers: list[Processor] = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    if log_format == "console":
        plain = structlog.dev.plain_traceback
        renderers = [structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), exception_formatter=plain)]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
    )


class RepeatFilter(logging.Filter):
    """Passes the same warning of a library, and the same error with its stack trace, once a minute.

    Callers can cause a library's warning as often as they like, and a defect fails every call. The calls themselves
    are counted and logged by CallLog.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._logged: dict[tuple[object, ...], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key = _repeat_key(record)
        if key is None:
            return True
        now = self._clock()
        self._logged = {each: at for each, at in self._logged.items() if now - at < _REPEAT_SECONDS}
        return self._logged.setdefault(key, now) == now


def _repeat_key(record: logging.LogRecord) -> tuple[object, ...] | None:
    """The key of the records that count as the same; None for a record that always passes."""
    if error := _error(record):
        return record.name, type(error), _origin(error.__traceback__)
    is_own = isinstance(record.msg, dict)  # structlog's, before it is formatted
    return None if is_own or record.levelno < logging.WARNING else (record.name, record.msg)


def _error(record: logging.LogRecord) -> BaseException | None:
    event: object = record.msg
    if isinstance(event, dict) and event.get("exc_info") is True:  # the formatter would look the error up later
        return sys.exc_info()[1]
    return record.exc_info[1] if record.exc_info else None


def _origin(trace: TracebackType | None) -> tuple[str, int] | None:
    """The file and line that raised the error."""
    if trace is None:
        return None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_filename, trace.tb_lineno
