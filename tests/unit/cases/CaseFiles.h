#pragma once

#include "support/FakeServer.h"

#include <QByteArray>
#include <QHash>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace warrener::cases {

/// ../shared/cases, where it is there; else empty: skip then, and say so.
QString folder();
/// A file in it; fails the program where it is gone, for the folder was there.
QByteArray read(const QString &path);
/// Names of the files in a folder of it, sorted.
QStringList filesIn(const QString &path, const QStringList &patterns = {});

/// What a management API answers, by path: a healthy cluster of rabbit@mq1, rabbit@mq2 and rabbit@mq3 (RabbitMQ
/// 4.0), changed by one case of fake/.
class FakeApi final
{
public:
    /// Empty: nothing is changed.
    explicit FakeApi(const QString &caseFile = {});

    /// Pages /api/queues as a broker does. `path` is as it came, still encoded.
    std::optional<FakeAnswer> answer(const FakeRequest &request) const;

private:
    void change(const QString &path, const QString &key, const QJsonValue &value);
    void drop(const QString &path, const QString &key);

    QHash<QString, QJsonValue> m_json;
    QHash<QString, FakeAnswer> m_scripted;
};

} // namespace warrener::cases
