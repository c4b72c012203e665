#!/bin/sh
# Fuzzes each target with libFuzzer, one after another; ends with 1 where something was found.
#
# usage: sh tests/fuzz/run.sh SECONDS [TARGET...]      after: cmake --build --preset fuzz
set -u
cd "$(dirname "$0")/../.."
seconds=${1:?seconds of each target}
shift
program=$PWD/build/fuzz/bin/kouryu_fuzz
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
[ $# -gt 0 ] || set -- $("$program" 2>&1 | sed -n 's/^name one in KOURYU_FUZZ_TARGET: //p')
mkdir -p build/fuzz/finds
status=0
for target in "$@"; do
  mkdir -p "build/fuzz/corpus/$target"
  seeds=build/fuzz/tests/fuzz/seeds/$target
  found=tests/fuzz/found/$target
  [ -d "$seeds" ] || seeds=
  [ -d "$found" ] || found=
  # shellcheck disable=SC2086  # a folder that is absent is no argument
  KOURYU_FUZZ_TARGET=$target "$program" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 \
    -max_len=16384 -artifact_prefix="build/fuzz/finds/$target-" -print_final_stats=1 \
    "build/fuzz/corpus/$target" $seeds $found >"build/fuzz/finds/$target.log" 2>&1
  ended=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/finds/$target.log")
  echo "$target: ${runs:-?} runs, exit $ended"
  [ $ended -eq 0 ] || status=1
done
exit $status
