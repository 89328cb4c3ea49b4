#include "ui/steps/GuardList.h"

#include "base/Phrases.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Glyph.h"

#include <QResizeEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int guardLineTall = 25;
constexpr int guardGlyphSize = 14;
constexpr int glyphRoom = 20;
constexpr int guardGap = 20;

GlyphKind glyphOf(GuardVerdict::State state)
{
    switch (state) {
    case GuardVerdict::State::Unknown:
        return GlyphKind::Pending;
    case GuardVerdict::State::Passed:
        return GlyphKind::Ok;
    case GuardVerdict::State::Refused:
        return GlyphKind::Bad;
    }
    Q_UNREACHABLE_RETURN(GlyphKind::NoData);
}

} // namespace

GuardList::GuardList(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void GuardList::setGuards(const QList<GuardVerdict> &guards, const QString &confirmation)
{
    m_guards = guards;
    m_confirmation = confirmation;
    QStringList words;
    for (const GuardVerdict &guard : guards) {
        const QString state = guard.state == GuardVerdict::State::Passed    ? tr("passed")
                              : guard.state == GuardVerdict::State::Refused ? tr("not met")
                                                                            : tr("not asked yet");
        words += guard.reason.isEmpty() ? tr("%1: %2").arg(guard.words, state) : tr("%1: %2, %3").arg(guard.words, state, guard.reason);
    }
    setAccessibleName(tr("Guard rules"));
    setAccessibleDescription(phrases::clauses(words));
    updateGeometry();
    update();
}

int GuardList::heightForWidth(int width) const
{
    return lay(nullptr, width);
}

QSize GuardList::sizeHint() const
{
    return {300, heightForWidth(width() > 80 ? width() : 380)};
}

QSize GuardList::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void GuardList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (heightForWidth(event->oldSize().width()) != heightForWidth(width()))
        updateGeometry();
}

void GuardList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    lay(&painter, width());
}

int GuardList::lay(QPainter *painter, int width) const
{
    const Theme &theme = Theme::of();
    const QFont font = theme.font(TextStyle::Body);
    const QFontMetricsF metrics(font);
    double x = 0;
    double y = 0;
    const auto put = [&](GlyphKind glyph, const QString &words, const QColor &color) {
        const double wide = std::min<double>(width, glyphRoom + metrics.horizontalAdvance(words) + 1);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += guardLineTall;
        }
        if (painter) {
            paintGlyph(*painter, QRectF(x, y + (guardLineTall - guardGlyphSize) / 2.0, guardGlyphSize, guardGlyphSize), glyph, theme);
            paintText(*painter, QRectF(x + glyphRoom, y, wide - glyphRoom, guardLineTall), words, font, color);
        }
        x += wide + guardGap;
    };
    const auto endLine = [&] {
        if (x > 0) {
            x = 0;
            y += guardLineTall;
        }
    };
    for (const GuardVerdict &guard : m_guards) {
        if (guard.state != GuardVerdict::State::Refused)
            put(glyphOf(guard.state), guard.words, theme.color(guard.state == GuardVerdict::State::Passed ? Token::Text : Token::Text2));
    }
    endLine();
    for (const GuardVerdict &guard : m_guards) {
        if (guard.state != GuardVerdict::State::Refused)
            continue;
        put(GlyphKind::Bad, tr("Not met: %1").arg(guard.words), theme.color(Token::Bad));
        endLine();
        const QRectF room(glyphRoom, y, width - glyphRoom, 1000);
        const QFont small = theme.font(TextStyle::Table);
        const QRectF need = QFontMetricsF(small).boundingRect(room, Qt::TextWordWrap, guard.reason);
        if (painter) {
            painter->setFont(small);
            painter->setPen(theme.color(Token::Text2));
            painter->drawText(room, Qt::TextWordWrap, guard.reason);
        }
        if (!guard.reason.isEmpty())
            y += std::ceil(need.height()) + 4;
    }
    if (!m_confirmation.isEmpty()) {
        put(GlyphKind::Warn, m_confirmation, theme.color(Token::Warn));
        endLine();
    }
    return static_cast<int>(std::ceil(y));
}

} // namespace warrener
