#!/bin/sh
# copy-program.sh WARRENCTL: puts the program with what it is linked to onto lb1, the profile with its keys to where it says
# they are, and lets the user's systemd there run with nobody logged in.
set -e
libraries=$(ldd "$1" | awk '$2 == "=>" && $3 ~ /^\// {print $3}' | grep -v -E '/lib(c|m|dl|rt|pthread|resolv)\.so')
on lb1 'rm -rf wct && mkdir wct'
# shellcheck disable=SC2086 # a list of files
tar -chf - $libraries "$1" 2>/dev/null | on lb1 'tar -xf - -C wct --transform "s|.*/||"'
tar -chf - "$TESTBED_DIR/ssh" "$TESTBED_DIR/tls" "$TESTBED_SSH_CONFIG" "$WARRENER_PROFILE" 2>/dev/null |
    on lb1 "sudo -n tar -xf - -C / && sudo -n chown -R ops: '$TESTBED_DIR'"
on lb1 'sudo -n loginctl enable-linger ops'
