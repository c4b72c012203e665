#!/bin/sh
# Tests the web page in Debian's Chromium: installs the browser and the two npm packages where missing.
#
# usage: sh tests/web/run.sh BIN_DIR WORK_DIR    programs; a folder for packages, indexes and pictures
# Ends with 77, the status of a skipped test, where the browser or the packages cannot be had.
# PATTERN=REGEX runs some tests only. With KOURYU_ARTIFACTS=DIR, pictures of every state at three widths, light and dark, go there.
set -eu
bin=$1
work=$2
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)

skip() {
  echo "skipped: $1" >&2
  exit 77
}

command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || skip "no Node.js and npm"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || skip "Node.js is older than 20"
if [ ! -x /usr/bin/chromium ]; then
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  export DEBIAN_FRONTEND=noninteractive
  { $as_root apt-get update -qq &&
    $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } >&2 ||
    skip "Debian's chromium cannot be installed"
fi

mkdir -p "$work"
cp "$here"/*.mjs "$here"/package.json "$here"/package-lock.json "$work"
cd "$work"
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --no-audit --no-fund >&2 || skip "the npm packages cannot be installed"
  cp package-lock.json node_modules/.installed
fi

pictures=${KOURYU_ARTIFACTS:-}
[ -z "$pictures" ] || mkdir -p "$pictures"
BIN=$bin SOURCE=$source PICTURES=$pictures exec node --test-reporter=spec ${PATTERN:+--test-name-pattern="$PATTERN"} all.mjs
