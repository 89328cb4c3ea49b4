#pragma once

#include "run/operations/restore/RestoreDefinitions.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace warrener {

/// One line of a column of the preview.
struct PreviewRow
{
    bool isSection = false; ///< the head of a kind of objects
    bool isOpen = true;     ///< of a head: its objects follow
    int count = 0;          ///< of a head
    QString section{};
    QString key{}; ///< objectKey()
    QString vhost{};
    QString name{};
    QString kind{};              ///< translated, beside the name
    QString about{};             ///< a line below
    QList<FieldChange> fields{}; ///< a line each
    QString advice{};            ///< below them, broken as needed
    QString action{};            ///< what is done about it, where there is a choice
    bool hasTick = false;
    bool isTied = false; ///< its tick follows another's; `advice` says whose
    bool stays = false;  ///< its fields differ, and stay as they are
    Qt::CheckState tick = Qt::Checked;

    bool operator==(const PreviewRow &) const = default;
};

/// One of the four lists of a preview of definitions.
class PreviewModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewModel)

public:
    /// Cannot: be changed, replaced or not; and what is left out, under a head of its own.
    enum class Part : std::uint8_t { Created, Changed, Cannot, OnlyLive };
    enum Roles : int { RowRole = Qt::UserRole + 120 }; ///< PreviewRow

    explicit PreviewModel(Part part, QObject *parent = nullptr);

    /// `preview` of the whole choice, `ticked` the same asTicked(). `messages`: of queues and virtual hosts that exist only live, by
    /// queueKey(); what is not in it is not known.
    void setPreview(const DefinitionsPreview &preview, const DefinitionsPreview &ticked, const QHash<QString, qint64> &messages);
    void setTicks(const DefinitionsPreview &ticked);
    int objects() const { return int(m_objects.size()); }
    /// Of them what is neither ticked off nor hangs on what is; of what exists only live, what is kept.
    int taken() const;
    bool areAllLeftOut() const; ///< of Cannot: nothing else stands in it
    int ticked() const;

    const PreviewRow *rowAt(int row) const;
    /// Of a head: of all its objects.
    void toggle(int row);
    void fold(int row, bool open);
    /// Of what exists only live: queues and exchanges whose names match the expression are wanted to go.
    void tickMatching(const QString &pattern);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// A person wants these in, or out of it.
    void ticksChanged(const QStringList &keys, bool on);

private:
    void takeTicks(const DefinitionsPreview &ticked);
    bool isOn(const RestoreObject &object) const;
    bool isOn(const QString &key) const;
    PreviewRow rowOf(const RestoreObject &object) const;
    void arrange();
    void buildRows();
    void showTicks();

    Part m_part;
    QSet<QString> m_listed;             ///< ticked off, or of what exists only live ticked to go
    QHash<QString, QString> m_hanging;  ///< does not come with what was ticked off → why
    QHash<QString, QString> m_replaced; ///< of Cannot: is replaced → how
    QHash<QString, qint64> m_messages;
    QList<RestoreObject> m_objects;
    QSet<QString> m_folded; ///< sections
    QSet<QString> m_known;  ///< sections whose first state has been chosen
    QList<PreviewRow> m_rows;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::PreviewRow)
