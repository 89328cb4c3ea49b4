#pragma once

#include "ui/theme/Theme.h"

#include <QList>
#include <QWidget>

namespace warrener {

/// Figures beside each other, each over its word: what a preview comes to.
class FigureStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FigureStrip)

public:
    struct Figure
    {
        QString value{};
        QString word{};
        Token tone = Token::Text;

        bool operator==(const Figure &) const = default;
    };

    explicit FigureStrip(QWidget *parent = nullptr);

    void setFigures(const QList<Figure> &figures);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static int widthOf(const Figure &figure);

    QList<Figure> m_figures;
};

} // namespace warrener
