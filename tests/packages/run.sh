#!/bin/sh
# Builds the Debian packages, checks them with lintian, installs them on a clean Debian 12 and asks questions there.
#
# usage: sh tests/packages/run.sh [--keep]     as root; fetches Debian packages from where apt does; minutes.
# The packages stay in build/package/packages, with --keep the clean system in build/package/clean, too.
set -eu
cd "$(dirname "$0")/../.."
keep=${1:-}
[ "$(id -u)" -eq 0 ] || { echo "run.sh: needs root for a clean system in a folder" >&2; exit 2; }
sh setup.sh
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get install -y -qq --no-install-recommends dpkg-dev lintian debootstrap nginx-light systemd man-db >/dev/null

build=build/package
packages="$PWD/$build/packages"
cmake --preset package
cmake --build --preset package
rm -rf "$packages"
(cd "$build" && cpack -B "$packages" >cpack.log) || { cat "$build/cpack.log" >&2; exit 1; }

step() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

step "four packages, dependencies by dpkg-shlibdeps"
for name in libkouryu libkouryu-dev kouryu kouryu-server; do
  deb=$(ls "$packages/${name}"_*.deb) || fail "no package $name"
  printf '%s (%s KiB): %s\n' "$name" "$(($(stat -c %s "$deb") / 1024))" "$(dpkg-deb -f "$deb" Depends)"
done
for name in libkouryu kouryu; do
  dpkg-deb -f "$packages/${name}"_*.deb Depends | grep -q 'libxapian30 (>=' || fail "$name: no libxapian30"
done

step "lintian"
lintian --fail-on error --suppress-tags-from-file searcher/server/packaging/lintian-accepted "$packages"/*.deb

step "systemd-analyze verify and security, nginx -t"
unit=searcher/server/packaging/kouryu.service
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The unit's program is not installed here: the same unit with the one just built.
sed "s|ExecStart=/usr/bin/kouryu|ExecStart=$PWD/$build/bin/kouryu|" "$unit" >"$scratch/kouryu.service"
systemd-analyze verify --man=no "$scratch/kouryu.service"
systemd-analyze security --offline=true --threshold=20 "$scratch/kouryu.service" | tail -n 1
mkdir -p "$scratch/nginx"
printf 'events {}\npid %s/nginx.pid;\nerror_log stderr;\nhttp { include %s/searcher/server/packaging/nginx.conf; }\n' \
  "$scratch" "$PWD" >"$scratch/nginx/nginx.conf"
nginx -t -q -c "$scratch/nginx/nginx.conf"

# Nothing of this machine's environment reaches the clean system.
in_clean_system() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$clean" "$@"; }

step "a clean Debian 12"
clean="$PWD/$build/clean"
mirror=$(apt-cache policy base-files | sed -n 's|^ *[0-9]* \(http[^ ]*\) bookworm/main .*|\1|p' | head -n 1)
rm -rf "$clean"
debootstrap --variant=minbase bookworm "$clean" "${mirror:-http://deb.debian.org/debian}" >"$build/debootstrap.log" 2>&1 ||
  { tail -n 20 "$build/debootstrap.log" >&2; fail "debootstrap"; }
if [ "$keep" != --keep ]; then trap 'rm -rf "$scratch" "$clean"' EXIT; fi
cp -r /etc/apt/apt.conf.d "$clean/etc/apt/"
cp /etc/resolv.conf "$clean/etc/" 2>/dev/null || true
mkdir "$clean/packages"
cp "$packages"/*.deb "$clean/packages"
cp -r corpus/documents "$clean/srv/documents"
cp -r searcher/examples "$clean/srv/examples"
in_clean_system sh -euc '
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends /packages/*.deb >/tmp/install.log 2>&1 || { cat /tmp/install.log; exit 1; }
  dpkg --audit
  id kouryu
  stat -c "%U:%G %a %n" /var/lib/kouryu
  kouryu-index --index /var/lib/kouryu/index --format json --progress none /srv/documents
  kouryu search --index /var/lib/kouryu/index --limit 1 だいれん 環境'

step "the service as its user, read-only"
in_clean_system sh -euc '
  . /etc/default/kouryu-server
  setpriv --reuid kouryu --regid kouryu --clear-groups kouryu serve $KOURYU_SERVE_OPTIONS 2>/tmp/serve.log &
  server=$!
  apt-get install -y -qq --no-install-recommends curl >/dev/null 2>&1
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    curl -sf http://127.0.0.1:8080/api/v1/health && break
    sleep 0.5
  done
  echo
  curl -sf "http://127.0.0.1:8080/api/v1/search?q=%E5%A4%A7%E9%80%A3&limit=1" | head -c 300
  echo
  kill $server
  wait $server
  ! setpriv --reuid kouryu --regid kouryu --clear-groups touch /var/lib/kouryu/index/x 2>/dev/null'

step "an embedder: C by pkg-config, C++ by CMake, Python by ctypes"
in_clean_system sh -euc '
  apt-get install -y -qq --no-install-recommends g++ cmake make pkg-config python3 >/dev/null 2>&1
  cc /srv/examples/walk.c -o /tmp/walk $(pkg-config --cflags --libs kouryu)
  /tmp/walk /var/lib/kouryu/index だいれん | sed -n 1p
  mkdir /tmp/program
  printf "%s\n" "cmake_minimum_required(VERSION 3.25)" "project(p LANGUAGES CXX)" "find_package(kouryu REQUIRED)" \
    "add_executable(threads /srv/examples/threads.cpp)" "target_link_libraries(threads kouryu::searcher)" \
    >/tmp/program/CMakeLists.txt
  cmake -S /tmp/program -B /tmp/program/build >/dev/null
  cmake --build /tmp/program/build >/dev/null
  /tmp/program/build/threads /var/lib/kouryu/index 大連 環境
  python3 /srv/examples/search.py /var/lib/kouryu/index だいれん | sed -n 1p'

step "removed without a trace but the index"
in_clean_system sh -euc '
  apt-get purge -y -qq kouryu-server kouryu libkouryu libkouryu-dev >/dev/null 2>&1
  find / -xdev -name "*kouryu*" -not -path "/var/lib/kouryu*" -not -path "/packages/*" -not -path "/tmp/*" \
    -not -path "/srv/*" -not -path "/proc/*" -not -path "/var/log/*" -not -path "/var/cache/*"
  test -d /var/lib/kouryu/index'
echo "all passed"
