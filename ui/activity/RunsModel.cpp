#include "ui/activity/RunsModel.h"

#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/steps/StepWords.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

GlyphKind glyphOf(const RunSummary &run)
{
    if (run.isNote())
        return GlyphKind::Note;
    const auto verdict = verdictFromId(run.verdict);
    return verdict ? steps::glyphOf(*verdict) : GlyphKind::Warn;
}

} // namespace

RunsModel::RunsModel(QObject *parent) : QAbstractTableModel(parent) {}

void RunsModel::setRuns(const QList<RunSummary> &runs, TimePoint now)
{
    m_now = now;
    if (runs == m_runs) {
        if (!m_runs.isEmpty())
            Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
        return;
    }
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

QString RunsModel::verdictWord(const RunSummary &run)
{
    if (run.isNote())
        return tr("Decision");
    const auto verdict = verdictFromId(run.verdict);
    return verdict ? steps::wordOf(*verdict) : run.verdict.isEmpty() ? tr("Not ended") : run.verdict;
}

QString RunsModel::kindWord(const RunSummary &run)
{
    if (run.kind == "failover-not-done"_L1)
        return tr("Failover not done");
    return run.label.isEmpty() ? run.kind : run.label;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary &run = m_runs.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(run, index.column());
    case Qt::ToolTipRole:
        return index.column() == WhatColumn ? run.title : index.column() == TimeColumn ? run.run : QVariant();
    case roles::Glyph:
        return index.column() == VerdictColumn ? static_cast<int>(glyphOf(run)) : QVariant();
    case roles::Tone:
        if (index.column() == WhatColumn)
            return static_cast<int>(Token::Text);
        return index.column() == VerdictColumn ? QVariant() : static_cast<int>(Token::Text2);
    case Qt::TextAlignmentRole:
        return index.column() == StepsColumn || index.column() == TookColumn ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    default:
        return {};
    }
}

QString RunsModel::text(const RunSummary &run, int column) const
{
    switch (column) {
    case TimeColumn:
        return timeOf(run.startedAt);
    case KindColumn:
        return kindWord(run);
    case VerdictColumn:
        return verdictWord(run);
    case WhatColumn:
        return run.title;
    case WhoColumn:
        return run.who;
    case StepsColumn:
        return run.isNote() ? QString() : tr("%1 of %2").arg(run.finished).arg(run.steps);
    case TookColumn:
        return run.isNote() || isNever(run.endedAt) ? QString() : steps::time(run.took());
    default:
        return {};
    }
}

QString RunsModel::timeOf(TimePoint at) const
{
    const QDateTime moment = toDateTime(at);
    const QString clock = units::clockTime(at);
    return moment.date() == toDateTime(m_now).date() ? clock : tr("%1 %2").arg(QLocale().toString(moment.date(), tr("d MMMM")), clock);
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == StepsColumn || section == TookColumn ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Began");
    case KindColumn:
        return tr("Kind");
    case VerdictColumn:
        return tr("Verdict");
    case WhatColumn:
        return tr("What");
    case WhoColumn:
        return tr("Who");
    case StepsColumn:
        return tr("Steps");
    case TookColumn:
        return tr("Took");
    default:
        return {};
    }
}

} // namespace warrener
