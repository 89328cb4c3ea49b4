#pragma once

#include <QString>

namespace warrener {

/// What stands in an answer and is nothing that a broker says there: a field of another type, a number that cannot be (fewer
/// than none, more than there is, a part of one), a row that is none. It is left out, as if it were missing, and told.
struct OddFields
{
    qint64 count = 0;
    QString first{}; ///< "mem_used (rabbit@broker1): -4", with what stands there where it is no number of the broker's

    void add(const QString &where)
    {
        if (count++ == 0)
            first = where;
    }
    void add(const OddFields &others)
    {
        if (count == 0)
            first = others.first;
        count += others.count;
    }
    bool operator==(const OddFields &) const = default;
};

} // namespace warrener
