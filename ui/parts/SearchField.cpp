#include "ui/parts/SearchField.h"

#include "ui/parts/KeyCap.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Icons.h"

#include <QStyle>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace warrener {

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    auto *rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(150);
    connect(this, &QLineEdit::textChanged, rest, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::textChanged, this, &SearchField::arrange);
    connect(rest, &QTimer::timeout, this, [this] { Q_EMIT searched(text()); });
    connect(this, &QLineEdit::returnPressed, this, [this, rest] {
        rest->stop();
        Q_EMIT searched(text());
    });
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    arrange();
}

void SearchField::setMode(const QString &mode)
{
    m_mode = mode;
    arrange();
}

void SearchField::setKey(const QString &key)
{
    m_key = key;
    arrange();
}

void SearchField::setProblem(const QString &reason)
{
    if (reason == m_problem)
        return;
    // What the field is for is told again once its text is fine.
    if (m_problem.isEmpty())
        m_hint = toolTip();
    m_problem = reason;
    setToolTip(reason.isEmpty() ? m_hint : plainTip(reason));
    setAccessibleDescription(reason);
    setProperty("bad", !reason.isEmpty());
    style()->unpolish(this);
    style()->polish(this);
}

void SearchField::arrange()
{
    const bool fixed = !m_mode.isEmpty() && !text().isEmpty();
    setFont(Theme::of().font(fixed ? TextStyle::Command : TextStyle::Body));
    const QFontMetricsF captions(Theme::of().font(TextStyle::Caption));
    const int mode = m_mode.isEmpty() ? 0 : static_cast<int>(captions.horizontalAdvance(m_mode)) + 8;
    const int key = m_key.isEmpty() ? 0 : keyCap::width(m_key) + 2;
    setTextMargins(22, 0, mode + key, 0);
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &theme = Theme::of();
    QPainter painter(this);
    paintIcon(painter, QRect(10, (height() - 16) / 2, 16, 16), u"search"_s, Token::Text2);
    qreal right = width() - 9;
    if (!m_key.isEmpty()) {
        keyCap::paint(painter, QRectF(0, 0, right, height()), m_key);
        right -= keyCap::width(m_key) + 8;
    }
    if (!m_mode.isEmpty()) {
        paintText(painter, QRectF(0, 0, right, height()), m_mode, theme.font(TextStyle::Caption), theme.color(m_problem.isEmpty() ? Token::Text3 : Token::Bad),
                  Qt::AlignRight);
    }
}

} // namespace warrener
