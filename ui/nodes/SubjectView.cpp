#include "ui/nodes/SubjectView.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/BestFigures.h"
#include "ui/model/ClusterStore.h"
#include "ui/nodes/ConnectionsView.h"
#include "ui/nodes/FeaturesView.h"
#include "ui/nodes/HostView.h"
#include "ui/nodes/NodeFacts.h"
#include "ui/nodes/NodeSummary.h"
#include "ui/nodes/SubjectActions.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString lineOfHost(const Snapshot &snapshot, const NodeRow &row, const HostLook *host)
{
    QStringList parts{row.role};
    if (row.subject.kind == SubjectKind::Proxy && row.uptime)
        parts.append(QCoreApplication::translate("SubjectView", "running for %1").arg(units::duration(*row.uptime)));
    if (host && host->figures.has()) {
        const HostFigures &figures = *host->figures.value;
        if (figures.cores > 0)
            parts.append(figures.cores == 1 ? QCoreApplication::translate("SubjectView", "1 core")
                                            : QCoreApplication::translate("SubjectView", "%1 cores").arg(figures.cores));
        if (figures.memoryTotal)
            parts.append(units::bytes(*figures.memoryTotal));
        if (!host->figures.isCurrent())
            parts.append(QCoreApplication::translate("SubjectView", "last answer at %1").arg(units::timeAndAge(host->figures.asOf, snapshot.at)));
    }
    return phrases::facts(parts);
}

QPushButton *arrow(const QString &name, const QString &iconName, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("square", true);
    button->setIcon(icon(iconName, Token::Text));
    return button;
}

} // namespace

SubjectView::SubjectView(ClusterStore &store, QWidget *parent, CareDesk *care)
    : QWidget(parent), m_store(store), m_care(care), m_path(new Breadcrumb(this)), m_title(new Label({}, TextStyle::Title, Token::Text, this)),
      m_state(new Pill(this)), m_line(new Label({}, TextStyle::Body, Token::Text2, this)), m_actions(new MenuButton(tr("Actions"), this)),
      m_previous(arrow(u"previousSubject"_s, u"chevron-left"_s, this)), m_next(arrow(u"nextSubject"_s, u"chevron-right"_s, this)), m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_summary(new NodeSummary(store, m_stack)), m_connections(new ConnectionsView(m_stack)),
      m_features(new FeaturesView(m_stack)), m_host(new HostView(store, m_stack))
{
    setObjectName(u"subjectView"_s);
    build();
    connect(m_path, &Breadcrumb::activated, this, &SubjectView::listRequested);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_connections, &ConnectionsView::userMenuRequested, this, &SubjectView::showUserMenu);
    connect(m_actions, &MenuButton::aboutToOpen, this, [this] {
        const auto choose = [this](const CareWish &wish) { Q_EMIT careRequested(wish); };
        if (m_subject.kind == SubjectKind::Proxy) {
            fillProxyActions(*m_actions->choices(), m_store, *m_care, {m_subject.name}, choose);
            return;
        }
        const QString user = m_stack->currentIndex() == ConnectionsTab ? m_connections->chosenUser() : QString();
        fillNodeActions(*m_actions->choices(), m_store, *m_care, {m_subject.name}, user, choose);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        refresh();
    });
}

void SubjectView::build()
{
    m_path->setObjectName(u"subjectPath"_s);
    m_title->setObjectName(u"subjectTitle"_s);
    m_state->setObjectName(u"subjectState"_s);
    m_line->setObjectName(u"subjectLine"_s);
    m_line->setEliding(true);
    m_actions->setObjectName(u"subjectActions"_s);
    m_actions->hide();
    m_tabs->setObjectName(u"subjectTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (const QString &word : {tr("Summary"), tr("Connections"), tr("Plugins and features"), tr("Host")})
        m_tabs->addTab(word);
    m_tabs->setAccessibleName(tr("Parts of this page"));
    for (QWidget *page :
         {static_cast<QWidget *>(m_summary), static_cast<QWidget *>(m_connections), static_cast<QWidget *>(m_features), static_cast<QWidget *>(m_host)})
        m_stack->addWidget(page);

    auto *heading = new QHBoxLayout;
    heading->setSpacing(12);
    heading->addWidget(m_title);
    heading->addWidget(m_state);
    heading->addWidget(m_line, 1);
    heading->addWidget(m_actions);
    heading->addWidget(m_previous);
    heading->addWidget(m_next);
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 12, 20, 0);
    all->setSpacing(0);
    all->addWidget(m_path);
    all->addLayout(heading);
    all->addSpacing(6);
    all->addWidget(m_tabs, 0, Qt::AlignLeft);
    all->addWidget(line);
    all->addWidget(m_stack, 1);
}

void SubjectView::setSubject(const Subject &subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(SummaryTab);
    m_stack->setCurrentIndex(subject.kind == SubjectKind::Node ? SummaryTab : HostTab);
    m_connections->escape();
}

void SubjectView::refresh()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    if (!snapshot)
        return;
    m_rows = nodeRows(*snapshot, m_store.assessment());
    showHeading(*snapshot);
    if (m_subject.kind != SubjectKind::Node) {
        m_tabs->hide();
        const ProxyLook *proxy = m_subject.kind == SubjectKind::Proxy ? snapshot->proxy({m_subject.name}) : nullptr;
        m_host->show(*snapshot, proxy ? proxy->host : HostName{m_subject.name}, proxy);
        return;
    }
    const NodeLook *node = snapshot->node({m_subject.name});
    const NodeDetailPtr detail = m_store.nodeDetail();
    const NodeDetail *mine = detail && detail->node.value == m_subject.name ? detail.get() : nullptr;
    showTabs(node, mine);
    if (!node)
        return;
    switch (m_stack->currentIndex()) {
    case ConnectionsTab:
        m_connections->show(mine, snapshot->at);
        break;
    case FeaturesTab:
        m_features->show(*snapshot, *node, mine);
        break;
    case HostTab:
        m_host->show(*snapshot, node->host, nullptr);
        break;
    default:
        m_summary->show(*snapshot, *node, mine);
    }
}

void SubjectView::showHeading(const Snapshot &snapshot)
{
    const auto row = std::ranges::find(m_rows, m_subject, &NodeRow::subject);
    if (row == m_rows.end())
        return;
    m_path->setSteps({tr("Nodes and hosts"), row->name});
    m_title->setText(row->name);
    m_state->setState(glyphFor(row->level), row->state);
    if (const NodeLook *node = m_subject.kind == SubjectKind::Node ? snapshot.node({m_subject.name}) : nullptr) {
        m_line->setText(nodeFacts::line(*node, bestFigures(*node), snapshot.host(node->host)));
    } else {
        const ProxyLook *proxy = m_subject.kind == SubjectKind::Proxy ? snapshot.proxy({m_subject.name}) : nullptr;
        m_line->setText(lineOfHost(snapshot, *row, snapshot.host(proxy ? proxy->host : HostName{m_subject.name})));
    }
    m_actions->setVisible(m_care && m_subject.kind != SubjectKind::Host);
    showNeighbour(m_previous, -1);
    showNeighbour(m_next, 1);
}

void SubjectView::showTabs(const NodeLook *node, const NodeDetail *detail)
{
    m_tabs->show();
    const QString count = detail && detail->connections.has() ? units::count(static_cast<double>(detail->connections.value->size())) : QString();
    m_tabs->setTabText(ConnectionsTab, count.isEmpty() ? tr("Connections") : tr("Connections %1").arg(count));
    m_tabs->setTabVisible(HostTab, node && !node->host.isEmpty());
}

void SubjectView::showNeighbour(QPushButton *button, int by)
{
    const auto row = std::ranges::find(m_rows, m_subject, &NodeRow::subject);
    const auto place = (row - m_rows.begin()) + by;
    const bool there = row != m_rows.end() && place >= 0 && place < m_rows.size();
    button->setEnabled(there);
    const QString words = !there   ? (by < 0 ? tr("This is the first one") : tr("This is the last one"))
                          : by < 0 ? tr("Previous: %1").arg(m_rows.at(place).name)
                                   : tr("Next: %1").arg(m_rows.at(place).name);
    button->setToolTip(plainTip(words));
    button->setAccessibleName(words);
}

void SubjectView::step(int by)
{
    const auto row = std::ranges::find(m_rows, m_subject, &NodeRow::subject);
    const auto place = (row - m_rows.begin()) + by;
    if (row != m_rows.end() && place >= 0 && place < m_rows.size())
        Q_EMIT subjectRequested(m_rows.at(place).subject);
}

void SubjectView::showUserMenu(const QString &user, QPoint place)
{
    if (!m_care)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"userMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addCareAction(*menu, m_store, *m_care, {.kind = CareKind::CloseConnections, .user = user}, [this](const CareWish &wish) { Q_EMIT careRequested(wish); });
    menu->popup(place);
}

bool SubjectView::escape()
{
    return m_stack->currentIndex() == ConnectionsTab && m_connections->escape();
}

bool SubjectView::focusFilter()
{
    if (m_stack->currentIndex() != ConnectionsTab)
        return false;
    m_connections->focusFilter();
    return true;
}

} // namespace warrener
