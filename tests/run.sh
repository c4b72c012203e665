#!/bin/sh
# Installs what is missing, builds the release preset and runs every fast test; ends with ctest's summary.
#
# usage: sh tests/run.sh [CTEST_OPTION...]      for example: sh tests/run.sh -R snippet
set -eu
cd "$(dirname "$0")/.."
sh setup.sh
cmake --preset release
cmake --build --preset release
exec ctest --preset release "$@"
