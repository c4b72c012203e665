"""Takes one protection out of a copy of the tree at a time, and shows that its proof then fails.

usage: python3 tests/proofs/switched_off.py [--check] [--work FOLDER] [--jobs N] [NAME...]

The rows stand in switched_off.tsv: protection, file, the exact text there (once; \\n is a line end), what to put in its
place, the target to build, the command that must fail. Rows of one name are one change; its last row has target and
command. A name chooses the rows that it begins. The copy is of the files that git knows, built by the preset release;
each command must first pass with all protections on. With --work the copy stays, and is used again.

--check only looks whether each text is there: a table that no longer fits the sources shows nothing.

Prints a table; ends with 1 where a proof passes without its protection, fails with it, or a change does not apply."""
import argparse
import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = pathlib.Path(__file__).with_suffix(".tsv")
PRESET = "release"
LONGEST_S = 1800


class Protection:
    def __init__(self, name):
        self.name, self.changes, self.target, self.command = name, [], "", ""

    def misfit(self, tree):
        """Why the changes cannot be made in `tree`, or None."""
        for file, text, _ in self.changes:
            path = tree / file
            count = path.read_text(encoding="utf-8").count(text) if path.is_file() else 0
            if count != 1:
                return f"{file} has the text {count} times: {text.splitlines()[0]}"
        return None if self.command and self.target else "no target or no command"

    def apply(self, tree):
        """Returns what to write back."""
        before = {}
        for file, text, replacement in self.changes:
            path = tree / file
            now = path.read_text(encoding="utf-8")
            before.setdefault(path, now)
            path.write_text(now.replace(text, replacement), encoding="utf-8")
        return before


def read_table():
    protections = {}
    with TABLE.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row or row[0].startswith("#"):
                continue
            name, file, text, replacement, target, command = row
            protection = protections.setdefault(name, Protection(name))
            protection.changes.append((file, text.replace("\\n", "\n"), replacement.replace("\\n", "\n")))
            protection.target, protection.command = target or protection.target, command or protection.command
    return list(protections.values())


def copy_tree(tree):
    """Files that differ alone are written, so that a build that is there is used again."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, tree / name
        if not source.is_file() or (target.is_file() and target.read_bytes() == source.read_bytes()):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
        target.touch()


def run(command, tree, log):
    """The exit status; None after LONGEST_S."""
    log.write(f"$ {command}\n")
    log.flush()
    environment = {**os.environ, "KOURYU_BIN": str(tree / "build" / PRESET / "bin")}
    try:
        return subprocess.run(command, shell=True, cwd=tree, env=environment, stdin=subprocess.DEVNULL, stdout=log,
                              stderr=subprocess.STDOUT, timeout=LONGEST_S, check=False).returncode
    except subprocess.TimeoutExpired:
        return None


def build(tree, targets, jobs, log):
    return run(f"cmake --build --preset {PRESET} -j {jobs} --target {' '.join(sorted(targets))}", tree, log) == 0


def shown(protection, tree, jobs, log):
    """'yes', or what is wrong."""
    before = protection.apply(tree)
    try:
        if not build(tree, protection.target.split(), jobs, log):
            return "does not build without it"
        status = run(protection.command, tree, log)
    finally:
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")
    return {0: "PASSES WITHOUT IT", 127: "no such program", None: "does not end"}.get(status, "yes")


def show_all(protections, tree, jobs, log):
    copy_tree(tree)
    if run(f"cmake --preset {PRESET}", tree, log) != 0:
        raise SystemExit(f"cannot configure the copy: see {log.name}")
    targets = {target for protection in protections for target in protection.target.split()}
    if not build(tree, targets, jobs, log):
        raise SystemExit(f"the copy does not build: see {log.name}")
    passes, failed = {}, 0
    for protection in protections:
        begin = time.monotonic()
        if protection.command not in passes:  # all changes are taken back by now
            passes[protection.command] = build(tree, targets, jobs, log) and run(protection.command, tree, log) == 0
        told = shown(protection, tree, jobs, log) if passes[protection.command] else "FAILS WITH IT"
        failed += told != "yes"
        print(f"{protection.name}\t{told}\t{time.monotonic() - begin:.0f} s\t{protection.command}", flush=True)
    return failed


def main():
    parser = argparse.ArgumentParser(description="Shows that each proof fails without its protection.")
    parser.add_argument("--check", action="store_true", help="only whether the rows fit the sources")
    parser.add_argument("--work", type=pathlib.Path, help="folder of the copy, which stays")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    protections = [p for p in read_table() if not arguments.names or any(p.name.startswith(n) for n in arguments.names)]
    misfits = [(p, p.misfit(ROOT)) for p in protections]
    for protection, why in misfits:
        if why:
            print(f"{protection.name}\tDOES NOT APPLY: {why}")
    failed = sum(why is not None for _, why in misfits)
    protections = [p for p, why in misfits if why is None]
    if not arguments.check:
        with tempfile.TemporaryDirectory() as folder:
            tree = (arguments.work or pathlib.Path(folder) / "kouryu").resolve()
            tree.mkdir(parents=True, exist_ok=True)
            with (tree.parent / (tree.name + ".log")).open("w", encoding="utf-8") as log:
                failed += show_all(protections, tree, arguments.jobs, log)
    print(f"switched off: {len(misfits)} tries, {failed} failures")
    return 1 if failed or not misfits else 0


if __name__ == "__main__":
    sys.exit(main())
