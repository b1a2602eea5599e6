"""A release is made whole or not at all: its files, commits, tag and notes, or one line that says why not."""

import contextlib
import io
import os
import subprocess
import tomllib
from pathlib import Path

from changelog import EMPTY, sections
from invented import MIGRATIONS, InventedProject
from release import main
from repository import Repository
from versions import current, release, versions_in

TODAY = "2026-03-04"
NOTES = "Harbor Works 0.1.0\n\n### Added\n\n- Ships."


class ReleaseTest(InventedProject):
    def run_main(self, *arguments: str) -> tuple[int, str, str]:
        output, error = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(error):
            code = main([*arguments], self.root, lambda: TODAY)
        return code, output.getvalue(), error.getvalue()

    def make(self, version: str) -> str:
        code, output, error = self.run_main(version)
        self.assertEqual((code, error), (0, ""))
        return output

    def refuse(self, version: str, *words: str) -> None:
        """Expects one line with these words, and that nothing is written."""
        before = self.state()
        code, output, error = self.run_main(version)
        self.assertEqual((code, output, len(error.splitlines())), (1, "", 1), error)
        for each in words:
            self.assertIn(each, error)
        self.assertEqual(self.state(), before)

    def versions_at(self, commit: str) -> str:
        names = self.repository.git("ls-tree", "-r", "--name-only", commit).splitlines()
        texts = {name: self.repository.git("show", f"{commit}:{name}") for name in names}
        return current({name: text for name, text in texts.items() if versions_in(name, text)})


class MadeTest(ReleaseTest):
    def test_the_tag_has_the_version_in_every_manifest_and_the_changelog(self) -> None:
        self.make("0.1.0")
        self.assertEqual(self.versions_at("v0.1.0"), "0.1.0")
        python = tomllib.loads(self.repository.git("show", "v0.1.0:ml/pyproject.toml"))
        self.assertEqual(python["project"]["version"], "0.1.0")
        changelog = self.repository.git("show", "v0.1.0:CHANGELOG.md")
        self.assertEqual(changelog, f"{EMPTY}\n## 0.1.0 ({TODAY})\n\n### Added\n\n- Ships.")
        self.assertEqual(self.repository.git("log", "--format=%s", "-1", "v0.1.0"), "Release 0.1.0")

    def test_the_work_goes_on_with_the_next_version(self) -> None:
        start = self.repository.git("rev-parse", "HEAD")
        self.make("0.1.0")
        self.assertEqual(self.versions_at("main"), "0.1.1-SNAPSHOT")
        self.assertIn("0.1.1-SNAPSHOT", (self.root / "crane/pom.xml").read_text())
        self.assertEqual(self.repository.git("rev-list", "--count", f"{start}..main"), "2")
        self.assertEqual(
            self.repository.git("rev-parse", "main~1"), self.repository.git("rev-parse", "v0.1.0^{commit}")
        )
        self.assertEqual(self.repository.git("status", "--porcelain"), "")

    def test_only_versions_and_the_changelog_change(self) -> None:
        start = self.repository.git("rev-parse", "HEAD")
        self.make("0.1.0")
        manifests = {
            "crane/pom.xml",
            "gateway/openapi.json",
            "ml/pyproject.toml",
            "origin.json",
            "page/package.json",
            "pom.xml",
        }
        for commits, expected in ((f"{start}..v0.1.0", manifests | {"CHANGELOG.md"}), ("v0.1.0..main", manifests)):
            self.assertEqual(set(self.repository.git("diff", "--name-only", commits).splitlines()), expected)

    def test_the_notes_are_the_message_of_an_annotated_tag_and_a_file(self) -> None:
        self.edit(
            "CHANGELOG.md",
            "- Ships.\n",
            "- Ships.\n<!-- crane:begin -->\n\n### Fixed\n\n- Cranes.\n<!-- crane:end -->\n",
        )
        output = self.make("0.1.0")
        notes = f"{NOTES}\n\n### Fixed\n\n- Cranes."
        self.assertEqual(self.repository.git("cat-file", "-t", "v0.1.0"), "tag")
        self.assertEqual(self.repository.git("tag", "--list", "--format=%(contents)", "v0.1.0").strip(), notes)
        self.assertEqual((self.root / ".tandem/release/v0.1.0.md").read_text(), f"{notes}\n")
        self.assertIn(".tandem/release/v0.1.0.md", output)
        self.assertIn("git push --atomic origin main v0.1.0", output)

    def test_a_second_release_follows(self) -> None:
        self.make("0.1.0")
        self.edit("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n### Fixed\n\n- Cranes.\n")
        self.make("0.1.1")
        self.assertEqual(list(self.repository.releases()), [release("0.1.0"), release("0.1.1")])
        self.assertEqual(list(sections((self.root / "CHANGELOG.md").read_text())), ["Unreleased", "0.1.1", "0.1.0"])
        self.assertEqual(self.versions_at("main"), "0.1.2-SNAPSHOT")

    def test_a_dry_run_shows_the_notes_and_writes_nothing(self) -> None:
        before = self.state()
        code, output, error = self.run_main("0.1.0", "--dry-run")
        self.assertEqual((code, error), (0, ""))
        for words in (NOTES, "tag v0.1.0", "0.1.1-SNAPSHOT", "CHANGELOG.md"):
            self.assertIn(words, output)
        self.assertEqual(self.state(), before)


class RefusedTest(ReleaseTest):
    def test_what_is_no_version(self) -> None:
        for version in ("", "v0.1.0", "0.1", "0.1.0-SNAPSHOT"):
            self.refuse(version, "is no version")

    def test_changes_that_git_does_not_have(self) -> None:
        (self.root / "new.txt").write_text("")
        self.refuse("0.1.0", "changes that git does not have yet")

    def test_another_branch_than_the_main_one(self) -> None:
        self.repository.git("switch", "--quiet", "--create", "crane")
        self.refuse("0.1.0", "the branch main", "git switch main")

    def test_the_main_branch_is_the_one_that_the_remote_has_checked_out(self) -> None:
        clone = self.root / ".tandem" / "clone"
        self.repository.git("branch", "--move", "main", "trunk")
        self.repository.git("clone", "--quiet", str(self.root), str(clone))
        self.repository, self.root = Repository(clone), clone
        self.assertIn("origin trunk v0.1.0", self.make("0.1.0"))

    def test_a_branch_that_lacks_what_the_remote_has(self) -> None:
        self.commit({"new.txt": ""})
        self.repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.repository.git("reset", "--quiet", "--hard", "HEAD~1")
        self.refuse("0.1.0", "origin/main has commits that main lacks: git pull")
        self.repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.make("0.1.0")

    def test_no_clone(self) -> None:
        self.root = self.root / "crane"
        self.repository = Repository(self.root)
        self.refuse("0.1.0", "no git clone")

    def test_a_user_without_identity(self) -> None:
        for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
            del os.environ[name]
        self.refuse("0.1.0", "user.name and user.email")

    def test_a_version_that_is_not_greater_than_the_last_release(self) -> None:
        self.tag("v0.3.0")
        self.refuse("0.2.9", "not greater than 0.3.0")

    def test_a_version_less_than_the_manifests_announce(self) -> None:
        self.refuse("0.0.9", "less than 0.1.0")

    def test_a_tag_that_exists(self) -> None:
        self.tag("v0.1.0")
        self.refuse("0.1.0", "v0.1.0 exists already")

    def test_manifests_that_differ(self) -> None:
        self.edit("page/package.json", "0.1.0", "0.2.0")
        self.refuse("0.2.0", "page/package.json")

    def test_nothing_unreleased(self) -> None:
        self.commit({"CHANGELOG.md": EMPTY})
        self.refuse("0.1.0", "nothing to release")
        self.commit({"CHANGELOG.md": None})
        self.refuse("0.1.0", "CHANGELOG.md")

    def test_changes_that_need_a_greater_release(self) -> None:
        self.tag("v0.1.0")
        self.edit(".env.example", "DEPTH=12\nTOKEN=\n", "")
        self.refuse("0.1.1", "needs 0.2.0 .env: DEPTH is gone", "1 more")
        self.make("0.2.0")

    def test_changes_that_no_release_may_hold(self) -> None:
        self.tag("v0.1.0")
        self.edit(f"{MIGRATIONS}/V1__ships.sql", "uuid", "text")
        self.refuse("2.0.0", "in no release tables:", "V1__ships.sql is edited")

    def test_a_failure_in_the_middle_leaves_nothing(self) -> None:
        """Here git refuses to move the branch, which is the last step: the tag goes again."""
        self.repository.git("config", "merge.verifySignatures", "true")
        self.refuse("0.1.0", "git merge failed")


class MadeFromAPlatformTest(ReleaseTest):
    """The tags of the platform that a project was made from are in its clone, but are not its releases."""

    def setUp(self) -> None:
        super().setUp()
        self.tag("v3.0.0")
        self.tag("v0.1.0")
        platform = self.repository.git("rev-parse", "HEAD")
        self.edit("origin.json", "null", f'"{platform}"')

    def test_it_begins_with_its_own_first_release(self) -> None:
        self.assertEqual(self.repository.releases(), {})
        self.refuse("0.1.0", "no release of this project made it: git tag -d v0.1.0")
        self.repository.git("tag", "--delete", "v0.1.0")
        self.make("0.1.0")
        self.assertEqual(list(self.repository.releases()), [release("0.1.0")])

    def test_its_notice_of_origin_stays(self) -> None:
        before = (self.root / "origin.json").read_text()
        self.make("0.2.0")
        self.assertEqual((self.root / "origin.json").read_text(), before)

    def test_a_clone_without_the_platforms_history_works_too(self) -> None:
        self.edit("origin.json", self.repository.git("rev-parse", "HEAD~1"), "0" * 40)
        self.repository.git("tag", "--delete", "v3.0.0", "v0.1.0")
        self.make("0.1.0")


class CommandTest(ReleaseTest):
    def test_the_program_prints_one_line_and_fails(self) -> None:
        program = str(Path(__file__).with_name("release.py"))
        run = subprocess.run(["python3", program, "nonsense"], capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertEqual(len(run.stderr.splitlines()), 1)
