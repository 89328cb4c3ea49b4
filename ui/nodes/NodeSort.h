#pragma once

#include <QSortFilterProxyModel>

namespace warrener {

/// Sorts and filters tables of a few hundred rows: by roles::Sort, unknown figures last in either
/// direction; a row stays when one of its first `searched` columns holds the text.
class NodeSort final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodeSort)

public:
    explicit NodeSort(int searched, QObject *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    int m_searched;
    QString m_text;
};

} // namespace warrener
