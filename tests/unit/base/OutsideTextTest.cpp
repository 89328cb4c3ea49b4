#include "base/OutsideText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QStringList publicWords{u"rabbit@broker1"_s, u"rabbit@broker2.example.org"_s, u"http://broker1:15672"_s, u"/var/lib/rabbitmq"_s, u"operator"_s};

/// Nobody can tell these from what texts hold anyway.
const QStringList mistakable{u"a"_s,
                             u"s1"_s,
                             u"node"_s,
                             u"rabbit"_s,
                             u"guest"_s,
                             u"•••"_s,
                             u"密码"_s,
                             u"broker1"_s,
                             u"password"_s,
                             u"connection"_s,
                             u"rabbit@broker1"_s,
                             u"broker1:15672"_s,
                             u"aaaaaaaaaaaaaaaaaaa1"_s,
                             u"1111111111"_s,
                             u"  x  "_s,
                             u"BROKER2.example.org"_s};
const QStringList unmistakable{u"hunter2-hunter2"_s, u"pässwörd-密码-1"_s, u"it's \"quoted\" \\ & <x>"_s, u"correct horse battery staple"_s,
                               u"100%25+/=?#"_s,     u"warrener-test"_s};

QStringList textsWithout()
{
    return {u"node rabbit@broker1 is not running"_s,
            u"s1 refused the connection to the node"_s,
            u""_s,
            u"•••"_s,
            u"password expired"_s,
            u"a"_s,
            u"节点密码错误"_s,
            u"Error: unable to perform an operation on node 'rabbit@broker1'"_s};
}

} // namespace

class OutsideTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThemApart()
    {
        for (const QString &secret : mistakable)
            QVERIFY2(!OutsideText::isUnmistakable(secret, publicWords), qPrintable(secret));
        for (const QString &secret : unmistakable)
            QVERIFY2(OutsideText::isUnmistakable(secret, publicWords), qPrintable(secret));
        QVERIFY2(!OutsideText::isUnmistakable(OutsideText::leftOut()), "what stands in its place would hold it");
        QVERIFY(!OutsideText::isUnmistakable(OutsideText::leftOut().mid(1, 14)));
    }

    /// The secret does not get in, however it is given back.
    void secretsDoNotGetIn()
    {
        for (const auto listed = mistakable + unmistakable; const QString &secret : listed) {
            const OutsideText outside(secret, u"operator"_s, publicWords);
            const QByteArray login = (u"operator:"_s + secret).toUtf8();
            const QString json = QString::fromUtf8(QJsonDocument(QJsonObject{{u"k"_s, secret}}).toJson(QJsonDocument::Compact));
            for (const QString &told : {secret, u"wrong password: "_s + secret, secret + u"."_s, u"x"_s + secret + u"y"_s, secret.toUpper(),
                                        secret.normalized(QString::NormalizationForm_D), QString::fromLatin1(QUrl::toPercentEncoding(secret)),
                                        QString::fromLatin1(QUrl::toPercentEncoding(secret)).toLower(), json, secret.toHtmlEscaped(),
                                        u"Authorization: Basic "_s + QString::fromLatin1(login.toBase64()), QString::fromLatin1(secret.toUtf8().toBase64()),
                                        QString::fromLatin1(("x" + login).toBase64()), QString::fromLatin1(("xy" + login).toBase64())})
                QVERIFY2(outside.of(told) == OutsideText::leftOut(), qPrintable(secret + u" in "_s + told));
            // Cut off in the middle, as texts are that are too long.
            for (qsizetype cut = 1; cut < secret.size(); ++cut) {
                const QString front = u"password: "_s + secret.first(cut);
                const QString back = secret.last(cut) + u" was wrong"_s;
                const bool much = cut >= std::max<qsizetype>(4, (secret.size() + 1) / 2);
                QVERIFY2(!much || outside.of(front) == OutsideText::leftOut(), qPrintable(front));
                QVERIFY2(!much || outside.of(back) == OutsideText::leftOut(), qPrintable(back));
            }
        }
    }

    /// What is kept, and what is not, is the same for every secret of its sort: it tells nothing.
    void whatIsLeftOutTellsNothing()
    {
        for (const auto listed = textsWithout(); const QString &text : listed) {
            for (const QString &secret : mistakable)
                QCOMPARE(OutsideText(secret, u"operator"_s, publicWords).of(text), text.isEmpty() ? text : OutsideText::leftOut());
            for (const QString &secret : unmistakable)
                QCOMPARE(OutsideText(secret, u"operator"_s, publicWords).of(text), text);
            QCOMPARE(OutsideText().of(text), text);
        }
    }

    /// Of a short secret too: what a header is made of stands nowhere by chance, and words of ours that quote it would tell it.
    void whatHttpMakesOfItIsLeftOutAlways()
    {
        for (const QString &secret : mistakable) {
            if (secret.isEmpty())
                continue;
            const QString header = QString::fromLatin1((u"operator:"_s + secret).toUtf8().toBase64());
            const OutsideText outside(secret, u"operator"_s, publicWords);
            QCOMPARE(outside.ofWords(u"refused: Basic "_s + header), OutsideText::leftOut());
            const QString others = u"refused: Basic "_s + QString::fromLatin1(QByteArray("operator:another1").toBase64());
            QCOMPARE(outside.ofWords(others), others);
            QCOMPARE(outside.ofWords(secret), secret); // words of ours may hold it by chance
        }
    }

    /// A text is kept whole or not at all: nothing is left around what was taken out.
    void wholeOrNotAtAll()
    {
        QRandomGenerator random(17);
        const QString letters = u"abcdefgh0123456789-_.@:/ äß密"_s;
        const auto made = [&](quint32 least, quint32 most) {
            QString text;
            for (quint32 n = random.bounded(least, most); n > 0; --n)
                text += letters.at(random.bounded(letters.size()));
            return text;
        };
        for (int i = 0; i < 3000; ++i) {
            const QString secret = made(1, 24);
            const QString before = made(0, 20);
            const QString text = random.bounded(2) == 0 ? before + secret + made(0, 20) : before;
            const OutsideText outside(secret, {}, publicWords);
            const QString kept = outside.of(text);
            QVERIFY2(kept == text || kept == OutsideText::leftOut(), qPrintable(kept));
            QVERIFY2(kept != text || text.isEmpty() || !text.contains(secret), qPrintable(secret + u" in "_s + text));
            const QString words = outside.ofWords(text);
            QVERIFY(words == text || words == OutsideText::leftOut());
            QVERIFY(!outside.keepsNothing() || words == text); // words of ours do not hide what they never held
        }
    }
};

QTEST_GUILESS_MAIN(OutsideTextTest)
#include "OutsideTextTest.moc"
