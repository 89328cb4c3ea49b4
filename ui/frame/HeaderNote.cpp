#include "ui/frame/HeaderNote.h"

#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int signRoom = 21;
constexpr int side = 6;

} // namespace

HeaderNote::HeaderNote(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"headerNote"_s);
    setFont(Theme::of().font(TextStyle::Table));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void HeaderNote::setNote(const HeaderNoteText &note)
{
    if (note == m_note)
        return;
    m_note = note;
    setText(note.text);
    setAccessibleName(note.text);
    setAccessibleDescription(note.why);
    showToolTip();
    setVisible(!note.text.isEmpty());
    updateGeometry();
    update();
}

void HeaderNote::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    showToolTip();
    updateGeometry();
    update();
}

void HeaderNote::showToolTip()
{
    const QString text = m_narrow ? m_note.text : QString();
    setToolTip(plainTip(text.isEmpty() || m_note.why.isEmpty() ? text + m_note.why : text + u"\n"_s + m_note.why));
}

int HeaderNote::wholeWidth() const
{
    return m_note.text.isEmpty() ? 0 : 2 * side + signRoom + fontMetrics().horizontalAdvance(m_note.text) + 1;
}

QSize HeaderNote::sizeHint() const
{
    return {m_narrow ? 2 * side + signRoom - 5 : wholeWidth(), 28};
}

void HeaderNote::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Hover));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const int top = (height() - 16) / 2;
    if (m_note.glyph)
        paintGlyph(painter, QRectF(side + 1, top + 1, 14, 14), *m_note.glyph, theme);
    if (!m_narrow)
        paintText(painter, QRectF(rect()).adjusted(side + signRoom, 0, -side + 1, 0), m_note.text, font(), theme.color(m_note.tone));
}

void HeaderNote::enterEvent(QEnterEvent *)
{
    update();
}

void HeaderNote::leaveEvent(QEvent *)
{
    update();
}

} // namespace warrener
