#include "ui/failover/AutomaticCard.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/parts/Card.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"
#include "ui/parts/SpinBox.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableView.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/Wear.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"
#include "ui/theme/Glyph.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int defaultPause = 30;

QStandardItem *item(const QString &text, Token tone = Token::Text)
{
    auto *made = new QStandardItem(text);
    made->setData(static_cast<int>(tone), roles::Tone);
    return made;
}

QStandardItem *stateItem(Level level, const QString &text)
{
    auto *made = new QStandardItem(text);
    made->setData(static_cast<int>(glyphFor(level)), roles::Glyph);
    made->setData(text, Qt::ToolTipRole);
    return made;
}

TableView *makeTable(QStandardItemModel *model, const QString &name, QWidget *parent)
{
    auto *table = new TableView(parent);
    table->setObjectName(name);
    table->setSortingEnabled(false);
    table->setModel(model);
    return table;
}

} // namespace

/// A card with the bar of what it says, as every verdict has one.
class AutomaticCard::StateFrame final : public QFrame
{
public:
    explicit StateFrame(QWidget *parent) : QFrame(parent) { setProperty("card", true); }
    void setKind(GlyphKind kind)
    {
        m_kind = kind;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QFrame::paintEvent(event);
        QPainter painter(this);
        paintStateBar(painter, QRectF(rect()), glyphColor(m_kind, Theme::of()));
    }

private:
    GlyphKind m_kind = GlyphKind::NoData;
};

AutomaticCard::AutomaticCard(QWidget *parent)
    : QWidget(parent), m_glyph(new GlyphLabel(GlyphKind::NoData, 36, this)), m_state(new Label({}, TextStyle::Title, Token::Text, this)),
      m_words(new Label({}, TextStyle::Body, Token::Text2, this)), m_facts(new Label({}, TextStyle::Body, Token::Text2, this)), m_arm(new QPushButton(this)),
      m_minutes(new SpinBox(this)), m_pause(new QPushButton(this)), m_service(new QPushButton(this)), m_block(new NoticeBar(this)), m_nodes(nullptr),
      m_nodesModel(new QStandardItemModel(0, 5, this)), m_decisions(nullptr), m_decisionsModel(new QStandardItemModel(0, 2, this)),
      m_noDecision(new Label(tr("Nothing has been decided yet. Every time it acts, or decides not to, stands here with the reason."), TextStyle::Body,
                             Token::Text2, this))
{
    setObjectName(u"automaticCard"_s);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addWidget(buildState());
    all->addWidget(m_block);
    all->addWidget(buildTables(), 1);
    connect(m_arm, &QPushButton::clicked, this, [this] { Q_EMIT armRequested(!m_armed); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_lost)
            Q_EMIT armRequested(false);
        else if (m_paused)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested(std::chrono::minutes(m_minutes->value()));
    });
    connect(m_service, &QPushButton::clicked, this, [this] { Q_EMIT serviceRequested(!m_served); });
    connect(m_block, &NoticeBar::actionTriggered, this, &AutomaticCard::acknowledgeRequested);
}

QWidget *AutomaticCard::buildState()
{
    auto *card = m_stateFrame = new StateFrame(this);
    m_state->setObjectName(u"automaticState"_s);
    m_glyph->setObjectName(u"automaticGlyph"_s);
    m_words->setObjectName(u"automaticWords"_s);
    wrap(m_words);
    m_facts->setObjectName(u"automaticFacts"_s);
    wrap(m_facts);
    m_arm->setObjectName(u"armAutomatic"_s);
    m_minutes->setObjectName(u"pauseMinutes"_s);
    m_minutes->setRange(1, 24 * 60);
    m_minutes->setValue(defaultPause);
    m_minutes->setPrefix(tr("for "));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setAccessibleName(tr("Minutes to pause for"));
    m_pause->setObjectName(u"pauseAutomatic"_s);
    m_service->setObjectName(u"serviceAutomatic"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_state);
    words->addWidget(m_words);
    words->addWidget(m_facts);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(24, 14, 18, 14);
    row->setSpacing(16);
    row->addWidget(m_glyph);
    row->addLayout(words, 1);
    row->addWidget(m_pause);
    row->addWidget(m_minutes);
    row->addWidget(m_service);
    row->addWidget(m_arm);
    return card;
}

QWidget *AutomaticCard::buildTables()
{
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *nodes = new Card(tr("Last checks"), both);
    nodes->setFlush(true);
    m_nodesModel->setHorizontalHeaderLabels({tr("Node"), tr("State"), tr("Failures"), tr("Checked"), QString()});
    m_nodes = makeTable(m_nodesModel, u"automaticNodes"_s, nodes);
    m_nodes->setAccessibleName(tr("Nodes that are watched"));
    m_nodes->setItemDelegateForColumn(1, new StateDelegate(m_nodes));
    m_nodes->setColumnHidden(4, true);
    m_nodes->setColumnWidth(0, 116);
    m_nodes->setColumnWidth(2, 76);
    m_nodes->setColumnWidth(3, 80);
    m_nodes->setStretchColumn(1);
    nodes->body()->addWidget(m_nodes);
    auto *decisions = new Card(tr("Decisions"), both);
    decisions->setFlush(true);
    m_decisionsModel->setHorizontalHeaderLabels({tr("Time"), tr("What and why")});
    m_decisions = makeTable(m_decisionsModel, u"automaticDecisions"_s, decisions);
    m_decisions->setAccessibleName(tr("Decisions, the newest first"));
    auto *reasons = new StateDelegate(m_decisions);
    reasons->setWrapping(true);
    m_decisions->setItemDelegateForColumn(1, reasons);
    // Why it acted, or did not, is read whole.
    connect(m_decisions->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == 1)
            fitDecisions();
    });
    m_decisions->setColumnWidth(0, 84);
    m_decisions->setStretchColumn(1);
    wrap(m_noDecision);
    m_noDecision->setContentsMargins(14, 12, 14, 12);
    decisions->body()->addWidget(m_noDecision);
    decisions->body()->addWidget(m_decisions, 1);
    decisions->body()->addStretch(0);
    row->addWidget(nodes, 1);
    row->addWidget(decisions, 1);
    return both;
}

void AutomaticCard::setView(const AutomaticView &view, TimePoint now)
{
    m_armed = view.armed;
    m_paused = view.isPaused(now);
    showState(view, now);
    showNodes(view, now);
    showDecisions(view, now);
    if (view.isBlocked(now)) {
        const QString until = tr("Until %1 it moves nothing by itself, so that clients are not moved back and forth.").arg(units::clockTime(view.blockedUntil));
        m_block->setNotice(Level::Warning, tr("Blocked against flapping"), phrases::sentences({view.blockedWhy, until}).trimmed());
        m_block->setAction(tr("Acknowledge"));
    } else {
        m_block->setNotice(Level::Ok, {}, {});
    }
}

void AutomaticCard::showState(const AutomaticView &view, TimePoint now)
{
    const AutomaticSign sign = automaticSign(view, now);
    m_lost = !view.armed && view.wanted && !view.trouble.isEmpty();
    // Why it is blocked stands in the line below.
    QString words = sign.why == view.blockedWhy ? view.stateWords : sign.why;
    if (words.isEmpty() && view.possible && !view.armed && !view.wanted) {
        words = tr("Nothing is moved without a person. When it is armed, a node that fails %1 checks in a row, confirmed from a second viewpoint, is "
                   "failed over.")
                    .arg(view.failuresToAct);
    } else if (view.service && !view.armed) {
        words = phrases::sentences(
            {words, tr("The service %1 watches the cluster, with and without this window. Its own words: journalctl --user -u %1").arg(view.serviceName)});
    } else if (words.isEmpty() && sign.level == Level::Ok) {
        words = tr("A node that fails %1 checks in a row, confirmed from a second viewpoint, is failed over.").arg(view.failuresToAct);
    }
    const bool ended = words.endsWith(u'.') || words.endsWith(u'。');
    if (m_lost && !ended)
        words = tr("%1.", "ends a sentence").arg(words);
    if (m_lost)
        words = phrases::sentences({words, tr("Nothing is moved without a person now, although it was to be armed.")});
    m_glyph->setKind(sign.glyph);
    m_stateFrame->setKind(sign.glyph);
    m_state->setText(sign.words);
    m_state->setToken(sign.tone);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    // Nobody checks anything while it is off.
    QString facts = view.armed || view.service ? tr("Checks every %1.").arg(units::duration(view.checkEvery)) : QString();
    if (!view.target.isEmpty())
        facts = phrases::sentences({facts, tr("%1 would take over.").arg(shortName(view.target))});
    else if (view.possible && std::ranges::any_of(view.nodes, &AutomaticNode::active)) // nobody has clients: nothing is to be taken over
        facts = phrases::sentences({facts, tr("Nobody could take over at present.")});
    m_facts->setText(facts);
    m_facts->setVisible(view.possible && !m_lost && !facts.isEmpty());
    const QString kind = view.armed ? QString() : u"primary"_s;
    m_arm->setText(view.armed ? tr("Disarm") : tr("Arm"));
    m_arm->setEnabled(view.possible);
    m_arm->setToolTip(plainTip(view.whyNot));
    wear(m_arm, kind);
    // What is said to it reaches the service too.
    const bool watches = view.possible && (view.armed || view.service);
    m_pause->setVisible(m_lost || watches);
    m_pause->setText(m_lost ? tr("Leave it off") : m_paused ? tr("Go on now") : tr("Pause"));
    m_minutes->setVisible(watches && !m_lost && !m_paused);
    m_served = view.service;
    m_arm->setVisible(!m_served);
    m_service->setVisible(m_served || (view.possible && view.armed));
    m_service->setText(m_served ? (view.serviceBusy ? tr("Stopping…") : tr("Stop the service"))
                                : (view.serviceBusy ? tr("Starting the service…") : tr("Run as a service")));
    m_service->setEnabled(!view.serviceBusy && (m_served || view.serviceObstacle.isEmpty()));
    m_service->setToolTip(m_served                         ? tr("Nobody fails a node over then until it is armed again")
                          : view.serviceObstacle.isEmpty() ? tr("warrenctl watches as a service of your user (systemctl --user), from now on and at each login")
                                                           : plainTip(view.serviceObstacle));
}

void AutomaticCard::showNodes(const AutomaticView &view, TimePoint now)
{
    m_nodesModel->setRowCount(0);
    for (const AutomaticNode &node : view.nodes) {
        const bool failing = node.failures > 0;
        auto *name = item(node.active ? tr("%1, in use").arg(shortName(node.node)) : shortName(node.node));
        name->setData(static_cast<int>(node.active ? QFont::DemiBold : QFont::Normal), roles::Weight);
        m_nodesModel->appendRow({name, stateItem(node.level, node.words),
                                 item(tr("%1 of %2").arg(node.failures).arg(view.failuresToAct), failing ? Token::Warn : Token::Text3),
                                 item(isNever(node.checkedAt) ? tr("not yet") : units::ago(node.checkedAt, now), Token::Text2)});
    }
}

void AutomaticCard::fitDecisions()
{
    for (int row = 0; row < m_decisionsModel->rowCount(); ++row)
        m_decisions->setRowHeight(row, StateDelegate::heightFor(m_decisionsModel->index(row, 1), m_decisions->columnWidth(1)));
}

void AutomaticCard::showDecisions(const AutomaticView &view, TimePoint)
{
    m_decisionsModel->setRowCount(0);
    for (const AutomaticDecision &decision : view.decisions)
        m_decisionsModel->appendRow({item(units::clockTime(decision.at), Token::Text2), stateItem(decision.level, decision.words)});
    fitDecisions();
    m_noDecision->setVisible(view.decisions.isEmpty());
    m_decisions->setVisible(!view.decisions.isEmpty());
}

} // namespace warrener
