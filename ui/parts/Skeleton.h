#pragma once

#include <QWidget>

namespace warrener {

/// Grey lines where figures will stand; they do not move.
class Skeleton final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Skeleton)

public:
    explicit Skeleton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace warrener
