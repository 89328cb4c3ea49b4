#include "ui/parts/FigureStrip.h"

#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int figureGap = 22;
constexpr int figureTall = 28;
constexpr int figureWordTall = 16;

} // namespace

FigureStrip::FigureStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureStrip::setFigures(const QList<Figure> &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    QStringList words;
    for (const Figure &figure : figures)
        words.append(figure.value + u' ' + figure.word);
    setAccessibleName(words.join(u", "_s));
    setToolTip(plainTip(words.join(u'\n')));
    updateGeometry();
    update();
}

int FigureStrip::widthOf(const Figure &figure)
{
    const Theme &theme = Theme::of();
    return std::max(QFontMetrics(theme.font(TextStyle::Title)).horizontalAdvance(figure.value),
                    QFontMetrics(theme.font(TextStyle::Caption)).horizontalAdvance(figure.word))
           + 1;
}

QSize FigureStrip::sizeHint() const
{
    int width = 0;
    for (const Figure &figure : m_figures)
        width += widthOf(figure) + figureGap;
    return {std::max(0, width - figureGap), figureTall + figureWordTall};
}

/// From the right: where room is short the first ones go.
void FigureStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    int right = width();
    for (auto it = m_figures.crbegin(); it != m_figures.crend(); ++it) {
        const int wide = widthOf(*it);
        if (right - wide < 0)
            break;
        const QRectF box(right - wide, 0, wide, figureTall);
        paintText(painter, box, it->value, theme.font(TextStyle::Title), theme.color(it->tone));
        paintText(painter, box.translated(0, figureTall).adjusted(0, 0, 0, figureWordTall - figureTall), it->word, theme.font(TextStyle::Caption),
                  theme.color(Token::Text2));
        right -= wide + figureGap;
    }
}

} // namespace warrener
