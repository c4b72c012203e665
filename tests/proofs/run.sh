#!/bin/sh
# Every long proof, one after the other; prints a table of tries, failures and seconds.
#
# usage: sh tests/proofs/run.sh [--minutes N] [NAME...]     NAME: see run.py; --minutes: of the load (30); hours in all
# Needs the release build and Python 3.11; the system call faults need strace. Ends with 1 where a proof fails.
set -eu
cd "$(dirname "$0")/../.."
exec python3 tests/proofs/run.py "$@"
