#include "look/messages/ErlangTerm.h"

#include <QtTest>

using namespace warrener;
using Kind = ErlangTerm::Kind;

namespace {

/// As Erlang writes it: term_to_binary({a, [1, -5, 70000, 1.5], #{b => <<"x">>}, "hi", 1 bsl 62, [1 | 2]}).
QByteArray sample()
{
    return QByteArray::fromHex("83"
                               "6806"
                               "77"
                               "01"
                               "61"
                               "6c"
                               "00000004"
                               "6101"
                               "62fffffffb"
                               "6200011170"
                               "463ff8000000000000"
                               "6a"
                               "74"
                               "00000001"
                               "770162"
                               "6d00000001"
                               "78"
                               "6b0002"
                               "6869"
                               "6e0800"
                               "0000000000000040"
                               "6c00000001"
                               "6101"
                               "6102");
}

} // namespace

class ErlangTermTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const QByteArray encoded = sample();
        qsizetype used = 0;
        const QByteArray longer = encoded + "more"; // a term's texts are views of it
        const auto term = decodeErlang(longer, {}, &used);
        QVERIFY2(term, qPrintable(term ? QString() : term.error().detail));
        QCOMPARE(used, encoded.size());
        QVERIFY(term->isTuple(6));
        QVERIFY(term->items.front().isAtom("a"));
        const ErlangTerm &numbers = term->items[1];
        QCOMPARE(numbers.kind, Kind::List);
        QCOMPARE(numbers.items[1].integer, -5);
        QCOMPARE(numbers.items[2].integer, 70000);
        QCOMPARE(numbers.items[3].real, 1.5);
        const ErlangTerm *inMap = term->items[2].value("b");
        QVERIFY(inMap != nullptr && inMap->isBinary());
        QCOMPARE(inMap->bytes.toByteArray(), "x");
        QVERIFY(term->items[2].value("c") == nullptr);
        QCOMPARE(term->items[3].items.size(), 2U);
        QCOMPARE(term->items[3].items[1].integer, 'i');
        QCOMPARE(term->items[4].integer, qint64(1) << 62);
        QCOMPARE(term->items[5].kind, Kind::ImproperList);
    }

    void wholeNumbers_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<qint64>("value");
        QTest::newRow("least") << QByteArray::fromHex("836e08010000000000000080") << true << std::numeric_limits<qint64>::min();
        QTest::newRow("most") << QByteArray::fromHex("836e0800ffffffffffffff7f") << true << std::numeric_limits<qint64>::max();
        QTest::newRow("one more") << QByteArray::fromHex("836e08000000000000000080") << false << qint64(0);
        QTest::newRow("nine bytes") << QByteArray::fromHex("836e0900000000000000000001") << false << qint64(0);
        QTest::newRow("of 111") << QByteArray::fromHex("836f000000010105") << true << qint64(-5);
    }
    void wholeNumbers()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(bool, fits);
        QFETCH(qint64, value);
        const auto term = decodeErlang(encoded);
        QVERIFY(term);
        QCOMPARE(term->kind, fits ? Kind::Integer : Kind::BigInteger);
        QCOMPARE(term->integer, value);
    }

    void processesAndTheLikeArePassedOver_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("pid") << QByteArray::fromHex("836802"
                                                    "58770161"
                                                    "000000010000000200000003"
                                                    "6107");
        QTest::newRow("port") << QByteArray::fromHex("836802"
                                                     "78770161"
                                                     "000000000000000100000003"
                                                     "6107");
        QTest::newRow("reference") << QByteArray::fromHex("836802"
                                                          "5a0002770161"
                                                          "00000001"
                                                          "0000000200000003"
                                                          "6107");
        QTest::newRow("external fun") << QByteArray::fromHex("836802"
                                                             "71"
                                                             "770161"
                                                             "770162"
                                                             "6101"
                                                             "6107");
        QTest::newRow("fun") << QByteArray::fromHex("836802"
                                                    "70"
                                                    "00000006"
                                                    "abcd"
                                                    "6107");
    }
    void processesAndTheLikeArePassedOver()
    {
        QFETCH(QByteArray, encoded);
        const auto term = decodeErlang(encoded);
        QVERIFY(term);
        QCOMPARE(term->items[0].kind, Kind::Opaque);
        QCOMPARE(term->items[1].integer, 7);
    }

    void everyTruncationIsAnError()
    {
        const QByteArray encoded = sample();
        for (qsizetype size = 0; size < encoded.size(); ++size) {
            // A piece of memory of its own: a step beyond it would be seen by a sanitizer.
            const QByteArray part(encoded.constData(), size);
            const auto term = decodeErlang(part);
            QVERIFY(!term);
            QCOMPARE(term.error().kind, ErrorKind::Malformed);
        }
    }

    void everyChangeIsSurvived()
    {
        const QByteArray encoded = sample();
        for (qsizetype at = 0; at < encoded.size(); ++at) {
            for (int value = 0; value < 256; ++value) {
                QByteArray changed = encoded;
                changed[at] = char(value);
                const auto term = decodeErlang(changed);
                QVERIFY(term || term.error().kind == ErrorKind::Malformed || term.error().kind == ErrorKind::NotAvailable);
            }
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("another format") << QByteArray("\x82j") << ErrorKind::Malformed;
        QTest::newRow("compressed") << QByteArray::fromHex("8350000003e8789c") << ErrorKind::NotAvailable;
        QTest::newRow("deep") << QByteArray::fromHex("83") + QByteArray::fromHex("6801").repeated(1000) + "j" << ErrorKind::TooLarge;
        QTest::newRow("a length that is a lie") << QByteArray::fromHex("836cffffffff6101") << ErrorKind::Malformed;
        QTest::newRow("a tuple of four thousand millions") << QByteArray::fromHex("8369ffffffff6101") << ErrorKind::Malformed;
        QTest::newRow("many") << QByteArray::fromHex("836c00000400") + QByteArray("j").repeated(1024) + "j" << ErrorKind::TooLarge;
    }
    void refuses()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(ErrorKind, kind);
        const auto term = decodeErlang(encoded, {.depth = 256, .terms = 1000});
        QVERIFY(!term);
        QCOMPARE(term.error().kind, kind);
    }
};

QTEST_GUILESS_MAIN(ErlangTermTest)
#include "ErlangTermTest.moc"
