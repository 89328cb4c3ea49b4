#pragma once

#include "cluster/Level.h"

#include <QMetaType>
#include <QWidget>

#include <optional>

class QPainter;

namespace warrener {

/// A share and its limit, both 0–1 of the bar. Grey until warning or critical.
struct MeterValue
{
    double share = 0;
    std::optional<double> limit{};
    Level level = Level::Ok;

    bool operator==(const MeterValue &) const = default;
};

/// A bar of 6 px with a tick at its limit.
class Meter final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Meter)

public:
    explicit Meter(QWidget *parent = nullptr);
    void setValue(const MeterValue &value);

    /// For delegates and tiles; vertically centred in `box`.
    static void paint(QPainter &painter, const QRectF &box, const MeterValue &value);

    QSize sizeHint() const override { return {90, 14}; }
    QSize minimumSizeHint() const override { return {40, 14}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MeterValue m_value;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::MeterValue)
