#include "ui/parts/KeyHints.h"

#include "base/Phrases.h"
#include "ui/parts/KeyCap.h"
#include "ui/parts/Paint.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qreal capGap = 6;
constexpr qreal hintGap = 18;

qreal widthOf(const KeyHints::Hint &hint)
{
    const QFontMetricsF metrics(Theme::of().font(TextStyle::Table));
    return keyCap::width(hint.key) + capGap + std::ceil(metrics.horizontalAdvance(hint.text));
}

} // namespace

KeyHints::KeyHints(const QList<Hint> &hints, QWidget *parent) : QWidget(parent), m_hints(hints)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QStringList words;
    for (const Hint &hint : std::as_const(m_hints))
        words.append(hint.key + u' ' + hint.text);
    setAccessibleName(phrases::list(words));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize KeyHints::sizeHint() const
{
    qreal width = 0;
    for (const Hint &hint : m_hints)
        width += widthOf(hint) + hintGap;
    return {static_cast<int>(std::ceil(width - (m_hints.isEmpty() ? 0 : hintGap))), 20};
}

void KeyHints::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    qreal right = width();
    // From the right, and only whole ones: half a hint helps nobody.
    for (qsizetype i = m_hints.size() - 1; i >= 0; --i) {
        const Hint &hint = m_hints.at(i);
        const qreal left = right - widthOf(hint);
        if (left < -0.5)
            return;
        const qreal cap = keyCap::width(hint.key);
        keyCap::paint(painter, QRectF(left, 0, cap, height()), hint.key);
        paintText(painter, QRectF(left + cap + capGap, 0, right - left - cap - capGap + 1, height()), hint.text, theme.font(TextStyle::Table),
                  theme.color(Token::Text2));
        right = left - hintGap;
    }
}

} // namespace warrener
