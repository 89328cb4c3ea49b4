#!/bin/sh
# Makes the certificates of this folder anew; needs OpenSSL 3.4 or later.
set -eu
cd "$(dirname "$0")"
key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
always='-not_before 20200101000000Z -not_after 21200101000000Z'
key ca.key
# shellcheck disable=SC2086
openssl req -x509 -key ca.key -subj '/CN=Warrener test CA' $always -out ca.pem
make() { # NAME SUBJECT-ALT-NAME DATES…
    name=$1 san=$2
    shift 2
    key "$name.key"
    openssl req -new -key "$name.key" -subj "/CN=$name" -addext "subjectAltName=$san" -out "$name.csr"
    openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -copy_extensions copy "$@" -out "$name.pem" 2>/dev/null
    rm "$name.csr"
}
# shellcheck disable=SC2086
make server 'DNS:localhost,IP:127.0.0.1' $always
# shellcheck disable=SC2086
make othername 'DNS:elsewhere.example' $always
# shellcheck disable=SC2086
make client 'DNS:client' $always
make expired 'DNS:localhost,IP:127.0.0.1' -not_before 20200101000000Z -not_after 20200102000000Z
rm ca.key
