#!/bin/sh
# Installs the Debian 12 packages that building and testing kouryu needs; does nothing when all are there.
#
# usage: sh setup.sh        as root, or as a user who may sudo
set -eu
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

packages="g++ cmake ninja-build pkg-config git ca-certificates
  libxapian-dev xapian-tools libmecab-dev mecab-utils mecab-ipadic-utf8
  libicu-dev libmarisa-dev libxxhash-dev libcli11-dev libboost1.81-dev zlib1g-dev nlohmann-json3-dev libxlsxwriter-dev
  libpoppler-private-dev libqpdf-dev poppler-data libxml2-dev libzip-dev libpugixml-dev libgmime-3.0-dev libgsf-1-dev liblhasa-dev libmd4c-dev libseccomp-dev
  libgtest-dev libgmock-dev librapidcheck-dev python3 python3-jsonschema php8.2-cli strace scdoc gzip zsh fish"

missing=""
for package in $packages; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "setup.sh: needs root or sudo to install:$missing" >&2
    exit 1
  fi
  as_root="sudo -E"
fi
echo "setup.sh: installing$missing" >&2
# Package lists may be absent or old: refresh them once, and only when something is missing.
$as_root apt-get update -qq >&2
# shellcheck disable=SC2086  # the lists are meant to be split
$as_root apt-get install -y -qq --no-install-recommends $missing >&2
