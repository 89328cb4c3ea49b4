#include "ui/parts/Label.h"

#include "ui/parts/BrokenLines.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

#include <QHelpEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QToolTip>

namespace warrener {

Label::Label(const QString &text, TextStyle style, Token token, QWidget *parent) : QLabel(text, parent), m_style(style), m_token(token)
{
    setFont(Theme::of().font(style));
    setTextFormat(Qt::PlainText);
    tint();
    connect(&Theme::of(), &Theme::changed, this, &Label::tint);
}

void Label::setToken(Token token)
{
    if (token == m_token)
        return;
    m_token = token;
    tint();
}

void Label::setStyle(TextStyle style)
{
    if (style == m_style)
        return;
    m_style = style;
    setFont(Theme::of().font(style));
    updateGeometry();
}

void Label::setWeight(int weight)
{
    setFont(Theme::of().font(m_style, weight));
}

void Label::setEliding(bool eliding)
{
    m_eliding = eliding;
    setSizePolicy(eliding ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateGeometry();
}

void Label::setMostLines(int lines)
{
    if (m_eliding && m_most == lines)
        return;
    m_most = lines;
    setEliding(true);
}

/// At the width that the label has.
QStringList Label::lines() const
{
    return brokenLines(text(), font(), std::max(contentsRect().width(), fontMetrics().averageCharWidth() * 4), m_most);
}

bool Label::isElided() const
{
    if (m_eliding && m_most > 1) {
        const QStringList shown = lines();
        return fontMetrics().horizontalAdvance(shown.last()) > contentsRect().width() + 1;
    }
    return m_eliding && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QString Label::tip() const
{
    const QString own = toolTip();
    if (!isElided() || own.contains(text()))
        return own;
    return own.isEmpty() ? text() : text() + QLatin1Char('\n') + own;
}

/// Made when it is asked for: the text may have changed since the label got its width.
bool Label::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || tip().isEmpty())
        return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainTip(tip()), this);
    return true;
}

QSize Label::sizeHint() const
{
    QSize hint = QLabel::sizeHint();
    if (!wordWrap() && textFormat() == Qt::PlainText)
        hint.setHeight(std::max(hint.height(), Theme::lineHeight(m_style)));
    if (m_most > 1)
        hint.setHeight(std::max(hint.height(), static_cast<int>(lines().size()) * Theme::lineHeight(m_style)));
    return hint;
}

QSize Label::minimumSizeHint() const
{
    if (wordWrap()) {
        m_claimed = std::max(Theme::lineHeight(m_style), heightForWidth(width()));
        return {0, m_claimed};
    }
    if (!m_eliding)
        return sizeHint();
    return {fontMetrics().averageCharWidth() * 4, sizeHint().height()};
}

void Label::paintEvent(QPaintEvent *event)
{
    if (m_most <= 1 && !isElided()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    if (m_most > 1) {
        const QStringList shown = lines();
        const int tall = Theme::lineHeight(m_style);
        QRect line(contentsRect().left(), contentsRect().top() + (contentsRect().height() - tall * static_cast<int>(shown.size())) / 2, contentsRect().width(),
                   tall);
        for (const QString &text : shown) {
            painter.drawText(line, static_cast<int>((alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                             fontMetrics().elidedText(text, Qt::ElideRight, line.width() + 1));
            line.translate(0, tall);
        }
        return;
    }
    painter.drawText(contentsRect(), static_cast<int>(alignment()), elided(text(), QFontMetricsF(font()), contentsRect().width()));
}

void Label::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    // Layouts that align their items ask nobody how high a text gets at its width.
    if (m_most > 1 && event->oldSize().width() != width())
        updateGeometry();
    // What was claimed at another width would stand as a gap. The old size alone does not tell: a label that is shown for the first time
    // has none. Nor does what was claimed last: a layout may have kept what was claimed before.
    const int claim = std::max(Theme::lineHeight(m_style), heightForWidth(width()));
    if (wordWrap() && ((m_claimed >= 0 && claim != m_claimed) || heightForWidth(event->oldSize().width()) != heightForWidth(width())))
        updateGeometry();
}

void Label::tint()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of().color(m_token));
    setPalette(colors);
}

} // namespace warrener
