# shellcheck shell=bash
# SSH keys and certificates of one run. Elliptic curves: made in milliseconds.

make_ssh_files() {
    local host
    mkdir -m 700 "$TESTBED_DIR/ssh"
    ssh-keygen -q -t ed25519 -N '' -C warrener-testbed -f "$TESTBED_DIR/ssh/id"
    for host in "${HOSTS[@]}"; do
        ssh-keygen -q -t ed25519 -N '' -C "$host" -f "$TESTBED_DIR/ssh/host-$host"
        printf '%s,%s %s\n' "$host" "$(address_of "$host")" "$(cut -d' ' -f1,2 "$TESTBED_DIR/ssh/host-$host.pub")"
    done >"$TESTBED_DIR/ssh/known_hosts"
    for host in "${HOSTS[@]}"; do
        printf 'Host %s\n    HostName %s\n' "$host" "$(address_of "$host")"
    done >"$TESTBED_SSH_CONFIG"
    cat >>"$TESTBED_SSH_CONFIG" <<END
Host *
    User ops
    IdentityFile $TESTBED_DIR/ssh/id
    IdentitiesOnly yes
    UserKnownHostsFile $TESTBED_DIR/ssh/known_hosts
    GlobalKnownHostsFile /dev/null
    StrictHostKeyChecking yes
    BatchMode yes
    ConnectTimeout 5
    LogLevel ERROR
END
    chmod 600 "$TESTBED_SSH_CONFIG"
}

sign() { # NAME SUBJECT EXTENSIONS [VALIDITY OPTION…]: NAME.pem and NAME.key, signed by the CA
    local name=$1 subject=$2 extensions=$3
    shift 3
    [ $# -gt 0 ] || set -- -days 400
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
        -subj "$subject" -keyout "$name.key" -out "$name.csr"
    openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial "$@" \
        -extfile <(printf '%b\n' "$extensions") -out "$name.pem"
    rm -f "$name.csr"
}

make_certificates() (
    mkdir -p "$TESTBED_DIR/tls"
    cd "$TESTBED_DIR/tls" || exit 1
    exec 2>>"$TESTBED_DIR/log" # openssl talks much
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 400 \
        -subj '/CN=Warrener test CA' -addext 'keyUsage=critical,keyCertSign,cRLSign' -keyout ca.key -out ca.pem
    local host everyone='' proxies='' usage='basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth,clientAuth\n'
    # Clients reach a broker by the name of a proxy too: with --tls its bytes go through as they are.
    for host in $(proxies); do proxies+=",DNS:$host,IP:$(address_of "$host")"; done
    for host in "${HOSTS[@]}"; do
        everyone+=",DNS:$host,IP:$(address_of "$host")"
        has_broker "$host" || continue
        sign "$host" "/CN=$host" "${usage}subjectAltName=DNS:$host,IP:$(address_of "$host")$proxies"
    done
    sign client /CN=warrener "${usage}"
    # For tests that put a bad certificate on a broker: one that runs out in five days,
    # one that has run out, and one that is sound but names another host.
    sign soon /CN=soon "${usage}subjectAltName=${everyone#,}" -days 5
    sign expired /CN=expired "${usage}subjectAltName=${everyone#,}" \
        -not_before 20240101000000Z -not_after 20240201000000Z
    sign wrong-name /CN=elsewhere "${usage}subjectAltName=DNS:elsewhere.example"
    # Another CA's certificate: what a client sees that trusts the wrong CA.
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 400 \
        -subj '/CN=Some other CA' -keyout other-ca.key -out other-ca.pem
    chmod 600 ./*.key
)
