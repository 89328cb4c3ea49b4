#pragma once

#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace warrener {

/// The parts beside each other, for the eye: glyphs, pills, buttons, tags, meters, states, toast.
class Gallery final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Gallery)

public:
    explicit Gallery(QWidget *parent = nullptr);
    /// Needs the window to be shown.
    void focusOne();

private:
    void addGlyphs(QVBoxLayout &column);
    void addButtons(QVBoxLayout &column);
    void addTags(QVBoxLayout &column);
    void addFields(QVBoxLayout &column);
    void addStates(QVBoxLayout &column);

    QPushButton *m_focus = nullptr;
};

} // namespace warrener
