#pragma once

#include "ui/theme/Glyph.h"

#include <QAbstractTableModel>

#include <optional>

namespace warrener {

/// Words in rows and columns, as they are handed in.
class PlainTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainTableModel)

public:
    struct Cell
    {
        QString text{};
        std::optional<GlyphKind> glyph{};
        bool quiet = false;  ///< second to the others
        bool strong = false; ///< in bold

        bool operator==(const Cell &) const = default;
    };

    explicit PlainTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// `right`: the columns from there on stand at the right.
    void setCells(const QStringList &heads, const QList<QList<Cell>> &rows, int right);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_heads.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_heads;
    QList<QList<Cell>> m_rows;
    int m_right = 0;
};

} // namespace warrener
