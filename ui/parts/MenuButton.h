#pragma once

#include <QPushButton>

class QMenu;

namespace warrener {

/// A button that opens a menu below itself; a chevron says so.
class MenuButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MenuButton)

public:
    explicit MenuButton(const QString &text, QWidget *parent = nullptr);

    /// Filled anew by aboutToOpen() where it is not always the same.
    QMenu *choices() const { return m_menu; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void aboutToOpen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QMenu *m_menu;
};

} // namespace warrener
