# shellcheck shell=bash
# The cluster profile files of a run (shape: DESIGN.md, "A cluster profile").

profile_node() { # HOST
    jq -n --arg h "$1" --arg tls "${TESTBED_TLS:-}" '{name: "rabbit@\($h)", management: "https://\($h):15671",
        amqps: "\($h):5671", metrics: "http://\($h):15692", exporter: "http://\($h):9100", host: $h}
        + if $tls == "" then {management: "http://\($h):15672", managementTls: "https://\($h):15671", amqp: "\($h):5672"} else {} end'
}

profile_host() { # HOST
    jq -n --arg h "$1" --arg address "$(address_of "$1")" --arg role "$(role_of "$1")" '
        {name: $h, address: $address, ssh: $h, sudo: true, serviceManager: "systemd",
         service: (if $role == "proxy" then "haproxy" else "rabbitmq-server" end), role: $role,
         exporter: "http://\($h):9100"}
        + (if $role == "proxy" then {paths: {config: "/etc/haproxy"}}
           else {paths: {data: "/var/lib/rabbitmq", config: "/etc/rabbitmq", log: "/var/log/rabbitmq"}} end)'
}

profile_proxy() { # HOST
    jq -n --arg h "$1" --arg port "$(amqp_port)" '{name: $h, host: $h, address: "\($h):\($port)", socket: "/run/haproxy/admin.sock",
        masterSocket: "/run/haproxy/master.sock", backend: "be_amqp"}'
}

each() { # FUNCTION HOST…: a JSON array of what the function prints for each host
    local function=$1 host
    shift
    for host; do "$function" "$host"; done | jq -s .
}

# All hosts share this machine's CPU and load, builds and tests included: with the ordinary
# thresholds a healthy cluster would be called busy.
QUIET_THRESHOLDS='{"cpuWarning": 100, "cpuCritical": 100, "memoryWarning": 100, "memoryCritical": 100, "diskWarning": 100, "diskCritical": 100, "loadWarning": 100, "loadCritical": 100}'

profile() { # NAME NODES HOSTS PROXIES
    jq -n --arg name "$1" --argjson nodes "$2" --argjson hosts "$3" --argjson proxies "$4" \
        --arg user "$OPERATOR" --arg tls "$TESTBED_DIR/tls" --arg ssh "$TESTBED_SSH_CONFIG" \
        --argjson thresholds "$QUIET_THRESHOLDS" '
        {name: $name, environment: "test", user: $user, nodes: $nodes, hosts: $hosts, proxies: $proxies,
         tls: {ca: "\($tls)/ca.pem", clientCertificate: "\($tls)/client.pem", clientKey: "\($tls)/client.key"},
         ssh: {config: $ssh}, intervals: {poll: 5}, thresholds: $thresholds}'
}

write_profiles() {
    local members proxies
    mapfile -t members < <(cluster_members)
    mapfile -t proxies < <(proxies)
    profile testbed "$(each profile_node "${members[@]}")" "$(each profile_host "${HOSTS[@]}")" \
        "$(each profile_proxy "${proxies[@]}")" >"$WARRENER_PROFILE"
    case " ${HOSTS[*]} " in
        *' dr1 '*) profile dr1 "$(each profile_node dr1)" "$(each profile_host dr1)" '[]' >"$WARRENER_DR_PROFILE" ;;
    esac
    chmod 600 "$TESTBED_DIR"/*.json
}
