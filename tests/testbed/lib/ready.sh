# shellcheck shell=bash
# Waiting, always for a condition and never longer than a bound.

api() { # HOST PATH
    curl -sf -m 3 --cacert "$TESTBED_DIR/tls/ca.pem" -u "$OPERATOR:$OPERATOR_PASSWORD" "$(management_scheme)://$1:$(management_port)/api/$2"
}

open_port() { timeout 1 bash -c ": </dev/tcp/$1/$2" 2>/dev/null; }

members_are() { # HOST COUNT: so many nodes run, as this node sees them, none is cut off, and each is told of with its figures
    [ "$(api "$1" nodes | jq '[.[] | select(.running and ((.partitions // []) == []) and has("mem_used"))] | length' 2>/dev/null)" = "$2" ]
}

broker_is_ready() { # HOST MEMBERS
    members_are "$1" "$2" && open_port "$1" "$(amqp_port)" && open_port "$1" 5671 && open_port "$1" 15671 && open_port "$1" 15692
}

proxy_is_ready() { # HOST: the proxy sends clients to every member
    local state
    state=$(ssh -F "$TESTBED_SSH_CONFIG" "$1" 'echo show servers state be_amqp | sudo -n socat -t 2 - /run/haproxy/admin.sock' </dev/null 2>/dev/null) || return 1
    # columns: 6 operational state (2 = up), 7 administrative state (0 = ready)
    [ "$(awk '$6 == 2 && $7 == 0' <<<"$state" | wc -l)" -eq "$(cluster_members | wc -l)" ]
}

host_is_ready() {
    case $(role_of "$1") in
        broker) broker_is_ready "$1" "$(cluster_members | wc -l)" ;;
        standby) broker_is_ready "$1" 1 ;;
        proxy) proxy_is_ready "$1" ;;
    esac && open_port "$1" 22 && open_port "$1" 9100
}

not_ready() { # HOST…: prints those that are not
    local host
    for host; do host_is_ready "$host" || echo "$host" & done
    wait
}

wait_for_hosts() { # SECONDS
    local deadline=$((SECONDS + $1)) waiting=("${HOSTS[@]}")
    while :; do
        mapfile -t waiting < <(not_ready "${waiting[@]}")
        [ ${#waiting[@]} -gt 0 ] || return 0
        [ "$SECONDS" -lt "$deadline" ] || break
        sleep 0.3
    done
    say "not ready within $1 s: ${waiting[*]}"
    return 1
}

show_trouble() { # what the hosts that failed said last
    local host root
    for host in "${HOSTS[@]}"; do
        host_is_ready "$host" && continue
        root=$(host_folder "$host")/root
        {
            printf -- '--- console of %s\n' "$host"
            tail -n 8 "$(host_folder "$host")/console"
            printf -- '--- broker log of %s\n' "$host"
            tail -n 12 "$root"/var/log/rabbitmq/rabbit@*.log
        } >&2 2>/dev/null
    done
    return 0
}
