#pragma once

#include <QJsonObject>
#include <QSet>
#include <QString>

namespace warrener::parts {

/// What others hang on: virtual hosts, users, exchanges, queues. Where one is not there they cannot be, and they go with it.
class Holders final
{
public:
    void add(const QString &section, const QJsonObject &object);
    void remove(const QString &section, const QJsonObject &object);
    /// The one of these that this one hangs on; empty: none.
    QString holderOf(const QString &section, const QJsonObject &object) const;

private:
    QSet<QString> m_names; ///< "SECTION\nVHOST\nNAME"
};

} // namespace warrener::parts
