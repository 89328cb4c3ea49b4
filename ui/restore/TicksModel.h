#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QStringList>

namespace warrener {

/// Things to be ticked, with what is known of each beside it.
class TicksModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TicksModel)

public:
    struct Row
    {
        QString key{};
        QStringList cells{}; ///< the first is its name
        QString tip{};

        bool operator==(const Row &) const = default;
    };

    /// `figures`: columns that hold numbers, 0 is the name's.
    TicksModel(QStringList titles, QSet<int> figures, QObject *parent = nullptr);

    void setRows(const QList<Row> &rows);
    void setFilter(const QString &text); ///< a part of the name
    void setTicked(const QSet<QString> &keys);
    const QSet<QString> &ticked() const { return m_ticked; }
    QString keyAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// A person has changed this one; ticked() has it already.
    void toggled(const QString &key, bool on);

private:
    void arrange();

    QStringList m_titles;
    QSet<int> m_figures;
    QList<Row> m_all;
    QList<qsizetype> m_shown; ///< into m_all
    QString m_filter;
    QSet<QString> m_ticked;
};

} // namespace warrener
