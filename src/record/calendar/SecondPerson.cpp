#include "record/calendar/SecondPerson.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

namespace {

constexpr qsizetype leastLetters = 2;

QString personOf(const QString &who)
{
    return who.section(u'@', 0, 0).simplified().toCaseFolded();
}

} // namespace

QString whyNoSecondPerson(const QString &name, const QStringList &others)
{
    const QString person = personOf(name);
    if (std::ranges::count_if(person, [](QChar c) { return c.isLetter(); }) < leastLetters)
        return QCoreApplication::translate("Drill", "A second person must agree, by their own name");
    if (std::ranges::any_of(others, [&](const QString &other) { return !other.isEmpty() && personOf(other) == person; }))
        return QCoreApplication::translate("Drill", "Whoever runs a drill on a production cluster cannot be who agrees to it");
    return {};
}

} // namespace warrener
