# shellcheck shell=bash
# What the installer's and the test hosts' scripts share. Sourced, never run.
# Everything for people goes to stderr: stdout belongs to the command that is run.

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
WARRENER_CACHE=${WARRENER_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/warrener}
case $WARRENER_CACHE in /*) ;; *) WARRENER_CACHE=$PWD/$WARRENER_CACHE ;; esac
export WARRENER_CACHE
MIRROR=${WARRENER_MIRROR:-http://deb.debian.org/debian}
export MIRROR CHECKOUT

say() { printf '[warrener] %s\n' "$*" >&2; }
die() { printf '[warrener] %s\n' "$*" >&2; exit 1; }

# phase TEXT COMMAND…  runs COMMAND with its output in a log, says TEXT and how
# long it took; shows the end of the log when it fails.
phase() {
    local text=$1 began=$SECONDS name log status=0
    shift
    # Open but unlinked: nothing is left of it, however this script ends.
    name=$(mktemp /tmp/warrener-log.XXXXXX)
    exec {log}<>"$name"
    rm -f "$name"
    printf '[warrener] %s … ' "$text" >&2
    [ -t 2 ] || printf '\n' >&2
    "$@" >&"$log" 2>&1 </dev/null || status=$?
    if [ "$status" -eq 0 ]; then
        say_done "$text" $((SECONDS - began))
    else
        printf '\n' >&2
        tail -n "${PHASE_LINES:-25}" "/proc/self/fd/$log" >&2
    fi
    exec {log}>&-
    return "$status"
}

say_done() {
    if [ -t 2 ]; then printf '(%s s)\n' "$2" >&2; else say "$1: done ($2 s)"; fi
}

is_root() { [ "$(id -u)" -eq 0 ]; }

# Debian 13 or later; testing and unstable carry no version number.
on_debian13() {
    (
        # shellcheck disable=SC1091
        . /etc/os-release 2>/dev/null || exit 1
        [ "${ID:-}" = debian ] && [ "${VERSION_ID:-99}" -ge 13 ]
    )
}

wanted_packages() { sed 's/#.*//' "$CHECKOUT/installer/packages.txt" | awk 'NF { print $1 }'; }

# missing_packages [ROOT] < NAMES  prints those that are not installed there.
missing_packages() {
    local admindir=${1:-}/var/lib/dpkg
    # A virtual set difference: names wanted, less names with status "installed".
    comm -23 <(sort -u) \
        <(dpkg-query --admindir="$admindir" -W -f '${db:Status-Status} ${Package}\n' |
            awk '$1 == "installed" { print $2 }' | sort -u)
}

# The site's own apt settings that a root needs as well to reach the mirror.
apt_options_of_this_host() {
    command -v apt-config >/dev/null || return 0
    apt-config dump --no-empty --format '%f "%v";%n' \
        Acquire::http::Proxy Acquire::https::Proxy Acquire::Check-Valid-Until Acquire::Check-Date
}

need_free_space() { # FOLDER GIGABYTES
    local free
    free=$(($(df --output=avail -B1G "$1" | tail -n 1)))
    [ "$free" -ge "$2" ] ||
        die "$1 has $free GB free, $2 GB are needed: free some space or set WARRENER_CACHE to a folder on another disk."
}

need_network() {
    local probe=/usr/lib/apt/apt-helper to
    [ -x "$probe" ] || die "This needs apt: use Debian or a system derived from it."
    to=$(mktemp)
    if ! timeout 60 "$probe" download-file "$MIRROR/dists/trixie/InRelease" "$to" >/dev/null 2>&1; then
        rm -f "$to"
        die "Cannot reach $MIRROR: check the network, or name another mirror in WARRENER_MIRROR."
    fi
    rm -f "$to"
}

# Packages on the running system, with services kept from starting. A shell of its own, so that the
# policy is gone however it ends: one that stayed would keep every later package's service down.
apt_install() (
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        trap 'exit 1' INT TERM HUP
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
    fi
    apt-get -o DPkg::Lock::Timeout=600 -qq update &&
        DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq -y \
            --no-install-recommends install "$@"
)

# A folder of its own outside the checkout for the build trees of this checkout.
build_home() {
    printf '%s/build/%s' "$WARRENER_CACHE" "$(printf %s "$CHECKOUT" | sha256sum | cut -c1-12)"
}
