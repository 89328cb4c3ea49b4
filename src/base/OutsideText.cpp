#include "base/OutsideText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype shortestUnmistakable = 8;
constexpr qsizetype shortestOfLetters = 16; ///< no single word is that long, but for a few
constexpr qsizetype fewestLetters = 5;      ///< different ones: "aaaaaaa1" is drawn as a line somewhere
constexpr qsizetype shortestRest = 4;       ///< of a secret that was cut off

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

/// As a text within JSON, without the quotes around it.
QString inJson(const QString &text)
{
    const QString array = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return array.sliced(2).chopped(2);
}

/// The base64 of all that has `secret` in its middle shares its inner letters with one of three.
QStringList base64Of(const QByteArray &secret)
{
    QStringList forms;
    for (int before = 0; before < 3; ++before) {
        const QByteArray coded = (QByteArray(before, 'x') + secret).toBase64(QByteArray::OmitTrailingEquals);
        // Letters that also hold bits of what stands before or behind.
        const qsizetype first = before == 0 ? 0 : before + 1;
        const qsizetype last = coded.size() - ((before + secret.size()) % 3 == 0 ? 0 : 1);
        if (last - first >= shortestUnmistakable)
            forms.append(QString::fromLatin1(coded.sliced(first, last - first)));
    }
    return forms;
}

} // namespace

bool OutsideText::isUnmistakable(const QString &secret, const QStringList &publicWords)
{
    const QString known = folded(secret);
    const bool onlyLetters = std::ranges::all_of(known, [](QChar c) { return c.isLetter() || c.isSpace(); });
    if (known.trimmed().size() < (onlyLetters ? shortestOfLetters : shortestUnmistakable) || QSet<QChar>(known.begin(), known.end()).size() < fewestLetters)
        return false;
    // What stands for a text that was left out is a text, too.
    return !folded(leftOut()).contains(known) && std::ranges::none_of(publicWords, [&](const QString &word) { return folded(word).contains(known); });
}

OutsideText::OutsideText(const QString &secret, const QString &user, const QStringList &publicWords)
{
    if (secret.isEmpty())
        return;
    m_keepsNothing = !isUnmistakable(secret, publicWords);
    QStringList forms;
    if (!m_keepsNothing) {
        forms = {secret,
                 QString::fromLatin1(QUrl::toPercentEncoding(secret)),
                 QString::fromLatin1(QUrl::toPercentEncoding(secret, {}, "-._~")),
                 QString::fromLatin1(QUrl::toPercentEncoding(secret)).replace("%20"_L1, "+"_L1),
                 inJson(secret),
                 secret.toHtmlEscaped(),
                 QString(secret).replace(u'\'', "'\\''"_L1)};
        forms += base64Of(secret.toUtf8());
    }
    const QString header = QString::fromLatin1((user + u':' + secret).toUtf8().toBase64(QByteArray::OmitTrailingEquals));
    if (!user.isEmpty() && (!m_keepsNothing || header.size() >= shortestUnmistakable))
        forms += header;
    for (const QString &form : std::as_const(forms))
        m_forms.append(folded(form));
    m_forms.removeDuplicates();
}

QString OutsideText::leftOut()
{
    return QCoreApplication::translate("OutsideText", "(left out for the password's sake)");
}

bool OutsideText::holdsSecret(const QString &text) const
{
    const QString all = folded(text);
    return std::ranges::any_of(m_forms, [&](const QString &form) {
        if (all.contains(form))
            return true;
        // The first half of a header may be that of another user's.
        if (m_keepsNothing)
            return false;
        for (qsizetype rest = std::max(shortestRest, (form.size() + 1) / 2); rest < form.size(); ++rest) {
            if (all.endsWith(form.first(rest)) || all.startsWith(form.last(rest)))
                return true;
        }
        return false;
    });
}

QString OutsideText::of(const QString &text) const
{
    return (m_keepsNothing && !text.isEmpty()) || holdsSecret(text) ? leftOut() : text;
}

QString OutsideText::ofWords(const QString &words) const
{
    return holdsSecret(words) ? leftOut() : words;
}

} // namespace warrener
