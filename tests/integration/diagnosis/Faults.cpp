#include "Faults.h"

namespace warrener {

const QList<FaultMade> &faults()
{
    static const QList<FaultMade> table{
        {.id = "service-stopped",
         .make = "root broker2 systemctl stop rabbitmq-server",
         .heal = "root broker2 systemctl start rabbitmq-server",
         .cause = "host.service",
         .where = "broker2",
         .inDefaultRun = true},
        {.id = "process-frozen",
         .make = "testbed-freeze broker2",
         .heal = "testbed-thaw broker2",
         .cause = "host.process",
         .where = "broker2",
         .inDefaultRun = true},
        {.id = "application-stopped",
         .make = "root broker2 rabbitmqctl -q stop_app",
         .heal = "root broker2 rabbitmqctl -q start_app",
         .cause = "host.process",
         .where = "broker2"},
        {.id = "port-mapper-frozen",
         .make = "root broker2 pkill -STOP -x epmd",
         .heal = "root broker2 pkill -CONT -x epmd",
         .cause = "host.epmd",
         .where = "broker2"},
        {.id = "memory-watermark",
         .make = "root broker2 rabbitmqctl set_vm_memory_high_watermark absolute 50MB",
         .heal = "root broker2 rabbitmqctl set_vm_memory_high_watermark absolute 2GB",
         .cause = "broker.alarm.memory",
         .where = "broker2"},
        {.id = "disk-watermark",
         .make = "root broker2 rabbitmqctl set_disk_free_limit 100000GB",
         .heal = "root broker2 rabbitmqctl set_disk_free_limit 50MB",
         .cause = "broker.alarm.disk",
         .where = "broker2"},
        {.id = "disk-full",
         .make = R"sh(root broker3 sh -c 'systemctl stop rabbitmq-server; mkdir -p /run/data && cp -a /var/lib/rabbitmq/. /run/data/ &&
             mount -t tmpfs -o size=96m,mode=755 tmpfs /var/lib/rabbitmq && cp -a /run/data/. /var/lib/rabbitmq/ &&
             chown rabbitmq:rabbitmq /var/lib/rabbitmq && systemctl start rabbitmq-server; dd if=/dev/zero of=/var/lib/rabbitmq/filler bs=1M 2>/dev/null; true')sh",
         .heal =
             R"sh(root broker3 sh -c 'systemctl kill -s KILL rabbitmq-server; systemctl stop rabbitmq-server; umount -l /var/lib/rabbitmq; rm -rf /run/data; systemctl reset-failed; systemctl start rabbitmq-server')sh",
         .cause = "host.disk.full host.disk.data",
         .where = "broker3"},
        {.id = "amqp-firewalled",
         .make = "root broker2 iptables -I INPUT -p tcp -m multiport --dports 5672,5671 -j DROP",
         .heal = "root broker2 iptables -D INPUT -p tcp -m multiport --dports 5672,5671 -j DROP",
         .cause = "reach.port.amqp",
         .where = "broker2",
         .inDefaultRun = true},
        {.id = "api-firewalled",
         .make = "root broker2 iptables -I INPUT -p tcp -m multiport --dports 15672,15671 -j DROP",
         .heal = "root broker2 iptables -D INPUT -p tcp -m multiport --dports 15672,15671 -j DROP",
         .cause = "reach.port.http reach.api",
         .where = "broker2"},
        {.id = "host-cut-off", .make = "testbed-cut broker2", .heal = "testbed-heal broker2", .cause = "reach.host reach.ping", .where = "broker2"},
        {.id = "two-hosts-parted",
         .make = "root broker1 iptables -I INPUT -s \"$(address broker2)\" -j DROP; root broker2 iptables -I INPUT -s \"$(address broker1)\" -j DROP",
         .heal = "root broker1 iptables -F INPUT; root broker2 iptables -F INPUT",
         .cause = "peer.cut",
         .where = "broker1 broker2"},
        {.id = "packet-loss",
         .make = "root broker3 iptables -I INPUT -m statistic --mode random --probability 0.3 -j DROP",
         .heal = "until_true 60 root broker3 iptables -F INPUT",
         .cause = "reach.ping.loss peer.ping.loss",
         .where = "broker3"},
        {.id = "name-broken-on-one-broker",
         .make = "root broker2 sh -c 'cp -p /etc/hosts /run/hosts.kept; grep -v -w broker3 /run/hosts.kept >/etc/hosts'",
         .heal = "root broker2 cp -p /run/hosts.kept /etc/hosts",
         .cause = "peer.dns",
         .where = "broker2"},
        {.id = "clock-differs",
         .make =
             R"sh(root broker3 sh -c "printf '#!/bin/sh\nexec faketime -f +90s /bin/date \"\$@\"\n' >/usr/local/bin/date; chmod 755 /usr/local/bin/date")sh",
         .heal = "root broker3 rm -f /usr/local/bin/date",
         .cause = "host.clock",
         .where = "broker3"},
        {.id = "plugin-off-on-one-node",
         .make = "root broker3 rabbitmq-plugins -q disable rabbitmq_prometheus",
         .heal = "root broker3 rabbitmq-plugins -q enable rabbitmq_prometheus",
         .cause = "broker.plugins.differ host.config.diff",
         .where = "broker3"},
        {.id = "configuration-unreadable",
         .make = "root broker2 sh -c 'chown root:root /etc/rabbitmq/rabbitmq.conf; chmod 600 /etc/rabbitmq/rabbitmq.conf'",
         .heal = "root broker2 sh -c 'chown rabbitmq:rabbitmq /etc/rabbitmq/rabbitmq.conf; chmod 644 /etc/rabbitmq/rabbitmq.conf'",
         .cause = "host.config.files",
         .where = "broker2"},
        {.id = "configuration-syntax",
         .make =
             "root broker2 sh -c 'cp -p /etc/rabbitmq/rabbitmq.conf /run/conf.kept; echo \"listeners.tcp.local 127.0.0.1:5673\" >>/etc/rabbitmq/rabbitmq.conf'",
         .heal = "root broker2 cp -p /run/conf.kept /etc/rabbitmq/rabbitmq.conf",
         .cause = "host.config.syntax",
         .where = "broker2"},
        {.id = "log-full-of-errors",
         .make = R"sh(root broker1 sh -c 'cp -p /var/log/rabbitmq/rabbit@broker1.log /run/log.kept; for i in $(seq 1 120); do
             echo "$(date "+%F %T.%6N%:z") [error] <0.$i.0> Channel error on connection <0.$i.1>: operation basic.publish caused a channel exception not_found" >>/var/log/rabbitmq/rabbit@broker1.log; done')sh",
         .heal = "root broker1 sh -c 'cat /run/log.kept >/var/log/rabbitmq/rabbit@broker1.log'",
         .cause = "host.log.errors",
         .where = "broker1"},
        {.id = "certificate-soon",
         .make =
             R"sh(on broker3 'sudo -n sh -c "cp -p /etc/rabbitmq/tls/server.pem /run/pem.kept; cp -p /etc/rabbitmq/tls/server.key /run/key.kept; cat >/etc/rabbitmq/tls/server.pem"' <"$TESTBED_DIR/tls/soon.pem"
             on broker3 'sudo -n sh -c "cat >/etc/rabbitmq/tls/server.key"' <"$TESTBED_DIR/tls/soon.key"
             root broker3 rabbitmqctl -q eval 'ssl:clear_pem_cache().')sh",
         .heal = "root broker3 sh -c 'cp -p /run/pem.kept /etc/rabbitmq/tls/server.pem; cp -p /run/key.kept /etc/rabbitmq/tls/server.key'; root broker3 "
                 "rabbitmqctl -q eval 'ssl:clear_pem_cache().'",
         .cause = "reach.tls.expiry",
         .where = "broker3"},
        {.id = "certificate-expired",
         .make =
             R"sh(on broker3 'sudo -n sh -c "cp -p /etc/rabbitmq/tls/server.pem /run/pem.kept; cp -p /etc/rabbitmq/tls/server.key /run/key.kept; cat >/etc/rabbitmq/tls/server.pem"' <"$TESTBED_DIR/tls/expired.pem"
             on broker3 'sudo -n sh -c "cat >/etc/rabbitmq/tls/server.key"' <"$TESTBED_DIR/tls/expired.key"
             root broker3 rabbitmqctl -q eval 'ssl:clear_pem_cache().')sh",
         .heal = "root broker3 sh -c 'cp -p /run/pem.kept /etc/rabbitmq/tls/server.pem; cp -p /run/key.kept /etc/rabbitmq/tls/server.key'; root broker3 "
                 "rabbitmqctl -q eval 'ssl:clear_pem_cache().'",
         .cause = "reach.tls.expiry",
         .where = "broker3"},
        {.id = "wrong-password", .make = "true", .heal = "true", .cause = "reach.credentials", .where = "", .wrongPassword = true},
        {.id = "majority-lost",
         .make = R"sh(api -X PUT http://broker1:15672/api/queues/%2F/fault.minority -d '{"durable":true,"arguments":{"x-queue-type":"quorum"}}'
             root broker3 systemctl stop rabbitmq-server; root broker2 systemctl stop rabbitmq-server)sh",
         .heal = R"sh(for host in broker2 broker3; do root $host systemctl start --no-block rabbitmq-server; done
             until_true 60 api -X DELETE http://broker1:15672/api/queues/%2F/fault.minority)sh",
         .cause = "host.service",
         .where = "broker2 broker3",
         .also = "queue.minority"},
        {.id = "no-consumers",
         .make = R"sh(api -X PUT http://broker1:15672/api/queues/%2F/fault.waiting -d '{"durable":true,"arguments":{"x-queue-type":"quorum"}}'
             for i in $(seq 1 20); do api -X POST http://broker1:15672/api/exchanges/%2F/amq.default/publish -d '{"properties":{},"routing_key":"fault.waiting","payload":"x","payload_encoding":"string"}'; done
             filled() { [ "$(curl -s -m 5 -u "warrener:$WARRENER_PASSWORD" http://broker1:15672/api/queues/%2F/fault.waiting | sed 's/.*"messages_ready":\([0-9]*\).*/\1/')" = 20 ]; }
             until_true 30 filled)sh",
         .heal = "api -X DELETE http://broker1:15672/api/queues/%2F/fault.waiting",
         .cause = "queue.no-consumers",
         .where = "fault.waiting"},
        {.id = "unroutable",
         .make =
             R"sh((while :; do curl -s -m 5 -u "warrener:$WARRENER_PASSWORD" -H 'content-type: application/json' -X POST http://broker1:15672/api/exchanges/%2F/amq.direct/publish -d '{"properties":{},"routing_key":"nowhere","payload":"x","payload_encoding":"string"}' -o /dev/null; sleep 0.05; done) >/dev/null 2>&1 &
             echo $! >"$TESTBED_DIR/publishing.pid"
             dropped() { curl -s -m 5 http://broker1:15692/metrics | grep -Eq '^rabbitmq_global_messages_unroutable_(returned|dropped)_total.* [1-9]'; }
             until_true 30 dropped)sh",
         .heal = R"sh(kill "$(cat "$TESTBED_DIR/publishing.pid")")sh",
         .cause = "queue.unroutable",
         .where = ""},
        {.id = "connection-leak",
         .make =
             R"sh(("$LOAD" broker1:5672 --user warrener --prefix fault-leak --rate 1 --queues 1 --publishers 1 --consumers 1 --seconds 300 --idle-connections 300 >/dev/null 2>&1 & echo $! >"$TESTBED_DIR/leak.pid")
             many() { [ "$(curl -s -m 5 -u "warrener:$WARRENER_PASSWORD" http://broker1:15672/api/overview | sed 's/.*"connections":\([0-9]*\).*/\1/')" -ge 300 ]; }
             until_true 60 many)sh",
         .heal = R"sh(kill -INT "$(cat "$TESTBED_DIR/leak.pid")"; until_true 30 sh -c '! kill -0 "$(cat "$TESTBED_DIR/leak.pid")" 2>/dev/null')sh",
         .cause = "broker.leak.connections",
         .where = ""},
        {.id = "server-down-by-hand",
         .make = "for proxy in lb1 lb2; do haproxy $proxy 'set server be_amqp/broker2 state maint'; done",
         .heal = "for proxy in lb1 lb2; do haproxy $proxy 'set server be_amqp/broker2 state ready'; done",
         .cause = "proxy.maintenance",
         .where = "lb1 lb2"},
        {.id = "one-proxy-differs",
         .make = "haproxy lb1 'set server be_amqp/broker3 state drain'",
         .heal = "haproxy lb1 'set server be_amqp/broker3 state ready'",
         .cause = "proxy.maintenance proxy.agree",
         .where = "lb1"},
        {.id = "proxy-stopped",
         .make = "root lb2 systemctl stop haproxy",
         .heal = "root lb2 systemctl start haproxy",
         .cause = "proxy.process host.service",
         .where = "lb2"},
        {.id = "proxy-mode-http",
         .make = "root lb1 sh -c 'cp -p /etc/haproxy/haproxy.cfg /run/cfg.kept; sed -i \"s/mode tcp/mode http/; s/option tcplog/option httplog/\" "
                 "/etc/haproxy/haproxy.cfg; systemctl reload haproxy'",
         .heal = "root lb1 sh -c 'cp -p /run/cfg.kept /etc/haproxy/haproxy.cfg; systemctl reload haproxy'",
         .cause = "proxy.config.mode",
         .where = "lb1"},
        {.id = "proxy-sends-header",
         .make = "root lb1 sh -c 'cp -p /etc/haproxy/haproxy.cfg /run/cfg.kept; sed -i \"s/^\\([[:space:]]*server broker2 .*\\)$/\\1 send-proxy-v2/\" "
                 "/etc/haproxy/haproxy.cfg; systemctl reload haproxy'",
         .heal = "root lb1 sh -c 'cp -p /run/cfg.kept /etc/haproxy/haproxy.cfg; systemctl reload haproxy'",
         .cause = "proxy.config.header",
         .where = "lb1"},
        {.id = "super-stream-half-deleted",
         .make = R"sh(api -X PUT http://broker1:15672/api/exchanges/%2F/fault.super -d '{"type":"direct","durable":true,"arguments":{"x-super-stream":true}}'
             for n in 0 1; do api -X PUT http://broker1:15672/api/queues/%2F/fault.super-$n -d '{"durable":true,"arguments":{"x-queue-type":"stream"}}'; done
             api -X POST http://broker1:15672/api/bindings/%2F/e/fault.super/q/fault.super-0 -d '{"routing_key":"0","arguments":{"x-stream-partition-order":0}}')sh",
         .heal = R"sh(for n in 0 1; do api -X DELETE http://broker1:15672/api/queues/%2F/fault.super-$n; done
             api -X DELETE http://broker1:15672/api/exchanges/%2F/fault.super)sh",
         .cause = "queue.superstream",
         .where = ""},
        {.id = "exporter-gone",
         .make = "root broker3 systemctl stop prometheus-node-exporter",
         .heal = "root broker3 systemctl start prometheus-node-exporter",
         .cause = "host.exporter reach.port.exporter",
         .where = "broker3"},
        {.id = "queue-deleted-by-hand",
         .make = "api -X DELETE http://broker1:15672/api/queues/%2F/fault.deleted",
         .heal = "true",
         .cause = "human.deleted.queues human.deleted.queue",
         .where = "fault.deleted",
         .needsReference = true,
         .prepare = R"sh(api -X PUT http://broker1:15672/api/queues/%2F/fault.deleted -d '{"durable":true,"arguments":{"x-queue-type":"quorum"}}')sh"},
        // The last one: the hosts' journals remember it for an hour.
        {.id = "killed-again-and-again",
         .make =
             R"sh(for i in 1 2 3; do root broker3 pkill -9 beam.smp; until_true 60 on broker3 systemctl is-active --quiet rabbitmq-server; until_true 60 root broker3 rabbitmqctl -q await_startup; done)sh",
         .heal = "true",
         .cause = "host.restarts",
         .where = "broker3"},
    };
    return table;
}

} // namespace warrener
