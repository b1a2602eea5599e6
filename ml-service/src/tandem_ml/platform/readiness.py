"""Whether the service wants new calls."""


class Readiness:
    """Off while the service starts and from the moment it is told to stop."""

    def __init__(self) -> None:
        self._ready = False

    def __bool__(self) -> bool:
        return self._ready

    def on(self) -> None:
        """New calls are welcome."""
        self._ready = True

    def off(self) -> None:
        """New calls should go elsewhere."""
        self._ready = False
