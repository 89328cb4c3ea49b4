#include "ui/parts/SegmentedControl.h"

#include "ui/parts/Paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>

namespace warrener {

namespace {

constexpr int segmentedControlHeight = 28;
constexpr int segmentedControlMargin = 11;

} // namespace

SegmentedControl::SegmentedControl(const QStringList &words, QWidget *parent) : QWidget(parent), m_words(words)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::of().font(TextStyle::Table, QFont::Medium));
    setAccessibleDescription(m_words.value(0));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SegmentedControl::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_words.size())
        return;
    m_current = index;
    setAccessibleDescription(m_words.at(index));
    update();
}

void SegmentedControl::setWord(int index, const QString &word)
{
    if (index < 0 || index >= m_words.size() || m_words.at(index) == word)
        return;
    m_words[index] = word;
    if (index == m_current)
        setAccessibleDescription(word);
    updateGeometry();
    update();
}

QSize SegmentedControl::sizeHint() const
{
    return {segment(static_cast<int>(m_words.size()) - 1).right() + 1, segmentedControlHeight};
}

QRect SegmentedControl::segment(int index) const
{
    int left = 0;
    for (int i = 0; i < index; ++i)
        left += fontMetrics().horizontalAdvance(m_words.at(i)) + 2 * segmentedControlMargin;
    return {left, 0, fontMetrics().horizontalAdvance(m_words.value(index)) + 2 * segmentedControlMargin, segmentedControlHeight};
}

int SegmentedControl::segmentAt(QPoint position) const
{
    for (int i = 0; i < m_words.size(); ++i) {
        if (segment(i).contains(position))
            return i;
    }
    return -1;
}

void SegmentedControl::choose(int index)
{
    if (index == m_current || index < 0 || index >= m_words.size())
        return;
    setCurrent(index);
    Q_EMIT currentChanged(index);
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, 6, 6);
    painter.fillPath(outline, theme.color(Token::Surface));
    painter.setClipPath(outline);
    for (int i = 0; i < m_words.size(); ++i) {
        const QRect box = segment(i);
        if (i == m_current)
            painter.fillRect(box, theme.color(Token::Selected));
        else if (i == m_hovered)
            painter.fillRect(box, theme.color(Token::Hover));
        if (i > 0)
            painter.fillRect(QRect(box.left(), 0, 1, segmentedControlHeight), theme.color(Token::Border));
        const QFont font = i == m_current ? theme.font(TextStyle::Table, QFont::DemiBold) : this->font();
        paintText(painter, QRectF(box).adjusted(-2, 0, 2, 0), m_words.at(i), font, theme.color(i == m_current ? Token::Text : Token::Text2), Qt::AlignHCenter);
    }
    painter.setClipping(false);
    painter.setPen(theme.color(Token::Border));
    painter.drawPath(outline);
}

void SegmentedControl::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(segmentAt(event->position().toPoint()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = segmentAt(event->position().toPoint());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void SegmentedControl::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        choose(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        choose(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace warrener
