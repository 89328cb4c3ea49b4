#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QAbstractListModel>
#include <QSet>

namespace warrener {

/// The recovery plans of a cluster, those it ships with first.
class ScenarioModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScenarioModel)

public:
    enum Roles : int { ScoreRole = Qt::UserRole + 100, GlyphRole, LinesRole, TagRole, IsValidRole };

    /// `desk` outlives the model.
    explicit ScenarioModel(const RecoveryDesk &desk, QObject *parent = nullptr);

    /// Only what holds this text in its title, id or scenario; empty: all.
    void setText(const QString &text);
    /// Plans that something which is seen of the cluster speaks for.
    void setCalledFor(const QSet<QString> &ids);
    void refresh();
    QString idAt(int row) const { return m_ids.value(row); }
    int rowOf(const QString &id) const { return static_cast<int>(m_ids.indexOf(id)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString tagOf(const RecoveryScenario &scenario) const;

    const RecoveryDesk &m_desk;
    QString m_text;
    QStringList m_ids;
    QSet<QString> m_calledFor;
};

} // namespace warrener
