#pragma once

#include "ui/restore/RestoreDraft.h"

#include <QAbstractTableModel>
#include <QSet>

namespace warrener {

/// Files of configuration in a preview: what becomes of each; what would be written can be ticked off.
class RestoreFilesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreFilesModel)

public:
    enum Column { PathColumn, HostColumn, FateColumn, NoteColumn, NumColumns };

    explicit RestoreFilesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// What is equal is left out.
    void setPreview(const RestorePreview &preview, const RestoreDraft &draft);
    void setDraft(const RestoreDraft &draft); ///< ticks alone
    const RestoreFile *rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// A person wants it in, or out of it.
    void tickChanged(const QString &entry, bool on);

private:
    QString text(const RestoreFile &file, int column) const;

    QList<RestoreFile> m_files;
    QList<RestoreHost> m_hosts;
    QSet<QString> m_left;
};

/// Data directories in a preview.
class RestoreNodesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreNodesModel)

public:
    enum Column { NodeColumn, SizeColumn, FreeColumn, StateColumn, KeptColumn, NoteColumn, NumColumns };

    explicit RestoreNodesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setPreview(const RestorePreview &preview);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RestoreData> m_nodes;
};

} // namespace warrener
