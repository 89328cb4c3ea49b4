#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QUrl>

#include <stop_token>

namespace warrener {

/// The profile's key "webhook", where it is an http or https URL.
QUrl webhookOf(const ClusterProfile &profile);

/// The profile with that key; an empty URL takes the key away.
ClusterProfile withWebhook(ClusterProfile profile, const QUrl &url);

/// POSTs it, once, within ten seconds. The error names the server only: the URL's path may be a
/// secret.
QCoro::Task<Status> tellWebhook(QUrl url, QJsonObject body, TlsProfile tls, std::stop_token stop);

} // namespace warrener
