"""Measures how fast each format is read on one core: MB/s, pages/s, and PDF against the bare library's own text.

usage: python3 tests/bench/formats.py [FILE_OR_FOLDER...]     default: corpus/formats, only to see that it runs: files of
a few milliseconds are below the grain of the clock, so give a folder of real ones

Times are the user and system seconds of kouryu-extract over all files of a format, its start (a file of one letter)
taken off; PDF is compared in the same run with `pdftotext -raw` (package poppler-utils), of which the start is taken
off too. Compare ratios, not seconds: the machine may be shared. Needs the release build.
"""

import collections
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parents[2]
EXTRACT = pathlib.Path(os.environ.get("KOURYU_BUILD", HERE / "build/release")) / "libexec/kouryu/kouryu-extract"
FORMATS = ("pdf", "docx", "xlsx", "pptx", "eml", "html", "csv", "md", "txt")
LEAST_SECONDS = 1.0  # of one measurement


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rounds_seconds(commands, start):
    """Seconds of one round over `commands`, the start of each taken off; as many rounds as make a second."""
    total, rounds = 0.0, 0
    while total < LEAST_SECONDS and rounds < 200:
        total += sum(max(0.0, cpu_seconds(command) - start) for command in commands)
        rounds += 1
    return total / rounds


def median_start(command):
    return sorted(cpu_seconds(command) for _ in range(9))[4]


def pages_of(path):
    told = subprocess.run([EXTRACT, "--show", path], capture_output=True, check=False).stdout
    return sum(line.startswith(b"page ") for line in told.splitlines())


def files_of(arguments):
    for argument in arguments or [HERE / "corpus/formats"]:
        path = pathlib.Path(argument)
        yield from (p for p in sorted(path.rglob("*")) if p.is_file()) if path.is_dir() else [path]


def main():
    by_format = collections.defaultdict(list)
    for path in files_of(sys.argv[1:]):
        name = path.suffix.lower()[1:]
        name = {"htm": "html"}.get(name, name)
        if name in FORMATS:
            by_format[name].append(path)
    with tempfile.TemporaryDirectory() as folder:
        letter = pathlib.Path(folder) / "a.txt"
        letter.write_text("a")
        start = median_start([EXTRACT, "--show", letter])
        print("format\tfiles\tMB\tpages\tMB/s\tpages/s\tof pdftotext -raw")
        for name, paths in sorted(by_format.items()):
            megabytes = sum(path.stat().st_size for path in paths) / 1e6
            pages = sum(pages_of(path) for path in paths)
            seconds = max(1e-6, rounds_seconds([[EXTRACT, "--show", path] for path in paths], start))
            ratio = "-"
            if name == "pdf" and shutil.which("pdftotext"):
                bare_start = median_start(["pdftotext", "-v"])
                bare = rounds_seconds([["pdftotext", "-raw", path, "-"] for path in paths], bare_start)
                ratio = f"{bare / seconds:.2f}"
            print(f"{name}\t{len(paths)}\t{megabytes:.2f}\t{pages or '-'}\t{megabytes / seconds:.1f}\t"
                  f"{pages / seconds if pages else 0:.0f}\t{ratio}")


if __name__ == "__main__":
    main()
