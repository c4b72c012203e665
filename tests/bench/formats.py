"""Measures how fast each format is read on one core: MB/s, pages/s, and both against the format's bare library.

usage: python3 tests/bench/formats.py [FILE_OR_FOLDER...]     default: corpus/formats, only to see that it runs: files of
a few milliseconds are below the grain of the clock, so give a folder of real ones

Times are the user and system seconds of kouryu-extract over all files of a format, its start (a file of one letter)
taken off. Each is paired with the bare library in the same round: PDF with `pdftotext -raw` (package poppler-utils),
HTML, Office, mail and Markdown with a parse by libxml2, libzip and pugixml, GMime or md4c that makes nothing of it,
text and CSV with ICU's conversion (bare_parse.cpp); the start of these is taken off too. The ratio is the median of the
rounds: 1.00 is as fast as the library. Compare ratios, not seconds: the machine may be shared. Needs the release build.
"""

import collections
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("KOURYU_BUILD", HERE / "build/release"))
EXTRACT = BUILD / "libexec/kouryu/kouryu-extract"
BARE_PARSE = BUILD / "bin/bare_parse"
# Which of bare_parse is the yardstick; None: pdftotext.
FORMATS = {"pdf": None, "docx": "office", "xlsx": "office", "pptx": "office", "eml": "eml", "html": "html",
           "csv": "text", "md": "md", "txt": "text"}
LEAST_SECONDS = 1.0  # of one measurement
MOST_ROUNDS = 200


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def round_seconds(commands, start):
    return sum(max(0.0, cpu_seconds(command) - start) for command in commands)


def paired_rounds(ours, our_start, bare, bare_start):
    """Seconds of a round of each, the start taken off, and the median of their ratios (0: nothing to compare)."""
    rounds = []
    while len(rounds) < MOST_ROUNDS and (len(rounds) < 3 or sum(mine for mine, _ in rounds) < LEAST_SECONDS):
        rounds.append((round_seconds(ours, our_start), round_seconds(bare, bare_start)))
    ratio = statistics.median(theirs / max(1e-6, mine) for mine, theirs in rounds)
    return max(1e-6, statistics.median(mine for mine, _ in rounds)), ratio


def median_start(command):
    return sorted(cpu_seconds(command) for _ in range(9))[4]


def pages_of(path):
    told = subprocess.run([EXTRACT, "--show", path], capture_output=True, check=False).stdout
    return sum(line.startswith(b"page ") for line in told.splitlines())


def files_of(arguments):
    for argument in arguments or [HERE / "corpus/formats"]:
        path = pathlib.Path(argument)
        yield from (p for p in sorted(path.rglob("*")) if p.is_file()) if path.is_dir() else [path]


def bare_command(name, path):
    kind = FORMATS[name]
    return [BARE_PARSE, kind, path] if kind else ["pdftotext", "-raw", path, "-"]


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
        print("format\tfiles\tMB\tpages\tMB/s\tpages/s\tof the bare library")
        for name, paths in sorted(by_format.items()):
            megabytes = sum(path.stat().st_size for path in paths) / 1e6
            pages = sum(pages_of(path) for path in paths)
            bare = []
            if shutil.which(bare_command(name, "")[0]):
                bare = [bare_command(name, path) for path in paths]
            bare_letter = [BARE_PARSE, FORMATS[name], letter] if FORMATS[name] else ["pdftotext", "-v"]
            bare_start = median_start(bare_letter) if bare else 0
            seconds, ratio = paired_rounds([[EXTRACT, "--show", path] for path in paths], start, bare, bare_start)
            print(f"{name}\t{len(paths)}\t{megabytes:.2f}\t{pages or '-'}\t{megabytes / seconds:.1f}\t"
                  f"{f'{pages / seconds:.0f}' if pages else '-'}\t{f'{ratio:.2f}' if bare else '-'}", flush=True)


if __name__ == "__main__":
    main()
