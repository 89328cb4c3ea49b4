#pragma once

#include <QComboBox>

namespace warrener {

/// A combo box with the program's arrow, which a style sheet could only take from a picture.
class ComboBox final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComboBox)

public:
    explicit ComboBox(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace warrener
