#include "ui/diagnosis/FoldHeader.h"

#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Icons.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int chevronSize = 14;
constexpr int foldGlyphSize = 14;
constexpr int gap = 8;

} // namespace

FoldHeader::FoldHeader(Look look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FoldHeader::setContent(const QString &title, const QString &quiet, std::optional<GlyphKind> glyph)
{
    setText(title);
    m_quiet = quiet;
    m_glyph = glyph;
    setAccessibleDescription(quiet);
    setToolTip(plainTip(quiet));
    updateGeometry();
    update();
}

QFont FoldHeader::titleFont() const
{
    return m_look == Look::Section ? Theme::of().font(TextStyle::Body, QFont::DemiBold) : Theme::of().font(TextStyle::Table);
}

QSize FoldHeader::sizeHint() const
{
    return {240, m_look == Look::Section ? 26 : 32};
}

QSize FoldHeader::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void FoldHeader::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() && m_look == Look::Row)
        painter.fillRect(rect(), theme.color(Token::Hover));
    const int inset = m_look == Look::Row ? 11 : 0;
    QRectF box = QRectF(rect()).adjusted(inset, 0, -inset, 0);
    paintIcon(painter, QRect(inset, (height() - chevronSize) / 2, chevronSize, chevronSize), isChecked() ? u"chevron-down"_s : u"chevron-right"_s,
              Token::Text2);
    box.setLeft(box.left() + chevronSize + gap - 2);
    if (m_glyph) {
        paintGlyph(painter, QRectF(box.left(), (height() - foldGlyphSize) / 2.0, foldGlyphSize, foldGlyphSize), *m_glyph, theme);
        box.setLeft(box.left() + foldGlyphSize + gap);
    }
    box.setLeft(box.left() + gap + paintText(painter, box, text(), titleFont(), theme.color(m_look == Look::Section ? Token::Text : Token::Text2)));
    if (box.width() > 24)
        paintText(painter, box, m_quiet, theme.font(TextStyle::Caption), theme.color(Token::Text2), m_look == Look::Row ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace warrener
