#pragma once

#include "run/procedure/Plan.h"

namespace warrener {

/// Whose connections are closed, and how.
struct ClosingWish
{
    NodeName node{}; ///< and, or
    QString user{};  ///< of this user; neither: all
    int before = 0;  ///< only where the brokers are of a major version before this one; 0: always
    int perSecond = 50;
    QString reason{};        ///< what the clients are told; at most 200 bytes of UTF-8
    qint64 connections = -1; ///< about so many, for the time that it may take; −1: not known
    QList<NodeName> ask{};   ///< by the first that answers
};

/// Asks clients to reconnect, by the management API, at a bounded rate. What the API does not list (yet)
/// is not closed; with `before` it is waited for as long as a broker takes to list it, five seconds, and who has come since is left
/// alone. Answers {"closed"}.
Step closeConnectionsStep(const QString &id, const QString &title, const ClosingWish &wish);

} // namespace warrener
