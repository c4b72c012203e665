"""Checks the sample documents against manifest.tsv: one row a file, encoding, length, number of files."""

import csv
import pathlib
import sys

LEAST_FILES = 44
LENGTHS = range(300, 6001)  # characters
CODECS = {"UTF-8": "utf-8", "CP932": "cp932", "EUC-JP": "euc_jp"}
COLUMNS = ["file", "shape", "encoding", "facts", "licence"]


def read_manifest(path):
    """Returns the rows of the manifest by file name; lines that begin with '#' are comments."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = [line for line in stream if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_name = {row["file"]: row for row in rows}
    if len(by_name) != len(rows):
        raise ValueError("a file is named twice in the manifest")
    return by_name


def decodes(data, codec):
    """True if every byte of `data` is text in `codec`."""
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def complaints_about(path, row):
    """Yields what is wrong with one document."""
    if list(row) != COLUMNS or not all(row.values()):
        yield f"{path.name}: the manifest row must fill {', '.join(COLUMNS)}"
        return
    if row["licence"] != "CC0-1.0":
        yield f"{path.name}: licence is {row['licence']}"
    codec = CODECS.get(row["encoding"])
    data = path.read_bytes()
    if codec is None or not decodes(data, codec):
        yield f"{path.name}: is not {row['encoding']}"
        return
    if codec != "utf-8" and decodes(data, "utf-8"):
        yield f"{path.name}: is said to be {row['encoding']} but reads as UTF-8"
    length = len(data.decode(codec))
    if length not in LENGTHS:
        yield f"{path.name}: {length} characters, not {LENGTHS.start} to {LENGTHS.stop - 1}"


def main():
    here = pathlib.Path(__file__).resolve().parent
    rows = read_manifest(here / "manifest.tsv")
    files = {path.name: path for path in sorted((here / "documents").iterdir())}
    problems = [f"{name}: not in the manifest" for name in files if name not in rows]
    problems += [f"{name}: not in documents/" for name in rows if name not in files]
    if len(files) < LEAST_FILES:
        problems.append(f"{len(files)} documents, fewer than {LEAST_FILES}")
    for name in sorted(files.keys() & rows.keys()):
        problems += complaints_about(files[name], rows[name])
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(files)} documents, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
