#pragma once

#include <QPushButton>

namespace warrener {

/// The one that ends a drill: large, red, with its key below its words.
class StopButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopButton)

public:
    explicit StopButton(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace warrener
