"""The pages of settings are what the code says, and each setting has a meaning."""

import re
import sys
import unittest

from sources import ROOT, sources

sys.path.insert(0, str(ROOT / "infra"))
import settings  # noqa: E402

RECORD = """
/**
 * Settings of a thing.
 *
 * @param maxDelay longest delay, of
 * {@code one} kind
 * @param retry when to retry
 */
@ConfigurationProperties("tandem.thing")
record ThingProperties(@DefaultValue("10s") Duration maxDelay, @DefaultValue({ "1", "3" }) List<Integer> rings,
        @DefaultValue Retry retry) {

    /**
     * @param maxAttempts attempts in all
     */
    record Retry(@DefaultValue("3") int maxAttempts) {
    }
}
"""


NODE_AND_NEXT = {"NODE_ENV", "NEXT_RUNTIME"}
"""What Node.js and Next.js set themselves."""
NOT_SERVED = re.compile(r"\.test\.ts|\.config\.ts$|/testing/|/e2e/|/scripts/")


def variables_of(page: str) -> set[str]:
    """The variables in the paragraphs and tables below the heading "Settings" of a page."""
    section = (ROOT / page).read_text().partition("\n## Settings\n")[2].partition("\n## ")[0]
    return set(re.findall(r"`([A-Z][A-Z_0-9]+)`", section))


class SettingsPageTest(unittest.TestCase):
    def test_the_pages_are_up_to_date(self) -> None:
        for path, text in settings.pages().items():
            with self.subTest(path):
                self.assertEqual((ROOT / path).read_text(), text, "run make settings")

    def test_each_setting_has_a_meaning(self) -> None:
        for parts in settings.collect().values():
            for found in parts.values():
                self.assertEqual([each.variable for each in found if not each.meaning], [])

    def test_each_setting_is_listed_once(self) -> None:
        for parts in settings.collect().values():
            for found in parts.values():
                variables = [each.variable for each in found]
                self.assertEqual(sorted(variables), sorted(set(variables)))

    def test_the_table_of_short_names_is_that_of_the_gateway(self) -> None:
        read = re.findall(r"\$\{([A-Z_]+)", (ROOT / "gateway/src/main/resources/application.yaml").read_text())
        self.assertLessEqual(set(read), variables_of("gateway/README.md"))

    def test_the_table_of_the_page_s_server_is_what_it_reads(self) -> None:
        files = (file for file in sources("frontend/*.ts*") if not NOT_SERVED.search(str(file.relative_to(ROOT))))
        code = "".join(file.read_text() for file in files)
        read = set(re.findall(r"\bprocess\.env\.([A-Z_]+)", code))
        own = {"PORT", "HOSTNAME"}  # Next.js reads them
        self.assertEqual(variables_of("frontend/README.md"), (read - NODE_AND_NEXT) | own)

    def test_reads_default_meaning_and_nested_settings_of_a_record(self) -> None:
        self.assertEqual(
            settings.of_record(RECORD),
            [
                settings.Setting(
                    "tandem.thing.max-delay", "TANDEM_THING_MAXDELAY", "10s", "longest delay, of `one` kind"
                ),
                settings.Setting("tandem.thing.rings", "TANDEM_THING_RINGS", "1, 3", ""),
                settings.Setting(
                    "tandem.thing.retry.max-attempts", "TANDEM_THING_RETRY_MAXATTEMPTS", "3", "attempts in all"
                ),
            ],
        )

    def test_reads_the_fields_of_a_settings_class(self) -> None:
        text = 'class Settings(BaseSettings):\n    model_dir: Path = Field(Path("model"), description="Folder of models.")\n'
        self.assertEqual(settings.of_python(text), [settings.Setting("", "ML_MODEL_DIR", "model", "Folder of models")])


if __name__ == "__main__":
    unittest.main()
