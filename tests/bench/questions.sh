#!/bin/sh
# Measures questions on 100,000 passages against the plain OR of their base forms, in one run: the ratio counts.
#
# usage: sh tests/bench/questions.sh [COUNT [QUESTIONS]]   default: 100000 passages, 300 questions of ../shared/eval/jaquad
# Takes minutes (an index of COUNT passages is built). Needs the release build with kouryu-eval, and Python 3.11.
set -eu
cd "$(dirname "$0")/../.."
shared=${KOURYU_SHARED:-../shared}
bin=${KOURYU_BIN:-build/release/bin}
count=${1:-100000}
asked=${2:-300}
data=$shared/eval/jaquad
if [ ! -f "$data/passages.jsonl" ]; then
  echo "benchmark skipped: $data is absent"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/bench/make_corpus.py "$data/passages.jsonl" "$count" >"$work/corpus.jsonl"
"$bin/kouryu-index" --index "$work/index" --input jsonl "$work/corpus.jsonl" >/dev/null
python3 tests/bench/question_ratio.py "$bin" "$work/index" "$data/questions.jsonl" "$asked"
