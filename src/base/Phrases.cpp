#include "base/Phrases.h"

#include <QCoreApplication>

namespace warrener::phrases {

QString list(const QStringList &items)
{
    return items.join(QCoreApplication::translate("Phrases", ", ", "between the members of a list"));
}

QString facts(const QStringList &items)
{
    QString text;
    for (const QString &item : items)
        text = text.isEmpty() ? item : QCoreApplication::translate("Phrases", "%1, %2").arg(text, item);
    return text;
}

QString clauses(const QStringList &items)
{
    return items.join(QCoreApplication::translate("Phrases", "; ", "between clauses"));
}

QString sentences(const QStringList &items)
{
    constexpr char16_t lastOfAscii = 0x7f;
    QString text;
    for (const QString &item : items) {
        if (!text.isEmpty() && text.back().unicode() <= lastOfAscii)
            text += u' ';
        text += item;
    }
    return text;
}

} // namespace warrener::phrases
