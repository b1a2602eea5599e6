"""Which log is quiet."""

import unittest

from quiet_log import noise

CALL = (
    "ml-service | 2026-11-26T16:43:{second:02}.5Z [info     ] request [tandem_ml.access] code=OK duration_ms=0.{second}"
)


class NoiseTest(unittest.TestCase):
    def test_a_line_for_each_call_is_noise(self) -> None:
        repeated = noise(CALL.format(second=second) for second in range(31))
        self.assertEqual(len(repeated), 1)
        self.assertRegex(repeated[0], r"^31 times: ml-service .*tandem_ml.access")

    def test_a_line_for_each_call_is_noise(self) -> None:
        call = "gateway | order 019ab3f2-6c1e-7c3a-9d51-0f3c2b6d{number:04x} was stored"
        self.assertEqual(len(noise(call.format(number=number) for number in range(31))), 1)

    def test_some_repeats_and_many_different_lines_are_quiet(self) -> None:
        self.assertEqual(noise(CALL.format(second=second) for second in range(30)), [])
        self.assertEqual(noise(f"gateway | {chr(ord('a') + n % 26) * (n + 1)}" for n in range(100)), [])

    def test_empty_lines_do_not_count(self) -> None:
        self.assertEqual(noise(["tandem     | \n"] * 100 + ["\n"] * 100), [])

    def test_the_connections_of_a_stopped_database_do_not_count(self) -> None:
        line = (
            "postgres | 2026-11-26 18:52:{n:02}.1 UTC [{n}] FATAL:  terminating connection due to administrator command"
        )
        self.assertEqual(noise(line.format(n=n) for n in range(40)), [])
