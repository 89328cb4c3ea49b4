#!/usr/bin/env python3
"""Publishes by AMQP 1.0 or MQTT, with the least that each asks for: publish_odd.py amqp1|mqtt HOST TARGET COUNT"""
import os
import socket
import struct
import sys

USER, PASSWORD = "warrener", os.environ["WARRENER_PASSWORD"]


class Line:
    def __init__(self, host, port):
        self.socket = socket.create_connection((host, port), 20)
        self.socket.settimeout(20)

    def send(self, data):
        self.socket.sendall(data)

    def take(self, size):
        data = b""
        while len(data) < size:
            more = self.socket.recv(size - len(data))
            if not more:
                sys.exit("the broker closed the connection")
            data += more
        return data


# --- AMQP 1.0 ---

def uint(value): return b"\x70" + struct.pack(">I", value)
def ulong(value): return b"\x80" + struct.pack(">Q", value)
def text(value): return b"\xb1" + struct.pack(">I", len(value.encode())) + value.encode()
def symbol(value): return b"\xb3" + struct.pack(">I", len(value)) + value.encode()
def binary(value): return b"\xb0" + struct.pack(">I", len(value)) + value
def listed(items): return b"\xd0" + struct.pack(">II", len(b"".join(items)) + 4, len(items)) + b"".join(items)
def mapped(items): return b"\xd1" + struct.pack(">II", len(b"".join(items)) + 4, len(items)) + b"".join(items)
def described(code, value): return b"\x00\x53" + bytes([code]) + value


NULL, TRUE, FALSE = b"\x40", b"\x41", b"\x42"


def frame(body, kind=0): return struct.pack(">IBBH", len(body) + 8, 2, kind, 0) + body


def performative(line):
    """The code of the next frame that is not empty, and its bytes."""
    while True:
        size = struct.unpack(">I", line.take(4))[0]
        rest = line.take(size - 4)
        if size > 8:
            body = rest[rest[0] * 4 - 4:]
            if body[2] in (0x16, 0x17, 0x18):
                sys.exit(f"the broker ended it: {body!r}")
            return body[2], body


def amqp1(host, target, count):
    line = Line(host, 5672)
    line.send(b"AMQP\x03\x01\x00\x00")
    line.take(8)
    performative(line)
    line.send(frame(described(0x41, listed([symbol("PLAIN"), binary(f"\0{USER}\0{PASSWORD}".encode())])), 1))
    performative(line)
    line.send(b"AMQP\x00\x01\x00\x00")
    line.take(8)
    line.send(frame(described(0x10, listed([text("odd"), text("vhost:/"), uint(65536)]))))
    line.send(frame(described(0x11, listed([NULL, uint(0), uint(2000), uint(2000)]))))
    source = described(0x28, listed([text("here")]))
    line.send(frame(described(0x12, listed([text("link"), uint(0), FALSE, b"\x50\x00", b"\x50\x00", source,
                                            described(0x29, listed([text(target)])), NULL, NULL, uint(0)]))))
    while performative(line)[0] != 0x13:
        pass
    for i in range(count):
        sections = described(0x70, listed([TRUE, b"\x50\x05"]))
        sections += described(0x73, listed([text(f"id-{i}"), NULL, NULL, text("a subject"), text("reply"), text("correlation"), symbol("text/plain")]))
        sections += described(0x74, mapped([text("a-string"), text("späße"), text("a-long"), b"\x81" + struct.pack(">q", -5 - i), text("a-bool"), TRUE]))
        sections += described(0x75, binary(f"message {i}".encode()))
        line.send(frame(described(0x14, listed([uint(0), uint(i), binary(struct.pack(">I", i)), uint(0), FALSE, FALSE])) + sections))
        code, body = performative(line)
        while code != 0x15:
            code, body = performative(line)
        if b"\x00\x53\x24" not in body:
            sys.exit(f"not accepted: {body!r}")


# --- MQTT 3.1.1 ---

def packet(kind, body): return bytes([kind]) + (bytes([len(body)]) if len(body) < 128 else bytes([len(body) % 128 + 128, len(body) // 128])) + body
def prefixed(value): return struct.pack(">H", len(value.encode())) + value.encode()


def mqtt(host, topic, count):
    line = Line(host, 1883)
    line.send(packet(0x10, prefixed("MQTT") + b"\x04\xc2\x00\x3c" + prefixed("odd") + prefixed(USER) + prefixed(PASSWORD)))
    if line.take(4)[3] != 0:
        sys.exit("the broker refused the client")
    for i in range(count):
        line.send(packet(0x32, prefixed(topic) + struct.pack(">H", i + 1) + f"message {i}".encode()))
        if line.take(4)[:2] != b"\x40\x02":
            sys.exit("not confirmed")


if __name__ == "__main__":
    {"amqp1": amqp1, "mqtt": mqtt}[sys.argv[1]](sys.argv[2], sys.argv[3], int(sys.argv[4]))
