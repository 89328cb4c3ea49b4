#include "ui/queues/QueuePanel.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/parts/Label.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ShowThrough.h"
#include "ui/queues/QueueModel.h"
#include "ui/queues/TrendView.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Names have no blanks to break at: allow breaks behind what separates their parts.
QString breakable(QString name)
{
    for (const QChar separator : {u'.', u'_', u'-', u'/', u':'})
        name.replace(separator, QString(separator) + QChar(0x200b));
    return name;
}

QString figure(qint64 value)
{
    return value < 0 ? u"–"_s : units::count(static_cast<double>(value));
}

QString rate(float value)
{
    return std::isnan(value) ? u"–"_s : units::perSecond(static_cast<double>(value));
}

} // namespace

QueuePanel::QueuePanel(QWidget *parent)
    : QFrame(parent), m_name(new Label({}, TextStyle::Section, Token::Text, this)), m_state(new Pill(this)), m_close(new QPushButton(this)),
      m_bringBack(new QPushButton(tr("Bring back what was here…"), this)), m_grid(new QGridLayout), m_trend(new TrendView(this))
{
    setObjectName(u"queuePanel"_s);
    setProperty("card", true);
    setFixedWidth(320);
    m_name->setObjectName(u"panelName"_s);
    m_name->setWordWrap(true);
    m_state->setObjectName(u"panelState"_s);
    m_close->setObjectName(u"panelClose"_s);
    m_close->setProperty("kind", u"ghost"_s);
    m_close->setProperty("square", true);
    m_close->setIcon(icon(u"close"_s));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close the panel"));
    connect(m_close, &QPushButton::clicked, this, &QueuePanel::closed);
    m_bringBack->setObjectName(u"bringBack"_s);
    m_bringBack->setProperty("small", true);
    m_bringBack->setIcon(icon(u"undo"_s));
    m_bringBack->setToolTip(tr("Restore from the newest backup that has messages of it"));
    m_bringBack->hide();
    connect(m_bringBack, &QPushButton::clicked, this, [this] { Q_EMIT bringBackRequested(m_queue.vhost, m_queue.name); });

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(14, 10, 6, 0);
    heading->addWidget(m_name, 1, Qt::AlignVCenter);
    heading->addWidget(m_close, 0, Qt::AlignTop);
    auto *pill = new QHBoxLayout;
    pill->setContentsMargins(14, 0, 14, 4);
    pill->addWidget(m_state, 0, Qt::AlignLeft);

    m_grid->setContentsMargins(14, 0, 14, 12);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(1, 1);
    addFact(u"vhost"_s, tr("Vhost"));
    addFact(u"type"_s, tr("Type"));
    addFact(u"durable"_s, tr("Survives a restart"));
    addFact(u"leader"_s, tr("Leader"));
    addFact(u"members"_s, tr("Members"));
    addSection(tr("Messages"));
    addFact(u"ready"_s, tr("Ready"));
    addFact(u"unacked"_s, tr("Unacknowledged"));
    addFact(u"in"_s, tr("Published"));
    addFact(u"out"_s, tr("Delivered"));
    addFact(u"ack"_s, tr("Acknowledged"));
    addSection(tr("Use"));
    addFact(u"consumers"_s, tr("Consumers"));
    addFact(u"memory"_s, tr("Memory"));
    addSection(tr("Ready, 10 min"));
    m_grid->addWidget(m_trend, m_grid->rowCount(), 0, 1, 2);
    m_grid->setRowStretch(m_grid->rowCount(), 1);

    auto *facts = new QWidget(this);
    facts->setLayout(m_grid);
    auto *scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus);
    showThrough(*scroll, facts);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(8);
    all->addLayout(heading);
    all->addLayout(pill);
    all->addWidget(scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(14, 0, 14, 10);
    foot->addWidget(m_bringBack);
    foot->addStretch(1);
    all->addLayout(foot);
}

void QueuePanel::addFact(const QString &id, const QString &name)
{
    const int row = m_grid->rowCount();
    auto *label = new Label(name, TextStyle::Table, Token::Text2, this);
    auto *value = new Label({}, TextStyle::Table, Token::Text, this);
    value->setObjectName(u"panel."_s + id);
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    m_facts.insert(id, value);
}

void QueuePanel::addSection(const QString &title)
{
    auto *label = new Label(title, TextStyle::Table, Token::Text, this);
    label->setWeight(QFont::DemiBold);
    label->setContentsMargins(0, 10, 0, 0);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
}

void QueuePanel::setFact(const QString &id, const QString &text)
{
    Label *label = m_facts.value(id);
    label->setText(text);
    label->setToken(text == u"–"_s ? Token::Text3 : Token::Text);
}

void QueuePanel::show(const QueueModel &model, int row)
{
    const QueueRow *queue = model.rowAt(row);
    if (!queue)
        return;
    const QueueTable &table = *model.view()->table;
    const QueueCondition condition = model.conditionAt(row);
    m_queue = model.refAt(row);
    m_name->setText(breakable(shownName(queue->name)));
    m_name->setAccessibleName(shownName(queue->name));
    setAccessibleName(tr("Queue %1").arg(shownName(queue->name)));
    m_state->setState(condition == QueueCondition::Idle ? GlyphKind::Pending : glyphFor(levelOf(condition)), toWord(condition));
    setFact(u"vhost"_s, shownName(table.vhostOf(*queue)));
    setFact(u"type"_s, queue->type == QueueType::Unknown ? u"–"_s : toId(queue->type));
    setFact(u"durable"_s, queue->durable ? tr("yes") : queue->exclusive ? tr("no, it belongs to one connection") : tr("no"));
    setFact(u"leader"_s, queue->leader >= 0 ? table.leaderOf(*queue).value : queue->leaderKnown ? tr("none") : u"–"_s);
    setFact(u"members"_s, queue->membersKnown ? model.membersInWords(row).join(u'\n') : u"–"_s);
    setFact(u"ready"_s, figure(queue->ready));
    setFact(u"unacked"_s, figure(queue->unacked));
    setFact(u"in"_s, rate(queue->inRate));
    setFact(u"out"_s, rate(queue->outRate));
    setFact(u"ack"_s, rate(queue->ackRate));
    setFact(u"consumers"_s, figure(queue->consumers));
    setFact(u"memory"_s, queue->memory < 0 ? u"–"_s : units::bytes(static_cast<double>(queue->memory)));
    m_trend->setValues(model.trendAt(row), levelOf(condition) == Level::Critical);
}

void QueuePanel::setRestorable(bool restorable)
{
    m_bringBack->setVisible(restorable);
}

void QueuePanel::focusClose()
{
    m_close->setFocus(Qt::OtherFocusReason);
}

} // namespace warrener
