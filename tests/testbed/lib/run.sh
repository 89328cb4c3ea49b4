#!/bin/bash
# run.sh DIR [COMMAND…]: the first process of a run's PID namespace. Boots the hosts
# and runs the command; when it ends, the kernel ends every process of the run, and
# with them go the run's network and mounts.
set -euo pipefail
TESTBED_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$TESTBED_HOME/../../installer/lib.sh"
for part in names keys hosts ready profile; do . "$TESTBED_HOME/lib/$part.sh"; done

export TESTBED_DIR=$1
shift
# shellcheck disable=SC1091
. "$TESTBED_DIR/settings" # TESTBED_NAME TESTBED_IMAGE TESTBED_BROKER TESTBED_TLS HOSTS
export TESTBED_NAME TESTBED_BROKER TESTBED_TLS

# /proc is still the outer one here: it tells by which PID others find this run.
read -r outer_pid _ </proc/self/stat
echo "$outer_pid" >"$TESTBED_DIR/pid"

prepare_namespaces() {
    local folder
    mount -t proc proc /proc
    mount -t sysfs sysfs /sys
    mount -t cgroup2 none /sys/fs/cgroup
    mkdir "/sys/fs/cgroup/$TESTBED_NAME"
    # What `ip netns` and nspawn keep there must not be seen by other runs.
    for folder in /run/netns /run/systemd/nspawn; do
        mkdir -p "$folder"
        mount -t tmpfs -o mode=755 tmpfs "$folder"
    done
    # Names come from this file alone: inside there is no name server to ask.
    hosts_file >"$TESTBED_DIR/hosts.txt"
    printf 'passwd: files\ngroup: files\nhosts: files\n' >"$TESTBED_DIR/nsswitch.conf"
    mount --bind "$TESTBED_DIR/hosts.txt" /etc/hosts
    mount --bind "$TESTBED_DIR/nsswitch.conf" /etc/nsswitch.conf

    ip link set lo up
    ip link add testbed type bridge
    ip addr add "$CONSOLE_ADDRESS/24" dev testbed
    ip link set testbed up
    make_cut_table
}

boot() {
    local host began=$SECONDS
    say "booting ${HOSTS[*]} with RabbitMQ $TESTBED_BROKER"
    prepare_namespaces
    make_ssh_files
    make_certificates
    for host in "${HOSTS[@]}"; do
        make_host "$host"
        connect_host "$host"
        start_host "$host"
    done
    write_profiles
    if ! wait_for_hosts "${TESTBED_BOOT_TIMEOUT:-180}"; then
        show_trouble
        die "The test hosts did not start."
    fi
    say "test hosts are up ($((SECONDS - began)) s)"
}

write_environment() { # what `testbed enter` gives to a command
    declare -px | grep -E "^declare -x (PATH|HOME|LC_ALL|WARRENER_|TESTBED_|CCACHE_)" >"$TESTBED_DIR/environment"
}

export TESTBED_SSH_CONFIG=$TESTBED_DIR/ssh/config
export WARRENER_PROFILE=$TESTBED_DIR/testbed.json WARRENER_DR_PROFILE=$TESTBED_DIR/dr1.json
export WARRENER_PASSWORD=$OPERATOR_PASSWORD
ln -s "$TESTBED_HOME/bin" "$TESTBED_DIR/bin"
export PATH=$TESTBED_DIR/bin:$TESTBED_PROGRAMS:$PATH

command_pid=
trap '[ -z "$command_pid" ] && exit 143; kill -TERM "$command_pid" 2>/dev/null || true' TERM
boot
write_environment
: >"$TESTBED_DIR/ready"

# In the background, so that the trap runs at once; with the caller's standard input,
# and with Ctrl-C, which the shell makes background commands deaf to.
status=0
env --default-signal=INT,QUIT -- "$@" <&0 &
command_pid=$!
wait "$command_pid" || status=$?
# A trapped signal ends `wait` early: wait again for the command's own end.
while kill -0 "$command_pid" 2>/dev/null; do
    status=0
    wait "$command_pid" || status=$?
done
exit "$status"
