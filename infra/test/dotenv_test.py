"""The scripts read .env with the meaning that Docker Compose gives it, or refuse a line by its number."""

import unittest

from dotenv import compose_reads, has_compose, scripts_read

# A file that both read, and the values of its variables.
READ: dict[bytes, dict[str, str]] = {
    b"": {"A": "unset"},
    b"A=1": {"A": "1"},
    b"A=\nB= \n": {"A": "", "B": ""},
    b"\xef\xbb\xbfA=1\n": {"A": "1"},
    b"A=1\r\nB='2'\r\nC=\"3\" # why\r\n": {"A": "1", "B": "2", "C": "3"},
    b"# A=1\n  # B=2\n\t\n": {"A": "unset", "B": "unset"},
    b"export A=1\n export\tB = 2 \n": {"A": "1", "B": "2"},
    b"A =  1\t\n B= 2": {"A": "1", "B": "2"},
    b'A="x" # why\nB=\'x\' # why\nC="x # y"#why': {"A": "x", "B": "x", "C": "x # y"},
    b"A=x # why\nB=x#y\nC=x #": {"A": "x", "B": "x#y", "C": "x"},
    b"A=a\"b\" 'c'\nB=it's": {"A": "a\"b\" 'c'", "B": "it's"},
    b"A=\nB='' # why\nC=\"\"": {"A": "", "B": "", "C": ""},
    b"A=$HOME/x\nB=${HOME}x\nC=\"$HOME\"\nD='$HOME ${A} $$'": {
        "A": "/home/someone/x",
        "B": "/home/someonex",
        "C": "/home/someone",
        "D": "$HOME ${A} $$",
    },
    b'A=pa$$word\nB="pa$$word"\nC="\\$HOME"': {"A": "pa$word", "B": "pa$word", "C": "$HOME"},
    b"A=1\nB=$A$A\nA=2\nC=$A": {"A": "2", "B": "11", "C": "2"},
    b"TAKEN=by the file\nA=$TAKEN": {"TAKEN": "by the environment", "A": "by the environment"},
    b'A=C:\\temp\\new\nB=\'C:\\temp\'\nC="C:\\\\temp \\"x\\""': {
        "A": "C:\\temp\\new",
        "B": "C:\\temp",
        "C": 'C:\\temp "x"',
    },
    b"A=a&b;c|d>e*?[x]~!%": {"A": "a&b;c|d>e*?[x]~!%"},
    "A=caf\u00e9 \u6771\u4eac\nB='\u00e9'".encode(): {"A": "caf\u00e9 \u6771\u4eac", "B": "\u00e9"},
    b"A=a=b==\nB=-Xmx1g -Dx=y": {"A": "a=b==", "B": "-Xmx1g -Dx=y"},
    b"line=1\nvalue=2\nkey=3\nown=4\nfile=5\nrest=6\nname=7\nnumber=8\nA=$value": {"A": "2", "line": "1", "value": "2"},
}

# A file that the scripts refuse, with the number of the line.
REFUSED: dict[bytes, int] = {
    b"A=1\nB": 2,
    b"A: 1": 1,
    b"\nmy.key=1": 2,
    b"MY-KEY=1": 1,
    b"1A=1": 1,
    b"A B=1": 1,
    b"=1": 1,
    b"export =1": 1,
    b'\n\nA="x\ny"': 3,
    b"A='x\ny'": 1,
    b"A='it\\'s'": 1,
    b"A='x\\'": 1,
    b'A="x" y': 1,
    b'A="x" B=2': 1,
    b'A="x"y # z': 1,
    b'A="C:\\temp"': 1,
    b'A="\\x"': 1,
    b'A="\\0101"': 1,
    b"A=1\nB=pa$nowhere": 2,
    b"A=${HOME:-x}": 1,
    b"A=5$": 1,
    b"A=$5": 1,
    b'A="$(id)"': 1,
    b"A= # why": 1,
    b"A=#why": 1,
    b"A=x\t# why": 1,
    b"A=1\rB=2\n": 1,
    b"A=1\xc2\xa0": 1,
    "A=1\nB=2\n".encode("utf-16"): 1,
}


class DotenvTest(unittest.TestCase):
    def test_reads_what_compose_reads(self) -> None:
        for file, values in READ.items():
            with self.subTest(file=file):
                self.assertEqual(scripts_read(file, list(values)), values)

    def test_refuses_by_its_number_what_compose_alone_understands(self) -> None:
        for file, number in REFUSED.items():
            with self.subTest(file=file):
                self.assertRegex(str(scripts_read(file, ["A"])), rf"^\.env, line {number}: .+\n$")

    @unittest.skipUnless(has_compose(), "docker compose is not installed")
    def test_compose_reads_the_same(self) -> None:
        for file, values in READ.items():
            with self.subTest(file=file):
                self.assertEqual(compose_reads(file, list(values)), values)
