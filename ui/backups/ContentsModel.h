#pragma once

#include "record/catalogue/Manifest.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace warrener {

/// What stands in one backup, as a tree: definitions, messages by queue, configuration by host, logs, data.
class ContentsModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContentsModel)

public:
    enum class Kind : std::uint8_t {
        Backup,      ///< the root
        Group,       ///< "Definitions", a host…
        Logs,        ///< all logs, or those of one host
        Definitions, ///< a file of definitions
        Queue,       ///< with messages; one whose messages were left out has no path
        File,        ///< a file of a host
        Log,
        Data,
    };
    enum Role { KindRole = Qt::UserRole + 200, PathRole, VhostRole, QueueRole, FigureRole, IconRole, UnderRole };

    /// Queues that are listed at once; the rest folds away under "31 more queues".
    static constexpr qsizetype queuesShown = 12;

    explicit ContentsModel(QObject *parent = nullptr);
    ~ContentsModel() override;

    /// `title`: of the root; null: nothing.
    void setManifest(const std::shared_ptr<const BackupManifest> &manifest, const QString &title, qint64 bytes);
    /// Only what holds the text, with what it stands in; case is not regarded.
    void setFilter(const QString &text);

    QModelIndex indexOf(const QString &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    void build();
    void addDefinitions(Node &root);
    void addMessages(Node &root);
    void addFiles(Node &root, const QString &top, const QString &title, const QString &icon, Kind kind);
    Node *nodeOf(const QModelIndex &index) const;

    std::shared_ptr<const BackupManifest> m_manifest;
    QString m_title;
    qint64 m_bytes = 0;
    QString m_filter;
    std::unique_ptr<Node> m_top; ///< above the root, never shown
};

} // namespace warrener
