#pragma once

#include "ui/parts/Meter.h"
#include "ui/theme/Glyph.h"

#include <QAbstractButton>
#include <QList>

#include <optional>

namespace warrener {

struct TileRow
{
    QString label;
    std::optional<MeterValue> meter; ///< without one the value takes the meter's room too
    QString value;
    bool muted = false; ///< the value is old, or there is none

    bool operator==(const TileRow &) const = default;
};

/// What a tile says about one node, proxy or host; at most three rows, the note counts as one.
struct TileContent
{
    Level level = Level::Unknown;
    QString name;
    QString kind; ///< beside the name, quiet: "proxy"
    QString word; ///< "In service"
    QList<TileRow> rows;
    QString note; ///< a whole line below the rows: "Last answer 14:21:38"

    bool operator==(const TileContent &) const = default;
};

/// State of one node in one glance: filled when it is bad, dashed when nothing is known.
class Tile final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tile)

public:
    explicit Tile(QWidget *parent = nullptr);
    void setContent(const TileContent &content);
    const TileContent &content() const { return m_content; }

    QSize sizeHint() const override { return {229, 92}; }
    QSize minimumSizeHint() const override { return {170, 92}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintHeading(QPainter &painter) const;
    void paintRow(QPainter &painter, const TileRow &row, qreal top) const;

    TileContent m_content;
};

} // namespace warrener
