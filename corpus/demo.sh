#!/bin/sh
# Builds kouryu, indexes the sample documents (texts and office files) and answers a query in colour.
#
# usage: sh corpus/demo.sh [QUERY]              default query: 大連 環境
set -eu
cd "$(dirname "$0")/.."
sh setup.sh
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "demo: building (a few minutes the first time) ..." >&2
if ! { cmake --preset release && cmake --build --preset release --target kouryu kouryu-index; } >"$log" 2>&1; then
  tail -n 60 "$log" >&2
  exit 2
fi
index=build/demo.index
build/release/bin/kouryu-index --index "$index" --prune corpus/documents corpus/formats >&2
if [ $# -eq 0 ]; then
  set -- 大連 環境
fi
build/release/bin/kouryu search --index "$index" --color always -- "$@"
