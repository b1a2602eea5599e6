"""The service's settings: the only module that reads its environment."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tandem_ml.platform.errors import InvalidSettings

Port = Annotated[int, Field(ge=0, le=65535)]


class Settings(BaseSettings):
    """How the service runs; each field is read from the environment as `ML_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="ML_", env_ignore_empty=True, frozen=True)

    host: str = Field("127.0.0.1", min_length=1, description="Address to listen on; 0.0.0.0 in a container.")
    rest_port: Port = Field(8000, description="Port of the REST server; 0 takes a free one.")
    grpc_port: Port = Field(50051, description="Port of the gRPC server; 0 takes a free one.")
    port_file: Path | None = Field(
        None, description='Where to write {"rest": n, "grpc": n} once ready; unset: nowhere.'
    )
    model_dir: Path = Field(Path("model"), description="Folder of the models to serve.")
    workers: int = Field(1, ge=1, le=64, description="Computations that may run at the same time.")
    queue_capacity: int = Field(256, ge=0, le=100_000, description="Calls that may wait; more are refused.")
    max_request_bytes: int = Field(1_048_576, ge=1024, description="Largest request accepted by either server, bytes.")
    drain_seconds: float = Field(
        0.5,
        ge=0,
        le=300,
        description="After SIGTERM: how long new calls are still accepted while readiness is off, seconds.",
    )
    grace_seconds: float = Field(
        10, ge=0, le=300, description="After that: how long calls in flight may take to end, seconds."
    )
    log_format: Literal["json", "console"] = Field("json", description="One JSON object a line, or lines for people.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The minimum level logged; each call and health probe is logged at debug."
    )
    log_call_sample_rate: float = Field(
        0.01, ge=0, le=1, description="Share of the successful calls that the JSON format logs at info; 1 is each."
    )

    @property
    def call_sample_rate(self) -> float:
        """Share of the successful calls logged at info; 0 on the console."""
        return self.log_call_sample_rate if self.log_format == "json" else 0


def read_settings() -> Settings:
    """The settings from the environment; raises InvalidSettings, which names each invalid variable."""
    try:
        return Settings()
    except ValidationError as error:
        raise InvalidSettings(
            "; ".join(
                f"{Settings.model_config['env_prefix']}{'.'.join(map(str, problem['loc']))}".upper()
                + f" is {problem['input']!r}: {problem['msg']}"
                for problem in error.errors()
            )
        ) from error
