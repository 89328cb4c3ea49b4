#pragma once

#include "ui/restore/RestoreDraft.h"

#include <QAbstractTableModel>

namespace warrener {

/// Each queue of a preview: what is in the backup, what is there now, and what is published into it or why nothing is.
class RestoreQueuesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreQueuesModel)

public:
    enum Column { NameColumn, VhostColumn, BackupColumn, LiveColumn, PresentColumn, PublishColumn, StateColumn, NoteColumn, NumColumns };

    explicit RestoreQueuesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// `preview`: asTicked().
    void setPreview(const RestorePreview &preview, const RestoreDraft &draft);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const RestoreQueue &queue, int column) const;
    /// Some of them may be there already, and nobody has counted how many.
    bool mayHold(const RestoreQueue &queue) const { return m_skipPresent && queue.live > 0 && queue.present < 0; }
    bool hasAll(const RestoreQueue &queue) const;
    QString stateWord(const RestoreQueue &queue) const;
    QString note(const RestoreQueue &queue) const;

    QList<RestoreQueue> m_queues;
    bool m_skipPresent = true;
};

} // namespace warrener
