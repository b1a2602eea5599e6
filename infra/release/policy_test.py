"""Each kind of change since a release is reported, with the smallest release that may hold it."""

import contextlib
import io

from change import Change, Effect, needed
from invented import CONTRACT, MIGRATIONS, SETTINGS, InventedProject
from policy import changes_since, main
from versions import Release

SHIP = "proto/src/main/proto/harbor/v1/ship.proto"


class ChangesTest(InventedProject):
    def setUp(self) -> None:
        super().setUp()
        self.tag("v0.1.0")

    def expect(self, *expected: tuple[str, Effect, str]) -> None:
        found = changes_since(self.repository, "v0.1.0")
        self.assertEqual([(each.area, each.effect, each.what) for each in found], list(expected))

    def test_nothing_has_changed(self) -> None:
        self.commit({"README.md": "# Harbor\n", SHIP: "// In words.\n" + CONTRACT})
        self.expect()

    def test_a_field_of_the_contract_that_goes_breaks(self) -> None:
        self.edit(SHIP, "  string name = 1;\n", "")
        gone = 'Previously present field "1" with name "name" on message "Ship" was deleted.'
        self.expect(("gRPC", Effect.BREAKS, f"{SHIP}: {gone}"))

    def test_a_field_of_the_contract_that_comes_adds(self) -> None:
        self.edit(SHIP, "name = 1;\n", "name = 1;\n  string flag = 2;\n")
        self.expect(("gRPC", Effect.ADDS, "proto/ has additions"))

    def test_operations_of_the_api(self) -> None:
        self.edit("gateway/openapi.json", "/ships", "/vessels")
        self.expect(("REST", Effect.ADDS, "GET /vessels is new"), ("REST", Effect.BREAKS, "GET /ships is gone"))

    def test_settings(self) -> None:
        self.edit("docs/settings.md", "| `WIND` | – | – |", "| `SWELL` | `a.swell` | `2 m` |")
        self.edit("docs/settings.md", "6h", "12h")
        self.expect(
            ("settings", Effect.BREAKS, "WIND is gone"),
            ("settings", Effect.ADDS, "SWELL is new"),
            ("settings", Effect.BREAKS, "TIDE has the default 12h, was 6h"),
        )

    def test_a_setting_that_moves_to_another_page_is_the_same(self) -> None:
        self.edit("docs/settings.md", "| `WIND` | – | – |\n", "")
        self.commit({"docs/weather/settings.md": f"{SETTINGS}| `WIND` | – | – |\n"})
        self.expect()

    def test_settings_of_make_up(self) -> None:
        self.edit(".env.example", "DEPTH=12\nTOKEN=\n", "DEPTH=\nSECRET=x\n")
        self.expect(
            (".env", Effect.BREAKS, "TOKEN is gone"),
            (".env", Effect.ADDS, "SECRET is new"),
            (".env", Effect.BREAKS, "DEPTH has the default none, was 12"),
        )

    def test_a_migration_of_a_release_never_changes(self) -> None:
        self.edit(f"{MIGRATIONS}/V1__ships.sql", "uuid", "uuid primary key")
        self.commit({f"{MIGRATIONS}/V2__name.sql": None})
        self.expect(
            (
                "tables",
                Effect.NEVER,
                f"{MIGRATIONS}/V2__name.sql is gone, though a release has applied it",
            ),
            (
                "tables",
                Effect.NEVER,
                f"{MIGRATIONS}/V1__ships.sql is edited, though a release has applied it",
            ),
        )

    def test_a_whole_history_may_go_with_its_slice(self) -> None:
        names = [f"{MIGRATIONS}/{name}" for name in ("V1__ships.sql", "V2__name.sql")]
        self.commit(dict.fromkeys(names))
        self.expect(*(("tables", Effect.BREAKS, f"{name} is gone with all migrations beside it") for name in names))

    def test_a_new_migration_adds(self) -> None:
        statements = (
            "-- not: drop table x",
            "alter table ships add column flag text, add column note text not null default '', add column a bool;",
            "create table cranes (id uuid not null);",
        )
        self.commit({f"{MIGRATIONS}/V3__flag.sql": "\n".join(statements)})
        self.expect(("tables", Effect.ADDS, f"{MIGRATIONS}/V3__flag.sql is new"))

    def test_a_new_migration_that_takes_away_breaks(self) -> None:
        for statement, words in (
            ("drop table ships", "drop table"),
            ("alter table ships drop\n  column name", "drop column"),
            ("ALTER TABLE ships RENAME name TO title", "rename"),
            ("alter table ships alter column id type text", "alter column id type"),
            ("alter table ships alter column name set not null", "set not null"),
            ("alter table ships add column size numeric(4, 1) not null", "add column size numeric(4, 1) not null"),
        ):
            with self.subTest(statement):
                self.commit({f"{MIGRATIONS}/V3__away.sql": f"{statement};\n"})
                self.expect(("tables", Effect.BREAKS, f"{MIGRATIONS}/V3__away.sql has '{words}'"))


class NeededTest(InventedProject):
    def test_before_1_0_a_minor_release_may_break(self) -> None:
        last = Release(0, 3, 1)
        self.assertEqual(needed(Change("", "", Effect.ADDS), last), Release(0, 3, 2))
        self.assertEqual(needed(Change("", "", Effect.BREAKS), last), Release(0, 4, 0))
        self.assertIsNone(needed(Change("", "", Effect.NEVER), last))

    def test_from_1_0_only_a_major_release_may_break(self) -> None:
        last = Release(1, 3, 1)
        self.assertEqual(needed(Change("", "", Effect.ADDS), last), Release(1, 4, 0))
        self.assertEqual(needed(Change("", "", Effect.BREAKS), last), Release(2, 0, 0))
        self.assertIsNone(needed(Change("", "", Effect.NEVER), last))


class MainTest(InventedProject):
    def run_main(self) -> tuple[int, list[str]]:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = main(self.root)
        return code, output.getvalue().splitlines()

    def test_before_the_first_release_everything_may_change(self) -> None:
        self.assertEqual(self.run_main(), (0, ["There is no release yet: everything may change."]))

    def test_the_smallest_next_release_is_said(self) -> None:
        self.tag("v1.0.0")
        self.assertEqual(self.run_main(), (0, ["After 1.0.0 the next release is 1.0.1 or later."]))
        self.edit("gateway/openapi.json", "/ships", "/vessels")
        self.assertEqual(
            self.run_main(),
            (
                0,
                [
                    "needs 1.1.0   REST: GET /vessels is new",
                    "needs 2.0.0   REST: GET /ships is gone",
                    "After 1.0.0 the next release is 2.0.0 or later.",
                ],
            ),
        )

    def test_what_may_be_in_no_release_fails(self) -> None:
        self.tag("v0.1.0")
        self.edit(f"{MIGRATIONS}/V1__ships.sql", "uuid", "text")
        code, lines = self.run_main()
        self.assertEqual((code, [line[:13] for line in lines]), (1, ["in no release"]))
