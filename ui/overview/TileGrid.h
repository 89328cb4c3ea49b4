#pragma once

#include "ui/parts/Tile.h"

#include <QWidget>

class QGridLayout;

namespace warrener {

struct TileEntry
{
    QString id; ///< of the node or proxy; becomes the object name "tile.ID"
    TileContent content;

    bool operator==(const TileEntry &) const = default;
};

/// Tiles of one width beside each other, in as many rows as they need.
class TileGrid final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TileGrid)

public:
    explicit TileGrid(QWidget *parent = nullptr);
    void setEntries(const QList<TileEntry> &entries);

Q_SIGNALS:
    void activated(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QGridLayout *m_layout;
    QList<Tile *> m_tiles;
    QStringList m_ids;
    int m_columns = 0;
};

} // namespace warrener
