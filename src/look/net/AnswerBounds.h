#pragma once

#include "base/JsonBounds.h"

/// How large an answer may be, by what is asked. The bytes are those of HttpRequest::maxBytes too, so
/// that no more is received, or unpacked, than may be read.
namespace warrener::answers {

/// About one thing: an account, a health check, one queue, a node's memory.
inline constexpr JsonBounds small{.bytes = 1024 * 1024, .values = 50'000, .depth = 32};
/// An overview, the nodes, a page of 500 connections (90 values each), policies, virtual hosts.
inline constexpr JsonBounds usual{.bytes = 8 * 1024 * 1024, .values = 200'000, .depth = 32};
/// A page of at most 500 queues: 80 values each, and what they have for arguments.
inline constexpr JsonBounds queuePage{.bytes = 16 * 1024 * 1024, .values = 400'000, .depth = 32};
/// Where every queue is: some 600,000 of them, 16 values each.
inline constexpr JsonBounds allQueues{.bytes = 64 * 1024 * 1024, .values = 10'000'000, .depth = 32};
/// All that was ever defined: 7 values a queue, 7 a binding.
inline constexpr JsonBounds definitions{.bytes = 32 * 1024 * 1024, .values = 1'000'000, .depth = 32};
/// A node's figures for Prometheus.
inline constexpr qint64 metricsText = 8 * 1024 * 1024;

} // namespace warrener::answers
