"""Runs the long proofs and prints one table: see run.sh.

usage: python3 tests/proofs/run.py [--minutes N] [--bin FOLDER] [NAME...]     a name chooses the probes that it begins"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Test:
    """A case of a GoogleTest program with its slow share; it records its tries."""

    def __init__(self, program, case):
        self.program, self.case = program, case

    def command(self, programs, report, _):
        return [programs / self.program, f"--gtest_filter={self.case}", f"--gtest_output=json:{report}"]

    def result(self, report, status, _):
        if not report.is_file():
            return 0, 1, f"ended with {status}"
        cases = [case for suite in json.loads(report.read_text())["testsuites"] for case in suite["testsuite"]]
        skipped = [case for case in cases if case["result"] == "SKIPPED"]
        failures = sum(len(case.get("failures", [])) for case in cases)
        tries = sum(int(case.get("tries", 0)) for case in cases)
        missing = len(cases) == 0 or (status != 0 and failures == 0)
        return tries, failures + missing, "skipped" if len(skipped) == len(cases) else None


class Script:
    """Its last line that says 'N tries, M failures' counts."""

    def __init__(self, *words):
        self.words = words

    def command(self, programs, _, minutes):
        named = {"BIN": str(programs), "MINUTES": str(minutes), "SECONDS": str(int(60 * minutes))}
        return ["python3", *(named.get(word, word) for word in self.words)]

    def result(self, _, status, out):
        skipped = re.search(r"(?m)^skipped: .*", out)
        counts = re.findall(r"(\d+) tries, (\d+) failures", out)
        if not counts:
            return 0, int(status != 0 or not skipped), skipped.group() if skipped else f"ended with {status}"
        tries, failures = map(int, counts[-1])
        return tries, max(failures, int(status != 0)), None


PROBES = {
    "kills while indexing": Test("durability_test", "Durability.KilledWhileIndexingNothingCommittedIsLost"),
    "kills while creating": Test("durability_test", "Durability.KilledWhileCreatingTheNextRunSucceeds"),
    "kills while rebuilding": Test("durability_test", "Durability.KilledWhileRebuildingTheOldOrTheNewIndexAnswers"),
    "kills while pruning": Test("durability_test", "Durability.KilledWhilePruningWhatIsThereStays"),
    "kills while merging": Test("durability_test", "Merge.KilledWhileItsPartsAreMergedTheOldOrTheNewIndexAnswers"),
    "kills while repairing": Test("durability_test", "Repair.KilledTheNextRepairMends"),
    "kills of the helper": Test("kills_test", "Kills.*"),
    "damages": Test("durability_test", "Damage.IsToldOrHarmlessNeverAnotherAnswer"),
    "damages repaired": Test("durability_test", "Repair.OfAnyDamageOfOneFileBringsBackAllThatFilesHave"),
    "bits of small files": Test("durability_test", "Damage.OfEachBitOfASmallFileIsTold"),
    "open() fails": Test("durability_test", "Damage.AFailedOpenLeavesTheOldIndexOrTheNewOneWhole"),
    "system calls fail": Script("tests/proofs/faults.py", "--bin", "BIN"),
    "full disks": Test("durability_test", "Durability.AFullDiskIsToldAndTheNextRunGoesOn"),
    "full disks while repairing": Test("durability_test", "Repair.AFullDiskIsToldAndTheNextRepairMends"),
    "slow clients": Script("tests/server/load.py", "--only", "slow", "BIN"),
    "load, writer, reloads": Script("tests/server/load.py", "--only", "load", "--writer", "--seconds", "SECONDS", "BIN"),
}


def run(probe, programs, minutes):
    """(tries, failures, remark, seconds, what it said)"""
    begin = time.monotonic()
    environment = {**os.environ, "KOURYU_SLOW_TESTS": "1", "KOURYU_BIN": str(programs)}
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        done = subprocess.run(probe.command(programs, report, minutes), cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode(errors="replace")
        tries, failures, remark = probe.result(report, done.returncode, said)
    return tries, failures, remark, time.monotonic() - begin, said


def main():
    parser = argparse.ArgumentParser(description="Every long proof, one after the other.")
    parser.add_argument("--minutes", type=float, default=30, help="of the load")
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path(os.environ.get("KOURYU_BIN", ROOT / "build/release/bin")))
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    chosen = [name for name in PROBES if not arguments.names or any(name.startswith(n) for n in arguments.names)]
    if not chosen:
        parser.error(f"no such probe; there are: {', '.join(PROBES)}")
    failed = False
    print("| probe | tries | failures | seconds |\n| --- | --- | --- | --- |", flush=True)
    for name in chosen:
        tries, failures, remark, seconds, said = run(PROBES[name], arguments.bin.resolve(), arguments.minutes)
        print(f"| {name} | {remark if remark and not failures else tries} | {failures} | {seconds:.0f} |", flush=True)
        if failures:
            failed = True
            print(f"{name}: {remark or 'failed'}\n{said[-4000:]}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
