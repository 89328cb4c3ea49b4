#include "ui/recovery/ScenarioModel.h"

#include "record/journal/JournalRuns.h"
#include "ui/recovery/RecoveryWords.h"

using namespace Qt::StringLiterals;

namespace warrener {

ScenarioModel::ScenarioModel(const RecoveryDesk &desk, QObject *parent) : QAbstractListModel(parent), m_desk(desk) {}

void ScenarioModel::setText(const QString &text)
{
    m_text = text.trimmed();
    refresh();
}

void ScenarioModel::setCalledFor(const QSet<QString> &ids)
{
    if (ids == m_calledFor)
        return;
    m_calledFor = ids;
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_ids.size()) - 1));
}

QString ScenarioModel::tagOf(const RecoveryScenario &scenario) const
{
    if (m_calledFor.contains(scenario.entry.id))
        return tr("called for");
    return scenario.entry.file.isEmpty() ? QString() : tr("own");
}

/// The same plans as before only change, so that the choice stays.
void ScenarioModel::refresh()
{
    QStringList ids;
    for (const RecoveryScenario &scenario : m_desk.view().scenarios) {
        const QString words = scenario.entry.document ? scenario.entry.document->scenario.text() : QString();
        if (m_text.isEmpty() || (scenario.entry.id + u' ' + scenario.title() + u' ' + words).contains(m_text, Qt::CaseInsensitive))
            ids.append(scenario.entry.id);
    }
    if (ids == m_ids) {
        if (!ids.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(ids.size()) - 1));
        return;
    }
    beginResetModel();
    m_ids = ids;
    endResetModel();
}

int ScenarioModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant ScenarioModel::data(const QModelIndex &index, int role) const
{
    const RecoveryScenario *scenario = m_desk.view().scenario(m_ids.value(index.row()));
    if (!scenario)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return scenario->title();
    case Qt::AccessibleTextRole: {
        QStringList words = recoverywords::lines(*scenario, m_desk.now());
        if (const QString tag = tagOf(*scenario); !tag.isEmpty())
            words.prepend(tag);
        return tr("%1, readiness %2 of 100, %3").arg(scenario->title(), QString::number(scenario->readiness.score), words.join(u", "_s));
    }
    case Qt::ToolTipRole:
        return QString(scenario->title() + u'\n' + recoverywords::lines(*scenario, m_desk.now()).join(u'\n'));
    case LinesRole:
        return recoverywords::lines(*scenario, m_desk.now());
    case ScoreRole:
        return scenario->readiness.score;
    case GlyphRole:
        return static_cast<int>(recoverywords::glyphOf(*scenario));
    case TagRole:
        return tagOf(*scenario);
    case IsValidRole:
        return scenario->entry.document.has_value();
    default:
        return {};
    }
}

} // namespace warrener
