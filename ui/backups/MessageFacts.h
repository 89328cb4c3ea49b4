#pragma once

#include "ui/backups/MessageView.h"

#include <QList>
#include <QString>

#include <utility>

namespace warrener {

/// What is worth knowing of a message before its payload, name and value; at most eight, two by two. Pure.
QList<std::pair<QString, QString>> messageFacts(const MessageView &message);

/// Where a message was dead-lettered last, and how often in all.
struct LastDeath
{
    QString queue{};
    QString reason{}; ///< "rejected", "expired", "maxlen", "delivery_limit"
    qint64 times = 0;

    bool operator==(const LastDeath &) const = default;
};
/// From x-death; empty: it never was.
std::optional<LastDeath> lastDeath(const MessageProperties &properties);

} // namespace warrener
