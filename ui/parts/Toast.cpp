#include "ui/parts/Toast.h"

#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/theme/Icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace warrener {

Toast::Toast(QWidget *area)
    : QFrame(area), m_glyph(new GlyphLabel(GlyphKind::Ok, 16, this)), m_text(new Label({}, TextStyle::Body, Token::Text, this)),
      m_action(new QPushButton(this)), m_timer(new QTimer(this))
{
    setObjectName(u"toast"_s);
    setProperty("toast", true);
    m_action->setProperty("kind", u"link"_s);
    auto *close = new QPushButton(this);
    close->setProperty("kind", u"ghost"_s);
    close->setProperty("small", true);
    close->setProperty("square", true);
    close->setIcon(icon(u"close"_s));
    close->setAccessibleName(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_act)
            m_act();
    });
    m_timer->setSingleShot(true);
    m_timer->setInterval(5000);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(m_glyph);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    area->installEventFilter(this);
    hide();
}

void Toast::say(const QString &text, const QString &action, const std::function<void()> &act)
{
    m_glyph->setKind(GlyphKind::Ok);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_act = act;
    setAccessibleName(text);
    setMinimumWidth(std::min(300, parentWidget()->width() - 32));
    adjustSize();
    place();
    show();
    raise();
    m_timer->start();
}

void Toast::warn(const QString &text)
{
    say(text);
    m_glyph->setKind(GlyphKind::Warn);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return false;
}

void Toast::place()
{
    const QSize area = parentWidget()->size();
    move(area.width() - width() - 20, area.height() - height() - 16);
}

} // namespace warrener
