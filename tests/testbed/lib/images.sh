# shellcheck shell=bash
# Images of test hosts: one system root a broker version, made once, never written
# to again (every host is an overlay on one). What all runs share is set up here;
# what belongs to one run or one host is set up in hosts.sh.

IMAGE_VERSION=4
BROKER_VERSIONS=(3.10 4.0 4.3)

suite_of() { # BROKER: the Debian suite that has this version
    case $1 in
        3.10) echo bookworm ;;
        4.0) echo trixie ;;
        4.3) echo forky ;;
        *) die "There is no image for broker $1: choose one of ${BROKER_VERSIONS[*]}." ;;
    esac
}

image_packages() { sed 's/#.*//' "$TESTBED_HOME/packages.txt" | awk 'NF { print $1 }'; }

image_of() { # BROKER: the folder of its image
    local key
    key=$({ echo "$IMAGE_VERSION"; image_packages; } | sha256sum | cut -c1-10)
    printf '%s/images/broker-%s-%s' "$WARRENER_CACHE" "$1" "$key"
}

set_up_image() { # ROOT
    local root=$1 unit
    chroot "$root" useradd --create-home --shell /bin/bash ops
    printf 'ops ALL=(ALL) NOPASSWD: ALL\n' >"$root/etc/sudoers.d/ops"
    chmod 440 "$root/etc/sudoers.d/ops"
    mkdir -p "$root/etc/ssh/sshd_config.d" "$root/home/ops/.ssh"
    # Many short logins at once are normal for a console that asks six hosts.
    printf 'UseDNS no\nPasswordAuthentication no\nMaxStartups 100\nMaxSessions 100\nPrintMotd no\n' \
        >"$root/etc/ssh/sshd_config.d/testbed.conf"
    rm -f "$root"/etc/ssh/ssh_host_*
    # A test host has static addresses and no console, and does nothing by itself.
    for unit in systemd-networkd.service systemd-networkd.socket systemd-resolved.service \
        console-getty.service getty@.service systemd-timesyncd.service \
        apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
        e2scrub_reap.service fstrim.timer systemd-tmpfiles-clean.timer sshd-keygen.service \
        prometheus-node-exporter-apt.timer prometheus-node-exporter-nvme.timer \
        prometheus-node-exporter-smartmon.timer prometheus-node-exporter-ipmitool-sensor.timer \
        prometheus-node-exporter-mellanox-hca-temp.timer; do
        ln -sfn /dev/null "$root/etc/systemd/system/$unit"
    done
    # The hosts share one kernel and two cores: idle schedulers must not spin.
    printf '%s\n' 'SERVER_ADDITIONAL_ERL_ARGS="+sbwt none +sbwtdcpu none +sbwtdio none"' \
        >"$root/etc/rabbitmq/rabbitmq-env.conf"
    printf '[rabbitmq_management,rabbitmq_prometheus].\n' >"$root/etc/rabbitmq/enabled_plugins"
    chroot "$root" chown -R rabbitmq:rabbitmq /etc/rabbitmq
    printf 'EXTRAOPTS="-S /run/haproxy/master.sock"\n' >"$root/etc/default/haproxy"
    printf 'd /run/haproxy 2775 haproxy haproxy\n' >"$root/etc/tmpfiles.d/haproxy.conf"
    rm -f "$root/var/lib/rabbitmq/.erlang.cookie" "$root/usr/sbin/policy-rc.d"
    : >"$root/etc/machine-id"
    : >"$root/etc/resolv.conf"
}

make_image() { # BROKER IMAGE
    local suite new=$2.new.$$ option options=() sources=()
    suite=$(suite_of "$1")
    need_free_space "$WARRENER_CACHE" 2
    need_network
    while IFS= read -r option; do options+=(--aptopt="$option"); done < <(apt_options_of_this_host)
    # Testing's release file is refreshed at the archive's leisure.
    [ "$suite" != forky ] || options+=(--aptopt='Acquire::Check-Valid-Until "false"')
    sources=("deb $MIRROR $suite main")
    rm -rf "$2".new.*
    # shellcheck disable=SC2046
    phase "building the image of hosts with RabbitMQ $1 (once)" mmdebstrap --quiet --mode=root --variant=apt \
        --aptopt='APT::Install-Recommends "false"' "${options[@]}" --dpkgopt=force-unsafe-io \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
        --include="$(image_packages | paste -sd,)" "$suite" "$new" "${sources[@]}" &&
        set_up_image "$new" && mv -T "$new" "$2" && return
    rm -rf "$new"
    die "The image for RabbitMQ $1 could not be built."
}

ensure_image() { # BROKER: prints the image's folder
    local image lock old
    image=$(image_of "$1")
    mkdir -p "${image%/*}"
    if [ ! -d "$image" ]; then
        exec {lock}>"$image.lock"
        flock -n "$lock" || { say "waiting for another run that builds the image of RabbitMQ $1"; flock "$lock"; }
        [ -d "$image" ] || make_image "$1" "$image"
        exec {lock}>&-
        # Images of former lists, unless some run used them lately.
        for old in "${image%-*}"-*.lock; do
            [ "$old" != "$image.lock" ] && [ -n "$(find "$old" -mtime +2)" ] || continue
            rm -rf "${old%.lock}" "$old"
        done
    fi
    touch "$image.lock"
    printf '%s' "$image"
}
