#pragma once

#include <QListView>

namespace warrener {

class PreviewModel;

/// A column of the preview. Space ticks, ← and → fold a kind, Enter offers what can be done about an object; the mouse
/// does the same where it points at.
class PreviewList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewList)

public:
    enum class Look : std::uint8_t { Column, Tiles };

    PreviewList(PreviewModel *model, Look look, QWidget *parent = nullptr);

Q_SIGNALS:
    /// What can be done about that row shall be offered, below `at` (global).
    void actionRequested(int row, QPoint at);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    PreviewModel *m_model;
};

} // namespace warrener
