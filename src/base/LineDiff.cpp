#include "base/LineDiff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Kind = DiffLine::Kind;

constexpr qsizetype mostCells = 4'000'000;

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// Lengths of the longest common subsequences of all ends of both lists; walked from the front.
QList<DiffLine> middleOf(const QStringList &before, const QStringList &after)
{
    QList<DiffLine> diff;
    const qsizetype rows = before.size(), columns = after.size();
    if ((rows + 1) * (columns + 1) > mostCells) {
        for (const QString &line : before)
            diff.append({Kind::Removed, line});
        for (const QString &line : after)
            diff.append({Kind::Added, line});
        return diff;
    }
    std::vector<quint32> lengths(static_cast<std::size_t>((rows + 1) * (columns + 1)), 0);
    const auto length = [&](qsizetype row, qsizetype column) -> quint32 & { return lengths[static_cast<std::size_t>(row * (columns + 1) + column)]; };
    for (qsizetype row = rows - 1; row >= 0; --row) {
        for (qsizetype column = columns - 1; column >= 0; --column)
            length(row, column) =
                before.at(row) == after.at(column) ? length(row + 1, column + 1) + 1 : std::max(length(row + 1, column), length(row, column + 1));
    }
    qsizetype row = 0, column = 0;
    while (row < rows || column < columns) {
        if (row < rows && column < columns && before.at(row) == after.at(column)) {
            diff.append({Kind::Same, before.at(row++)});
            ++column;
        } else if (column == columns || (row < rows && length(row + 1, column) >= length(row, column + 1))) {
            diff.append({Kind::Removed, before.at(row++)});
        } else {
            diff.append({Kind::Added, after.at(column++)});
        }
    }
    return diff;
}

} // namespace

QList<DiffLine> lineDiff(const QString &before, const QString &after)
{
    const QStringList old = linesOf(before), now = linesOf(after);
    const qsizetype least = std::min(old.size(), now.size());
    qsizetype front = 0, back = 0;
    while (front < least && old.at(front) == now.at(front))
        ++front;
    while (back < least - front && old.at(old.size() - 1 - back) == now.at(now.size() - 1 - back))
        ++back;
    QList<DiffLine> diff;
    for (const QString &line : old.first(front))
        diff.append({Kind::Same, line});
    diff += middleOf(old.sliced(front, old.size() - front - back), now.sliced(front, now.size() - front - back));
    for (const QString &line : old.last(back))
        diff.append({Kind::Same, line});
    return diff;
}

QString toText(const QList<DiffLine> &diff, int context)
{
    std::vector<bool> shown(static_cast<std::size_t>(diff.size()), false);
    bool differs = false;
    for (qsizetype i = 0; i < diff.size(); ++i) {
        if (diff.at(i).kind == Kind::Same)
            continue;
        differs = true;
        const auto from = static_cast<std::size_t>(std::max<qsizetype>(0, i - context));
        const auto to = static_cast<std::size_t>(std::min<qsizetype>(diff.size(), i + context + 1));
        std::fill(shown.begin() + static_cast<std::ptrdiff_t>(from), shown.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    if (!differs)
        return {};
    QString text;
    bool leftOut = false;
    for (qsizetype i = 0; i < diff.size(); ++i) {
        const DiffLine &line = diff.at(i);
        if (!shown[static_cast<std::size_t>(i)]) {
            if (!leftOut)
                text += u"…\n"_s;
            leftOut = true;
            continue;
        }
        leftOut = false;
        const QChar mark = line.kind == Kind::Added ? u'+' : line.kind == Kind::Removed ? u'-' : u' ';
        text += mark + line.text + u'\n';
    }
    return text;
}

} // namespace warrener
