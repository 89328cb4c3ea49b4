#pragma once

#include "look/net/ManagementClient.h"

#include <QPointer>

namespace warrener {

/// How far queuesByParts() goes.
struct QueuePartsWish
{
    bool withStats = false;
    int mostQuestions = 60; ///< then what is left is left out, and said
};

/// What there is of a list that is refused as a whole.
struct QueueParts
{
    QList<QueueInfo> queues;
    qint64 unreadable = 0;
    OddFields odd{};
    QList<UnlistedQueues> unlisted;
};

/// The list itself is refused: one broken row does that, and its other rows may be had all the same. Not: nobody answers,
/// the user may not see it, or what stands before the API fails.
bool isListRefused(const Error &error);

/// The queues virtual host by virtual host; where that is refused too, in smaller and smaller pages, until only what is broken
/// is left out. Asked one after the other. When `stop` comes, what has come is the answer, and the rest is left out. Errors: those
/// of asking for the virtual hosts; Cancelled: the client has gone.
QCoro::Task<Result<QueueParts>> queuesByParts(QPointer<ManagementClient> api, QueuePartsWish wish, std::stop_token stop = {});

} // namespace warrener
