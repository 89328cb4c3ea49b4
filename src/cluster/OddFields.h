#pragma once

#include <QString>

namespace warrener {

/// What stands in an answer and is nothing that a broker says there: a field of another type, a row that is none. It
/// is left out, as if it were missing, and told.
struct OddFields
{
    qint64 count = 0;
    QString first{}; ///< "mem_used (rabbit@broker1)"

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
