#pragma once

#include "ui/backups/MessageView.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace warrener {

/// The messages of a queue, however many: rows are known a page at a time, asked for when they are looked at, and
/// forgotten when others are. While something is searched for, only what was found so far.
class MessagesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagesModel)

public:
    enum Column { NumberColumn, PublishedColumn, KeyColumn, StateColumn, SizeColumn, NumColumns };
    static constexpr int pageRows = 200;
    static constexpr int pagesKept = 25;

    using QAbstractTableModel::QAbstractTableModel;

    /// All of them; `total` rows are there at once, their texts come with setPage().
    void showAll(qint64 total, TimePoint now);
    /// None yet; addFound() brings some.
    void showFound(TimePoint now);
    /// `page` from 0; one that nobody waits for any more is ignored.
    void setPage(int page, const QList<MessageRow> &rows);
    void addFound(const QList<MessageRow> &rows);
    /// It will not come: asked for again when it is looked at next.
    void forget(int page);

    /// The number of the message in the queue, from 1; −1: not known yet.
    qint64 numberAt(int row) const;
    int rowOf(qint64 number) const; ///< −1: not among the rows

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// Rows that are looked at are not known; asked for once.
    void pageWanted(int page) const; // clazy:exclude=const-signal-or-slot

private:
    const MessageRow *rowAt(int row) const;

    int m_total = 0;
    bool m_isSearch = false;
    TimePoint m_now{};
    QList<MessageRow> m_found;
    mutable QHash<int, QList<MessageRow>> m_pages;
    mutable QList<int> m_recent; ///< pages by use, the latest at the end
    mutable QSet<int> m_asked;
};

} // namespace warrener
