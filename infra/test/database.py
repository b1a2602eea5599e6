"""Queries the database of a stack by the gateway's own JDBC driver: no client of PostgreSQL need be installed."""

import subprocess
import tempfile
import zipfile
from pathlib import Path

_RUN = '. infra/lib.sh; load_settings; exec "$(find_jdk)/bin/java" -cp "$1" "$2" "$3"'


def first_column(query: str, clone: Path) -> list[str]:
    """The first column of the query's rows as text, in the database that the settings of the clone name."""
    with tempfile.TemporaryDirectory() as folder:
        driver = Path(folder, "driver.jar")
        with zipfile.ZipFile(clone / "gateway/target/gateway.jar") as jar:
            (name,) = (name for name in jar.namelist() if name.startswith("BOOT-INF/lib/postgresql-"))
            driver.write_bytes(jar.read(name))
        program = Path(__file__).resolve().with_name("Rows.java")
        command = ["bash", "-c", _RUN, "bash", driver, program, query]
        return subprocess.check_output(command, cwd=clone, text=True).splitlines()
