# shellcheck shell=bash
# What the helper commands in bin/ begin with: the functions and the run's settings.
set -euo pipefail
TESTBED_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$TESTBED_HOME/../../installer/lib.sh"
for part in names hosts ready; do . "$TESTBED_HOME/lib/$part.sh"; done
[ -n "${TESTBED_DIR:-}" ] || die "This works only inside 'testbed exec' or 'testbed enter'."
# shellcheck disable=SC1091
. "$TESTBED_DIR/settings"
needs_hosts() { [ $# -gt 0 ] || die "Usage: ${0##*/} HOST…  (of ${HOSTS[*]})"; }
