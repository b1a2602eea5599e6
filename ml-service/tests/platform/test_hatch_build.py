"""The stubs that the build generates."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import hatch_build

ML_SERVICE = Path(hatch_build.__file__).parent


def test_stubs_are_generated_in_a_folder_of_any_name(tmp_path: Path) -> None:
    clone = tmp_path / "it's $HOME" / "`x` & é"
    (clone / "ml-service" / "src").mkdir(parents=True)
    shutil.copytree(ML_SERVICE / hatch_build.CONTRACT, clone / "proto" / "src" / "main" / "proto")
    for source in hatch_build.DATA:
        shutil.copytree(ML_SERVICE / source, clone / "ml-service" / source)
    venv.create(clone / ".venv", system_site_packages=True, symlinks=True)
    code = "import sys, pathlib, hatch_build; hatch_build.generate(pathlib.Path(sys.argv[1]))"
    subprocess.run(
        [clone / ".venv" / "bin" / "python", "-c", code, clone / "ml-service"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ML_SERVICE), *sys.path])},
        check=True,
    )
    stubs = clone / "ml-service" / hatch_build.STUBS
    assert {path.suffix for path in stubs.rglob("*_pb2*")} == {".py", ".pyi"}
    assert [path.name for path in (clone / "ml-service").iterdir()] == ["src"]
    for generated in (hatch_build.STUBS, *hatch_build.DATA.values()):
        assert (clone / "ml-service" / generated / ".gitignore").read_text() == "*\n"
