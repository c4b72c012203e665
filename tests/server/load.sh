#!/bin/sh
# Long rows of the server's tests: minutes of mixed load over 10,000 passages, and slow clients by the thousand.
#
# usage: sh tests/server/load.sh [SECONDS [REQUESTS_A_SECOND]]     default: 300 400; prints figures, ends with 1 when one is missed
# Loopback only; needs the release build and Python 3.11. Stops by itself.
set -eu
cd "$(dirname "$0")/../.."
bin=${KOURYU_BIN:-build/release/bin}
exec python3 tests/server/load.py --seconds "${1:-300}" --rate "${2:-400}" "$bin"
