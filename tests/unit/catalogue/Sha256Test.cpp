// SHA-256 as FIPS 180-4 has it, however the bytes come.
#include "record/catalogue/Sha256.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class Sha256Test final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examplesOfTheStandard()
    {
        QCOMPARE(Sha256::hexOf(""), u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
        QCOMPARE(Sha256::hexOf("abc"), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
        QCOMPARE(Sha256::hexOf(QByteArray(1'000'000, 'a')), u"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"_s);
    }

    /// One object hashes one thing after the other, in pieces of any length.
    void piecesAndAnew()
    {
        QRandomGenerator random(20261127);
        Sha256 hash;
        for (int round = 0; round < 50; ++round) {
            QByteArray all;
            for (int piece = 0; piece < 8; ++piece) {
                QByteArray part(random.bounded(300), Qt::Uninitialized);
                for (char &byte : part)
                    byte = char(random.bounded(256));
                hash.add(part);
                all += part;
            }
            QCOMPARE(hash.result(), QCryptographicHash::hash(all, QCryptographicHash::Sha256));
        }
        QCOMPARE(hash.hex(), Sha256::hexOf({}));
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "Sha256Test.moc"
