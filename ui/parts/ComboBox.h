#pragma once

#include <QComboBox>

namespace warrener {

/// A combo box with the program's arrow, which a style sheet could only take from a picture; the wheel moves it only
/// when it has the focus, since a page that is scrolled past it would change the choice.
class ComboBox final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComboBox)

public:
    explicit ComboBox(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace warrener
