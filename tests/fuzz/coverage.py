#!/usr/bin/env python3
"""Lines of our own code that a run of the coverage build has met, by folder. usage: coverage.py BUILD [MOST_FILES]"""
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
build = pathlib.Path(sys.argv[1]).resolve()
most = int(sys.argv[2]) if len(sys.argv) > 2 else 20
met = collections.defaultdict(dict)  # file -> line -> times

# One call for many objects: gcov starts slowly. A header counts once, whatever includes it.
data = [str(p) for p in build.rglob('*.gcda') if '/tests/' not in str(p.relative_to(build))]
with tempfile.TemporaryDirectory() as folder:
    for begin in range(0, len(data), 50):
        subprocess.run(['gcov', '--json-format', '--preserve-paths', *data[begin:begin + 50]],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for result in pathlib.Path(folder).glob('*.gcov.json.gz'):
        told = json.loads(gzip.decompress(result.read_bytes()))
        for file in told['files']:
            path = (pathlib.Path(told['current_working_directory']) / file['file']).resolve()
            if not path.is_relative_to(PROJECT) or path.is_relative_to(build) or 'tests' in path.parts:
                continue
            lines = met[str(path.relative_to(PROJECT))]
            for line in file['lines']:
                lines[line['line_number']] = lines.get(line['line_number'], 0) + line['count']

folders = collections.defaultdict(lambda: [0, 0])
missed = []
for file, lines in met.items():
    hit = sum(1 for times in lines.values() if times)
    for name in ('/'.join(file.split('/')[:2]), 'all'):
        folders[name][0] += hit
        folders[name][1] += len(lines)
    missed.append((len(lines) - hit, len(lines), file))
for name, (hit, lines) in sorted(folders.items()):
    print(f'{name:28} {hit:6} of {lines:6} lines {100 * hit / max(lines, 1):5.1f} %')
print('\nmost lines left:')
for left, lines, file in sorted(missed, reverse=True)[:most]:
    print(f'{left:5} of {lines:5} {file}')
