"""Whether the service wants new calls."""


class Readiness:
    """False while the service starts and from the moment it begins to stop."""

    def __init__(self) -> None:
        self._is_ready = False

    @property
    def is_ready(self) -> bool:
        """Whether callers should send new calls."""
        return self._is_ready

    def mark_ready(self) -> None:
        """Accept new calls."""
        self._is_ready = True

    def mark_unready(self) -> None:
        """Turn readiness off, so that callers send new calls elsewhere."""
        self._is_ready = False
