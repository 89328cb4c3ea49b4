#include "ui/steps/PlanStepsModel.h"

#include "ui/parts/Roles.h"
#include "ui/steps/StepWords.h"
#include "ui/theme/Theme.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

PlanStepsModel::PlanStepsModel(QObject *parent) : QAbstractTableModel(parent) {}

void PlanStepsModel::setRows(const QList<StepRow> &rows)
{
    const bool same = std::ranges::equal(rows, m_rows, {}, &StepRow::id, &StepRow::id);
    if (!same) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        Q_EMIT linesChanged();
        return;
    }
    bool lines = false;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        lines = lines || m_rows.at(i).line != rows.at(i).line || m_rows.at(i).commands != rows.at(i).commands;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, NumColumns - 1));
    }
    if (lines)
        Q_EMIT linesChanged();
}

void PlanStepsModel::setLook(bool run, bool narrow)
{
    if (run == m_run && narrow == m_narrow)
        return;
    m_run = run;
    m_narrow = narrow;
    Q_EMIT headerDataChanged(Qt::Horizontal, KindColumn, WhatColumn);
}

int PlanStepsModel::rowOf(const QString &id) const
{
    const auto it = std::ranges::find(m_rows, id, &StepRow::id);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int PlanStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlanStepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant PlanStepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepRow &row = m_rows.at(index.row());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role == Qt::ToolTipRole) {
        QStringList lines{row.title};
        for (const QString &line : {row.detail, row.line, row.irreversible}) {
            if (!line.isEmpty() && !lines.contains(line))
                lines += line;
        }
        return (lines + row.commands).join(u'\n');
    }
    if (role == Qt::AccessibleTextRole && index.column() == WhatColumn)
        return tr("%1, %2, %3").arg(row.title, steps::wordOf(row.type), row.word.isEmpty() ? row.undo : row.word);
    if (role == Qt::TextAlignmentRole) {
        const bool right = index.column() == NumberColumn || index.column() == TookColumn || index.column() == ExpectedColumn;
        return right ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    }
    if (role == roles::Tone && index.column() == UndoColumn)
        return static_cast<int>(row.irreversible.isEmpty() ? Token::Text2 : Token::Warn);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NumberColumn:
        return row.number > 0 ? QString::number(row.number) : QString();
    case KindColumn:
        return steps::wordOf(row.type);
    case WhatColumn:
        return row.title;
    case TookColumn:
        return row.took ? steps::time(*row.took) : QString();
    case ExpectedColumn:
        return steps::time(row.expected);
    case UndoColumn:
        return row.undo;
    default:
        return {};
    }
}

QVariant PlanStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == NumberColumn || section == TookColumn || section == ExpectedColumn;
        return right ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return m_narrow ? QString() : tr("Kind");
    case WhatColumn:
        return m_run ? tr("Steps") : tr("What happens");
    case BarColumn:
        return tr("against expected");
    case TookColumn:
        return tr("Took");
    case ExpectedColumn:
        return tr("Expected");
    case UndoColumn:
        return tr("Undo");
    default:
        return QString();
    }
}

} // namespace warrener
