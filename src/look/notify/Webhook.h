#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QUrl>

#include <stop_token>

namespace warrener {

// A webhook is nobody of the cluster's: it is shown neither the cluster's CA nor its client
// certificate. Keys of the profile: "webhook" (URL), "webhookCa" (a PEM file; without it the system's
// authorities are trusted), "webhookToken" (where its token is kept: "environment", which is
// WARRENER_WEBHOOK_TOKEN, "keychain", which is the user "webhook token" of the cluster, or the
// absolute path of a file). The token is sent as a bearer's, stands in no profile and no argument
// list, and goes nowhere in clear text.

/// What stood in WARRENER_WEBHOOK_TOKEN when the program began: whoever starts it has taken it out of the
/// environment (takeFromEnvironment()). Before there is a second thread.
void keepWebhookToken(const QString &token);

/// The profile's key "webhook", where it is an http or https URL.
QUrl webhookOf(const ClusterProfile &profile);

/// The profile with that key; an empty URL takes the key away.
ClusterProfile withWebhook(ClusterProfile profile, const QUrl &url);

/// POSTs it to `url`, once, within ten seconds, with the settings of `profile`. The error names the
/// server only: the URL's path may be a secret. Usage: no such URL, or a token that would have to
/// travel in clear text; NotFound: there is no token where the profile says.
QCoro::Task<Status> tellWebhook(ClusterProfile profile, QUrl url, QJsonObject body, std::stop_token stop);

} // namespace warrener
