#pragma once

#include <QPushButton>

namespace warrener {

/// A button that names its key in a cap behind its words.
class KeyButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyButton)

public:
    explicit KeyButton(QWidget *parent = nullptr);
    KeyButton(const QString &text, const QString &key, QWidget *parent = nullptr);

    void setKey(const QString &key);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace warrener
