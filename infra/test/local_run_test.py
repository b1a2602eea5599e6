"""The local run in difficult surroundings: the real scripts and supervisor, with stand-ins for the parts."""

import tempfile
import unittest
from pathlib import Path

from stand_ins import STARTED, Clone, Stack, own_runner

UNUSUAL_NAMES = ("-a b", "it's", "50%", "%(here)s", "x!y", "a&b;c|d", "(e)[f]{g}", "~?", "@^=,+<y>", "é ü 日本")


class LocalRunTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def assert_done(self, clone: Clone, *command: str, **options: object) -> None:
        run = clone.call(*command, **options)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_starts_in_a_folder_of_any_name_and_sees_nothing_of_the_machine(self) -> None:
        clone = Clone(self.folder.joinpath(*UNUSUAL_NAMES))
        with Stack(clone, LC_ALL="C", TZ="IST") as stack:
            for part in STARTED:
                clone.wait_for_log(part, f"{part} serves")
                self.assertEqual(clone.seen(part)["environment"]["TZ"], "UTC")
                self.assertIn(".UTF-8", clone.seen(part)["environment"]["LC_ALL"])
            for part in filter(lambda name: "-jar" in clone.seen(name)["arguments"], STARTED):
                self.assert_unpacks_where_code_may_run(clone, part)
            self.assert_done(clone, "infra/part.sh", "restart", STARTED[-1])
            self.assert_done(clone, "infra/down.sh")
            self.assertEqual(stack.wait(), 0, stack.output())

    def test_develops_on_the_sources_with_debuggers(self) -> None:
        clone = Clone(self.folder, runner=own_runner())
        with Stack(clone, DEV="1") as stack:
            for part, option in {
                "gateway": "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address={GATEWAY_DEBUG_PORT}",
                "ml-service": "python -Xfrozen_modules=off -m debugpy --listen {ML_DEBUG_PORT} -m tandem_ml",
                "frontend": "dev --hostname 127.0.0.1 --port {FRONTEND_PORT} --inspect {FRONTEND_DEBUG_PORT}",
            }.items():
                addresses = {name: f"127.0.0.1:{port}" for name, port in clone.ports.items()}
                addresses["FRONTEND_PORT"] = clone.ports["FRONTEND_PORT"]
                self.assertIn(option.format(**addresses), " ".join(clone.seen(part)["arguments"]))
            self.assertIn("gateway/src/main/java", clone.seen("compiler")["arguments"])
            self.assertIn(f"ml-service {clone.ports['ML_DEBUG_PORT']}", stack.output())
            self.assert_done(clone, "infra/part.sh", "restart", "gateway")

    def assert_unpacks_where_code_may_run(self, clone: Clone, part: str) -> None:
        folders = [
            Path(argument.removeprefix("-Djava.io.tmpdir="))
            for argument in clone.seen(part)["arguments"]
            if argument.startswith("-Djava.io.tmpdir=")
        ]
        self.assertEqual(folders, [clone.state / "tmp" / part])
        self.assertTrue(folders[0].is_dir())

    def test_is_reached_from_any_shell(self) -> None:
        clone = Clone(self.folder / ("x" * 120) / ("y" * 120), runner=own_runner())
        link, scratch = self.folder / "link", self.folder / ("z" * 100)
        link.symlink_to(clone.folder)
        scratch.mkdir()
        with Stack(clone, TMPDIR=str(scratch)):
            self.assert_done(clone, "infra/part.sh", "stop", STARTED[-1], TMPDIR=str(self.folder))
            self.assert_done(clone, "infra/part.sh", "start", STARTED[-1], TMPDIR="/nowhere", CDPATH=str(self.folder))
            self.assert_done(clone, str(link / "infra" / "part.sh"), "restart", "frontend", cwd=link)
