#include "ui/calendar/OfferList.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Icons.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace warrener {

OfferList::OfferList(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OfferList::setOffers(const QList<CalendarOffer> &offers)
{
    if (m_offers == offers)
        return;
    m_offers = offers;
    updateGeometry();
    setCurrent(std::clamp(m_current, 0, std::max(0, rows() - 1)));
}

void OfferList::setMost(int most)
{
    m_most = most;
    updateGeometry();
    setCurrent(std::clamp(m_current, 0, std::max(0, rows() - 1)));
}

int OfferList::rows() const
{
    const auto all = static_cast<int>(m_offers.size());
    return m_most > 0 ? std::min(m_most, all) : all;
}

int OfferList::hidden() const
{
    return static_cast<int>(m_offers.size()) - rows();
}

QRect OfferList::rowRect(int row) const
{
    return {0, row * rowHeight, width(), rowHeight};
}

int OfferList::rowAt(QPoint position) const
{
    const int row = position.y() / rowHeight;
    return rect().contains(position) && row < rows() ? row : -1;
}

QSize OfferList::sizeHint() const
{
    return {190, rows() * rowHeight};
}

void OfferList::setCurrent(int row)
{
    m_current = row;
    if (row < m_offers.size())
        setAccessibleDescription(m_offers.at(row).entry.title);
    Q_EMIT currentMoved(rowRect(row));
    update();
}

void OfferList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    for (int row = 0; row < rows(); ++row) {
        const CalendarOffer &offer = m_offers.at(row);
        const QRect box = rowRect(row);
        if (row == m_hovered || (hasFocus() && row == m_current)) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(hasFocus() && row == m_current ? QPen(theme.color(Token::Accent), 2) : QPen(Qt::NoPen));
            painter.setBrush(theme.color(Token::Hover));
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        // The six dots of a thing that can be taken.
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Text3));
        for (int dot = 0; dot < 6; ++dot)
            painter.drawRect(box.left() + 4 + dot % 2 * 4, box.center().y() - 5 + dot / 2 * 4, 2, 2);
        paintIcon(painter, QRect(box.left() + 18, box.center().y() - 7, 14, 14), calendarwords::icon(offer.entry.kind), Token::Text);
        const QRectF first(box.left() + 42, box.top() + 3, box.width() - 46, 17);
        paintText(painter, first, offer.entry.title, theme.font(TextStyle::Body), theme.color(Token::Text));
        paintText(painter, first.translated(0, 16), offer.line, theme.font(TextStyle::Caption), theme.color(Token::Text3));
    }
}

/// Esc in the middle of a drag is no Esc of the page.
bool OfferList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_dragging && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void OfferList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position().toPoint();
    m_grabbed = rowAt(m_pressed);
    if (m_grabbed >= 0)
        setCurrent(m_grabbed);
}

void OfferList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_grabbed < 0) {
        m_hovered = rowAt(at);
        setCursor(m_hovered >= 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
        update();
        return;
    }
    if (!m_dragging && (at - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    Q_EMIT draggedTo(m_offers.at(m_grabbed).entry, event->globalPosition().toPoint());
}

void OfferList::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grabbed = -1;
    setCursor(Qt::ArrowCursor);
    if (std::exchange(m_dragging, false))
        Q_EMIT droppedAt(event->globalPosition().toPoint());
}

void OfferList::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_grabbed = -1;
    if (const int row = rowAt(event->position().toPoint()); row >= 0)
        Q_EMIT chosen(m_offers.at(row).entry);
}

void OfferList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_dragging) {
        m_dragging = false;
        m_grabbed = -1;
        Q_EMIT dragCancelled();
    } else if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier) {
        setCurrent(std::max(0, m_current - 1));
    } else if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        setCurrent(std::min(std::max(0, rows() - 1), m_current + 1));
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current < m_offers.size()) {
        Q_EMIT chosen(m_offers.at(m_current).entry);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void OfferList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

} // namespace warrener
