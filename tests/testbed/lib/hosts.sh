# shellcheck shell=bash
# One test host: its file system, its settings, its network, its start and its end.
# Runs inside the run's own mount, network and PID namespaces (lib/run.sh).

host_folder() { printf '%s/hosts/%s' "$TESTBED_DIR" "$1"; }
cgroup_of() { printf '/sys/fs/cgroup/%s/%s' "$TESTBED_NAME" "$1"; }

hosts_file() {
    local host
    printf '127.0.0.1 localhost\n%s console\n' "$CONSOLE_ADDRESS"
    for host in "${ALL_HOSTS[@]}"; do printf '%s %s\n' "$(address_of "$host")" "$host"; done
}

broker_configuration() { # HOST
    local member number=0
    cat <<END
# Test host $1
loopback_users = none
default_user = $OPERATOR
default_pass = $OPERATOR_PASSWORD
default_user_tags.administrator = true

$(is_tls_only && echo 'listeners.tcp = none' || echo 'listeners.tcp.default = 5672')
listeners.ssl.default = 5671
ssl_options.cacertfile = /etc/rabbitmq/tls/ca.pem
ssl_options.certfile = /etc/rabbitmq/tls/server.pem
ssl_options.keyfile = /etc/rabbitmq/tls/server.key
ssl_options.verify = verify_peer
ssl_options.fail_if_no_peer_cert = false

$(is_tls_only || echo 'management.tcp.port = 15672')
management.ssl.port = 15671
management.ssl.cacertfile = /etc/rabbitmq/tls/ca.pem
management.ssl.certfile = /etc/rabbitmq/tls/server.pem
management.ssl.keyfile = /etc/rabbitmq/tls/server.key

# The hosts share one machine: none may believe that all its memory is its own.
vm_memory_high_watermark.absolute = 2GB
END
    if [ "$(role_of "$1")" = standby ]; then
        printf 'cluster_name = %s\n' "$1"
        return
    fi
    printf 'cluster_name = testbed\n'
    # Partitions end by themselves once the network is whole; yet, unlike with
    # pause_minority, the last node left still answers when the two others are down.
    printf 'cluster_partition_handling = autoheal\n'
    printf 'cluster_formation.peer_discovery_backend = classic_config\n'
    for member in $(cluster_members); do
        number=$((number + 1))
        printf 'cluster_formation.classic_config.nodes.%s = rabbit@%s\n' "$number" "$member"
    done
}

# What a broker answers by itself. Not port-listener: from 4.0 on that asks the peers, and while one of
# them is frozen it takes 10 s on all, so that the proxies take every broker out.
proxy_check() {
    local ssl=
    is_tls_only && ssl=" ssl"
    case $TESTBED_BROKER in
    4.3)
        cat <<END
    option httpchk
    http-check send meth GET uri /api/health/checks/ready-to-serve-clients ver HTTP/1.1 hdr Host testbed
    http-check expect status 200
END
        ;;
    *) # That one is there from 4.1.1 on only; before, a drained broker is known by its closed port.
        cat <<END
    option tcp-check
    tcp-check connect port $(amqp_port)$ssl
    tcp-check connect port $(management_port)$ssl
    tcp-check send "GET /api/health/checks/virtual-hosts HTTP/1.0\\r\\nAuthorization: Basic $(printf '%s:%s' "$OPERATOR" "$OPERATOR_PASSWORD" | base64)\\r\\n\\r\\n"
    tcp-check expect string "200 OK"
END
        ;;
    esac
}

proxy_configuration() {
    local member
    cat <<END
global
    log /dev/log local0
    chroot /var/lib/haproxy
    user haproxy
    group haproxy
    stats socket /run/haproxy/admin.sock mode 660 level admin group haproxy
    stats timeout 2m
    server-state-file /var/lib/haproxy/server-state
    hard-stop-after 10m

defaults
    log global
    mode tcp
    option tcplog
    option clitcpka
    option srvtcpka
    option redispatch
    retries 2
    timeout connect 3s
    timeout check 3s
    timeout client 3h
    timeout server 3h
    load-server-state-from-file global

frontend fe_amqp
    bind :$(amqp_port)
    default_backend be_amqp

backend be_amqp
    balance leastconn
$(proxy_check)
    default-server check$(is_tls_only && echo " check-ssl verify none") port $(management_port) inter 1s fall 3 rise 2 on-marked-down shutdown-sessions weight 100
END
    for member in $(cluster_members); do printf '    server %s %s:%s\n' "$member" "$(address_of "$member")" "$(amqp_port)"; done
    # The same brokers by another listener, checked where be_amqp checks them; and what is no broker.
    cat <<END

frontend fe_amqps
    bind :$(is_tls_only && echo 5673 || echo 5671)
    default_backend be_amqps

backend be_amqps
    balance leastconn
    default-server on-marked-down shutdown-sessions weight 100
END
    for member in $(cluster_members); do printf '    server %s %s:5671 track be_amqp/%s\n' "$member" "$(address_of "$member")" "$member"; done
    cat <<END

frontend fe_exporter
    bind :9109
    default_backend be_exporter

backend be_exporter
    default-server weight 100
END
    for member in $(cluster_members); do printf '    server %s %s:9100\n' "$member" "$(address_of "$member")"; done
}

disable_units() { # ROOT UNIT…
    local root=$1 unit
    shift
    for unit; do ln -sfn /dev/null "$root/etc/systemd/system/$unit"; done
}

# The host's file system: an overlay on the image. `volatile`: nobody reads it after
# a power cut, so nothing has to wait for the disk.
make_host() { # HOST
    local host=$1 folder root owner
    folder=$(host_folder "$host")
    root=$folder/root
    mkdir -p "$folder/upper" "$folder/work" "$root"
    mount -t overlay -o "lowerdir=$TESTBED_IMAGE,upperdir=$folder/upper,workdir=$folder/work,volatile" overlay "$root"

    printf '%s\n' "$host" >"$root/etc/hostname"
    hosts_file >"$root/etc/hosts"
    # A real host has a disk where these have an overlay, which the exporter leaves out by default.
    printf "ARGS='--collector.processes --collector.filesystem.fs-types-exclude=^(%s)\$'\n" \
        'autofs|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|fusectl|hugetlbfs|mqueue|proc|pstore|securityfs|sysfs|tmpfs|tracefs' \
        >"$root/etc/default/prometheus-node-exporter"
    install -m 600 "$TESTBED_DIR/ssh/host-$host" "$root/etc/ssh/ssh_host_ed25519_key"
    install -m 644 "$TESTBED_DIR/ssh/host-$host.pub" "$root/etc/ssh/ssh_host_ed25519_key.pub"
    owner=$(stat -c %u:%g "$root/home/ops")
    install -m 600 -o "${owner%:*}" -g "${owner#*:}" "$TESTBED_DIR/ssh/id.pub" "$root/home/ops/.ssh/authorized_keys"
    chown "$owner" "$root/home/ops/.ssh"
    chmod 700 "$root/home/ops/.ssh"

    if has_broker "$host"; then
        disable_units "$root" haproxy.service
        owner=$(stat -c %u:%g "$root/var/lib/rabbitmq")
        broker_configuration "$host" >"$root/etc/rabbitmq/rabbitmq.conf"
        mkdir -p "$root/etc/rabbitmq/tls"
        cp "$TESTBED_DIR/tls/ca.pem" "$root/etc/rabbitmq/tls/ca.pem"
        cp "$TESTBED_DIR/tls/$host.pem" "$root/etc/rabbitmq/tls/server.pem"
        cp "$TESTBED_DIR/tls/$host.key" "$root/etc/rabbitmq/tls/server.key"
        printf 'COOKIEOF%s' "$(role_of "$host" | tr '[:lower:]' '[:upper:]')" >"$root/var/lib/rabbitmq/.erlang.cookie"
        chmod 400 "$root/var/lib/rabbitmq/.erlang.cookie"
        chown -R "$owner" "$root/var/lib/rabbitmq/.erlang.cookie" "$root/etc/rabbitmq/rabbitmq.conf" "$root/etc/rabbitmq/tls"
    else
        disable_units "$root" rabbitmq-server.service epmd.service epmd.socket
        proxy_configuration >"$root/etc/haproxy/haproxy.cfg"
    fi
}

connect_host() { # HOST: a veth from the bridge into the host's network namespace
    local host=$1
    ip netns add "$host"
    ip link add "to-$host" master testbed type veth peer name eth0 netns "$host"
    ip link set "to-$host" up
    ip -n "$host" -batch - <<END
link set lo up
link set eth0 up
addr add $(address_of "$host")/24 dev eth0
END
}

# A control group of its own, or all hosts would share one rabbitmq-server.service.
start_host() { # HOST
    local host=$1
    mkdir -p "$(cgroup_of "$host")"
    # A host that was cut off from power leaves this mount behind, and nspawn then refuses.
    umount "/run/systemd/nspawn/unix-export/$host" 2>/dev/null || true
    # shellcheck disable=SC2016
    setsid bash -c 'echo 0 >"$1/cgroup.procs"; shift; exec "$@"' start "$(cgroup_of "$host")" \
        systemd-nspawn --quiet --register=no --keep-unit --machine="$host" \
        --directory="$(host_folder "$host")/root" --network-namespace-path="/run/netns/$host" \
        --resolv-conf=off --timezone=off --link-journal=no --capability=CAP_NET_ADMIN \
        --boot -- systemd.show_status=error \
        >>"$(host_folder "$host")/console" 2>&1 </dev/null &
    disown # its end is not this script's business
}

pids_of() { # HOST
    find "$(cgroup_of "$1")" -name cgroup.procs -exec cat {} + 2>/dev/null
}

is_up() { [ -n "$(pids_of "$1")" ]; }

end_host() { # HOST: the power cord pulled
    local pid tries
    for tries in $(seq 100); do
        is_up "$1" || return 0
        for pid in $(pids_of "$1"); do kill -KILL "$pid" 2>/dev/null || true; done
        sleep 0.05
    done
    die "$1 did not end after $tries attempts."
}

beam_pids() { # HOST: its broker's virtual machine
    local pid name
    for pid in $(pids_of "$1"); do
        read -r name 2>/dev/null <"/proc/$pid/comm" || continue
        [ "$name" != beam.smp ] || echo "$pid"
    done
}

# The cut drops packets without a word, as a failed switch does: nobody is told.
# ARP stays, so that senders wait for answers instead of hearing "no route".
make_cut_table() {
    nft -f - <<'END'
table bridge testbed {
    set cut { type ifname; }
    chain input { type filter hook input priority 0; iifname @cut ether type { ip, ip6 } drop; }
    chain output { type filter hook output priority 0; oifname @cut ether type { ip, ip6 } drop; }
    chain forward {
        type filter hook forward priority 0
        iifname @cut ether type { ip, ip6 } drop
        oifname @cut ether type { ip, ip6 } drop
    }
}
END
}

cut_host() { nft add element bridge testbed cut "{ \"to-$1\" }"; }
heal_host() { nft delete element bridge testbed cut "{ \"to-$1\" }" 2>/dev/null || true; }
