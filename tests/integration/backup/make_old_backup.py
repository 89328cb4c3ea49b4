#!/usr/bin/env python3
"""What clusters of RabbitMQ 3.10 have: makes it in the virtual host "old" of the broker at make_old_backup.py URL.

Of it from-3.10.tar.zst was made, on the test hosts with RabbitMQ 3.10.8, plugins rabbitmq_consistent_hash_exchange and
rabbitmq_shovel enabled on each: warrenctl backup create --without logs --without configuration --vhost old."""
import base64
import json
import os
import sys
import urllib.error
import urllib.request

BASE, PASSWORD = sys.argv[1], os.environ["WARRENER_PASSWORD"]
LOGIN = base64.b64encode(f"warrener:{PASSWORD}".encode()).decode()
MESSAGES = 60


def call(method, path, body=None):
    request = urllib.request.Request(BASE + "/api/" + path, None if body is None else json.dumps(body).encode(), method=method,
                                     headers={"Authorization": "Basic " + LOGIN, "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.read()
    except urllib.error.HTTPError as error:
        sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")


def put(path, body=None):
    call("PUT", path, body or {})


def bind(source, kind, destination, key):
    call("POST", f"bindings/old/e/{source}/{kind}/{destination}", {"routing_key": key, "arguments": {}})


put("vhosts/old")
put("permissions/old/warrener", {"configure": ".*", "write": ".*", "read": ".*"})
put("users/old.alice", {"password": "secret", "tags": "monitoring"})
put("permissions/old/old.alice", {"configure": "", "write": ".*", "read": ".*"})
put("vhost-limits/old/max-queues", {"value": 100})

put("policies/old/ha", {"pattern": "^mirrored", "apply-to": "queues", "priority": 1,
                        "definition": {"ha-mode": "exactly", "ha-params": 2, "ha-sync-mode": "automatic", "message-ttl": 864000000}})
put("policies/old/only-ha", {"pattern": "^also", "apply-to": "queues", "definition": {"ha-mode": "all"}})
put("policies/old/lazy", {"pattern": "^lazy", "apply-to": "queues", "definition": {"queue-mode": "lazy", "max-length": 100000}})
put("policies/old/masters", {"pattern": "^min", "definition": {"queue-master-locator": "min-masters"}})
put("operator-policies/old/bound", {"pattern": ".*", "apply-to": "queues", "definition": {"expires": 864000000}})

put("exchanges/old/old.topics", {"type": "topic", "durable": True, "arguments": {"alternate-exchange": "old.rest"}})
put("exchanges/old/old.rest", {"type": "fanout", "durable": True})
put("exchanges/old/old.inner", {"type": "topic", "durable": True, "internal": True})
put("exchanges/old/old.hash", {"type": "x-consistent-hash", "durable": True})
put("topic-permissions/old/old.alice", {"exchange": "old.topics", "write": "^a", "read": ".*"})
bind("old.topics", "e", "old.inner", "#")

queues = {
    "mirrored.orders": {},
    "also.mirrored": {"x-max-priority": 5},
    "lazy.audit": {"x-queue-mode": "lazy"},
    "lazy.byPolicy": {},
    "version.one": {"x-queue-version": 1},
    "min.masters": {"x-queue-master-locator": "min-masters"},
    "quorum.payments": {"x-queue-type": "quorum", "x-delivery-limit": 7, "x-dead-letter-exchange": "old.rest", "x-quorum-initial-group-size": 3},
    "quorum.bounded": {"x-queue-type": "quorum", "x-max-in-memory-length": 10, "x-max-length": 5000},
    "stream.events": {"x-queue-type": "stream", "x-max-length-bytes": 100000000, "x-stream-max-segment-size-bytes": 1000000},
    "in.memory": None,
}
for name, arguments in queues.items():
    put(f"queues/old/{name}", {"durable": False} if arguments is None else {"durable": True, "arguments": arguments})
    bind("old.inner", "q", name, name.split(".")[0] + ".#")
    for i in range(MESSAGES):
        call("POST", "exchanges/old/amq.default/publish", {
            "routing_key": name, "payload_encoding": "string", "payload": f"{name} {i:05}",
            "properties": {"delivery_mode": 2, "message_id": f"{name}-{i}", "content_type": "text/plain", "headers": {"n": i, "of": name}}})
bind("old.hash", "q", "mirrored.orders", "1")
# It leads nowhere: it is there to be backed up.
put("parameters/shovel/old/old.move", {"value": {"src-protocol": "amqp091", "src-uri": "amqp://127.0.0.1:1", "src-queue": "a",
                                                 "dest-protocol": "amqp091", "dest-uri": "amqp://127.0.0.1:1", "dest-queue": "b"}})
