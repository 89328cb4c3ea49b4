#pragma once

#include <QWidget>

namespace warrener {

/// Says on every view of a rehearsal that it is none in earnest; no run in earnest ever shows it.
class RehearsalBand final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RehearsalBand)

public:
    explicit RehearsalBand(QWidget *parent = nullptr);

    QSize sizeHint() const override { return {400, 32}; }
    QSize minimumSizeHint() const override { return {200, 32}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace warrener
