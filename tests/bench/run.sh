#!/bin/sh
# Measures recognition, indexing and search over a JSON-lines corpus, each against raw MeCab in the same run.
#
# usage: sh tests/bench/run.sh [PASSAGES.jsonl [QUESTIONS.jsonl]]   default: ../shared/eval/jaquad
# Compare ratios, never seconds: the machine may be shared. Needs the release build and Python 3.11.
set -eu
cd "$(dirname "$0")/../.."
shared=${KOURYU_SHARED:-../shared}
passages=${1:-$shared/eval/jaquad/passages.jsonl}
questions=${2:-$shared/eval/jaquad/questions.jsonl}
bin=${KOURYU_BIN:-build/release/bin}
if [ ! -f "$passages" ]; then
  echo "benchmarks skipped: $passages is absent"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$passages" >"$work/lines.txt" <<'LINES'
import json
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    print(json.loads(line)["text"].replace("\n", ""))
LINES
"$bin/recognition_bench" "$work/lines.txt" || echo "recognition costs more than a quarter of MeCab"
exec python3 tests/bench/measure.py "$bin" "$passages" "$questions" "$work"
