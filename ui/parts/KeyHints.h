#pragma once

#include <QList>
#include <QWidget>

namespace warrener {

/// Keys and what they do, in one quiet line: "Enter open queue".
class KeyHints final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyHints)

public:
    struct Hint
    {
        QString key;
        QString text;
    };

    explicit KeyHints(const QList<Hint> &hints, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Hint> m_hints;
};

} // namespace warrener
