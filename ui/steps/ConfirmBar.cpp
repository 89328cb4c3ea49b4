#include "ui/steps/ConfirmBar.h"

#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/Wear.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

ConfirmBar::ConfirmBar(QWidget *parent)
    : QFrame(parent), m_tag(new EnvironmentTag(Environment::Production, this)), m_title(new Label({}, TextStyle::Body, Token::Text, this)),
      m_text(new Label({}, TextStyle::Body, Token::Text2, this)), m_name(new NameCheck(this)), m_reason(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_override(new QPushButton(tr("Override…"), this)), m_cancel(new KeyButton(tr("Cancel"), tr("Esc"), this)), m_run(new QPushButton(this))
{
    setProperty("card", true);
    setObjectName(u"confirmBar"_s);
    m_title->setObjectName(u"confirmTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_title->setEliding(true);
    m_text->setObjectName(u"confirmText"_s);
    wrap(m_text);
    m_reason->setObjectName(u"confirmReason"_s);
    wrap(m_reason);
    m_name->setFixedWidth(218);
    m_override->setObjectName(u"overrideGuard"_s);
    m_override->setProperty("kind", u"dangerOutline"_s);
    m_cancel->setObjectName(u"cancelPlan"_s);
    m_run->setObjectName(u"runPlan"_s);

    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_tag);
    heading->addWidget(m_title, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addLayout(heading);
    words->addWidget(m_text);
    words->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch(1);
    buttons->addWidget(m_override);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_run);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addStretch(1);
    right->addWidget(m_reason, 0, Qt::AlignLeft); // begins where the buttons begin
    right->addLayout(buttons);
    auto *name = new QVBoxLayout;
    name->addStretch(1);
    name->addWidget(m_name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 11, 16, 12);
    row->setSpacing(16);
    row->addLayout(words, 1);
    row->addLayout(name);
    row->addLayout(right);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_name, &NameCheck::changed, this, &ConfirmBar::showButtons);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        clear();
        Q_EMIT cancelled();
    });
    connect(m_override, &QPushButton::clicked, this, &ConfirmBar::overrideRequested);
    connect(m_run, &QPushButton::clicked, this, &ConfirmBar::confirmed);
}

void ConfirmBar::setConfirmation(const Confirmation &confirmation)
{
    if (confirmation == m_shown)
        return;
    m_shown = confirmation;
    m_tag->setEnvironment(confirmation.environment);
    m_title->setText(confirmation.title);
    m_text->setText(confirmation.text);
    m_name->setCluster(confirmation.cluster, confirmation.environment);
    m_run->setText(confirmation.verb);
    const QString kind = confirmation.danger ? u"danger"_s : u"primary"_s;
    wear(m_run, kind);
    showButtons();
    update();
}

void ConfirmBar::setBusy(bool busy)
{
    m_busy = busy;
    showButtons();
}

bool ConfirmBar::clear()
{
    const bool had = !m_name->field()->text().isEmpty();
    m_name->clear();
    return had;
}

void ConfirmBar::showButtons()
{
    QString reason = m_shown.obstacle;
    if (reason.isEmpty() && m_busy)
        reason = tr("It is being begun");
    if (reason.isEmpty() && !m_name->isGiven())
        reason = tr("Run is enabled when the name is complete");
    m_reason->setText(reason);
    m_reason->setToken(m_shown.obstacle.isEmpty() ? Token::Text2 : Token::Warn);
    m_reason->setFixedWidth(std::clamp(m_reason->fontMetrics().horizontalAdvance(reason) + 2, 100, 330));
    m_reason->setVisible(!reason.isEmpty());
    m_run->setEnabled(reason.isEmpty());
    m_run->setToolTip(plainTip(reason));
    m_name->setEnabled(m_shown.obstacle.isEmpty());
    m_override->setVisible(!m_shown.obstacle.isEmpty() && m_shown.overridable);
}

void ConfirmBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().color(m_shown.environment));
    painter.setClipRect(0, 0, 5, height());
    painter.drawRoundedRect(QRectF(0, 0, 12, height()), 6, 6);
}

} // namespace warrener
