# shellcheck shell=bash
# shellcheck disable=SC2034 # used by those that source this
# Who is who among the test hosts. The network is private to a run (its own network
# namespace), so every run may use the same names and addresses.

ALL_HOSTS=(broker1 broker2 broker3 lb1 lb2 dr1)
NETWORK=10.77.0
CONSOLE_ADDRESS=$NETWORK.1
OPERATOR=warrener
OPERATOR_PASSWORD=warrener-test

address_of() {
    case $1 in
        broker[123]) echo "$NETWORK.1${1#broker}" ;;
        lb[12]) echo "$NETWORK.2${1#lb}" ;;
        dr1) echo "$NETWORK.31" ;;
        *) die "There is no test host '$1': choose from ${ALL_HOSTS[*]}." ;;
    esac
}

role_of() {
    case $1 in
        broker*) echo broker ;;
        lb*) echo proxy ;;
        dr*) echo standby ;;
    esac
}

# A run with --tls has no listener for clients or the management API that speaks without it. (The
# metrics have no account, and stay plain.)
is_tls_only() { [ -n "${TESTBED_TLS:-}" ]; }
amqp_port() { if is_tls_only; then echo 5671; else echo 5672; fi; }
management_port() { if is_tls_only; then echo 15671; else echo 15672; fi; }
management_scheme() { if is_tls_only; then echo https; else echo http; fi; }

has_broker() { [ "$(role_of "$1")" != proxy ]; }

# The hosts of this run that are members of the cluster under test.
cluster_members() {
    local host
    for host in "${HOSTS[@]}"; do
        [ "$(role_of "$host")" != broker ] || echo "$host"
    done
}

proxies() {
    local host
    for host in "${HOSTS[@]}"; do
        [ "$(role_of "$host")" != proxy ] || echo "$host"
    done
}
