#include "record/catalogue/UserHash.h"

#include <QCryptographicHash>
#include <QHash>

using namespace Qt::StringLiterals;

namespace warrener {

bool hashMatches(const QJsonObject &written, const QJsonObject &live)
{
    static const QHash<QString, QCryptographicHash::Algorithm> algorithms{{u"rabbit_password_hashing_sha256"_s, QCryptographicHash::Sha256},
                                                                          {u"rabbit_password_hashing_sha512"_s, QCryptographicHash::Sha512},
                                                                          {u"rabbit_password_hashing_md5"_s, QCryptographicHash::Md5}};
    constexpr qsizetype saltSize = 4;
    if (!written.value("password"_L1).isString())
        return false;
    const QByteArray password = written.value("password"_L1).toString().toUtf8();
    const QByteArray salted = QByteArray::fromBase64(live.value("password_hash"_L1).toString().toLatin1());
    // Who has none cannot log in by one.
    if (password.isEmpty() || salted.isEmpty())
        return password.isEmpty() && salted.isEmpty();
    const auto algorithm = algorithms.constFind(live.value("hashing_algorithm"_L1).toString());
    if (algorithm == algorithms.cend() || salted.size() <= saltSize)
        return false;
    return QCryptographicHash::hash(salted.first(saltSize) + password, *algorithm) == salted.sliced(saltSize);
}

} // namespace warrener
