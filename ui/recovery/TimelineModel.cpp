#include "ui/recovery/TimelineModel.h"

#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/steps/StepWords.h"
#include "ui/theme/Theme.h"

namespace warrener {

namespace {

bool isLate(const RecoveryReport::Line &line)
{
    return line.expected > Millis{0} && line.took > line.expected * 2 && line.took - line.expected > Millis{3000};
}

QString stateAndWords(const RecoveryReport::Line &line)
{
    return TimelineModel::tr("%1: %2", "a state and what it came to").arg(steps::wordOf(StepState{.phase = line.phase}), line.words);
}

} // namespace

void TimelineModel::setLines(const QList<RecoveryReport::Line> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    const RecoveryReport::Line &line = m_lines.at(index.row());
    const bool begun = !isNever(line.startedAt);
    if (role == roles::Tone && (!begun || index.column() == ExpectedColumn || index.column() == WhoColumn))
        return static_cast<int>(Token::Text2);
    if (role == roles::Tone && index.column() == TookColumn && isLate(line))
        return static_cast<int>(Token::Warn);
    if (role == roles::Glyph && index.column() == StateColumn)
        return static_cast<int>(steps::glyphOf(StepState{.phase = line.phase}));
    if (role == Qt::TextAlignmentRole && (index.column() == TookColumn || index.column() == ExpectedColumn))
        return static_cast<int>(Qt::AlignRight);
    if (role == Qt::ToolTipRole && !line.words.isEmpty() && index.column() == StateColumn)
        return line.words;
    if (role == Qt::ToolTipRole && index.column() == StepColumn)
        return line.title;
    if (role == Qt::AccessibleTextRole && index.column() == StateColumn)
        return line.words.isEmpty() ? steps::wordOf(StepState{.phase = line.phase}) : stateAndWords(line);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return begun ? units::clockTime(line.startedAt) : QString();
    case StepColumn:
        return line.title;
    case StateColumn: {
        if (line.words.isEmpty() || (line.phase == StepPhase::Done && line.words == line.title))
            return steps::wordOf(StepState{.phase = line.phase});
        // What went well shows that by its sign, in row after row.
        return line.phase == StepPhase::Done ? line.words : stateAndWords(line);
    }
    case WhoColumn:
        return line.who();
    case TookColumn:
        return line.took > Millis{0} ? units::stepTime(line.took) : QString();
    case ExpectedColumn:
        return line.expected > Millis{0} ? steps::roughTime(line.expected) : QString();
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == TookColumn || section == ExpectedColumn))
        return static_cast<int>(Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case StepColumn:
        return tr("Step");
    case StateColumn:
        return tr("What came of it");
    case WhoColumn:
        return tr("Who");
    case TookColumn:
        return tr("Took");
    case ExpectedColumn:
        return tr("Expected");
    default:
        return {};
    }
}

} // namespace warrener
