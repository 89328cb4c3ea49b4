#pragma once

#include "base/Result.h"
#include "cluster/BrokerTraits.h"
#include "cluster/ClusterObjects.h"
#include "cluster/OddFields.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace warrener {

/// `text` with user and password of every URI in it masked.
QString withoutCredentials(const QString &text);

/// Definitions that may be kept and compared: password hashes replaced by a digest of them (so that
/// a changed one is seen), user and password of every URI masked.
QJsonObject withoutSecrets(const QJsonObject &definitions);

// Parsers as in ManagementAnswers.h: pure, for any input, lists cut at 100,000 entries. What was left out of one stands in
// `odd`.
Result<QList<PolicyInfo>> policiesFromJson(const QByteArray &json, OddFields *odd = nullptr);
Result<QList<VhostInfo>> vhostStatesFromJson(const QByteArray &json, OddFields *odd = nullptr);
Result<QList<DeprecatedFeature>> deprecatedFromJson(const QByteArray &json, OddFields *odd = nullptr);
Result<QList<LinkInfo>> federationLinksFromJson(const QByteArray &json, OddFields *odd = nullptr);
Result<QList<LinkInfo>> shovelsFromJson(const QByteArray &json, OddFields *odd = nullptr);
Result<QList<ConnectionLimit>> connectionLimitsFromJson(const QByteArray &json, OddFields *odd = nullptr);
/// Of GET /api/deprecated-features: those that the broker refuses; where it does not say (4.0), by their phase.
Result<QStringList> deniedFeaturesFromJson(const QByteArray &json, OddFields *odd = nullptr);
/// Of GET /api/exchanges: those that only other exchanges may publish to, as an export of definitions has them; without
/// the broker's own ("amq.…").
Result<QJsonArray> internalExchangesFromJson(const QByteArray &json);
/// Of the same: those that keep messages in themselves.
Result<QList<DelayingExchange>> delayingExchangesFromJson(const QByteArray &json);
/// Of GET /api/nodes/NAME: exchange types and plugins; what it does not say is not known.
Result<BrokerTraits> brokerTraitsFromJson(const QByteArray &json);
/// Already without secrets.
Result<QJsonObject> definitionsFromJson(const QByteArray &json);

} // namespace warrener
