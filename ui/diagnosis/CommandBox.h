#pragma once

#include <QWidget>

class QPushButton;

namespace warrener {

/// A command in the fixed font, wrapped where it has to be, with a button that copies it whole.
class CommandBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandBox)

public:
    explicit CommandBox(const QString &command, QWidget *parent = nullptr);
    QString command() const { return m_command; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void copied();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRectF textBox(int width) const;

    const QString m_command;
    QPushButton *m_copy;
};

} // namespace warrener
