#pragma once

#include <QStringList>
#include <QWidget>

namespace warrener {

/// A few choices of which one holds; ← and → change it.
class SegmentedControl final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SegmentedControl)

public:
    explicit SegmentedControl(const QStringList &words, QWidget *parent = nullptr);

    int current() const { return m_current; }
    void setCurrent(int index);
    /// Another word for a choice ("Headers 6").
    void setWord(int index, const QString &word);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect segment(int index) const;
    int segmentAt(QPoint position) const;
    void choose(int index);

    QStringList m_words;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace warrener
