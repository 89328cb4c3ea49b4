#include "ui/queues/QueueFilterBar.h"

#include "base/Units.h"
#include "judge/assess/QueueCondition.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStringList>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const QString any; // the id of "all"; a name's id begins with '='

QString idOf(QueueConditions conditions)
{
    return conditions == 0 ? any : QString::number(conditions);
}

QString idOf(QueueType type)
{
    return u'=' + toId(type);
}

} // namespace

QueueFilterBar::QueueFilterBar(QWidget *parent)
    : QWidget(parent), m_search(new SearchField(this)), m_vhost(new FilterButton(tr("Vhost"), this)), m_type(new FilterButton(tr("Type"), this)),
      m_state(new FilterButton(tr("State"), this)), m_leader(new FilterButton(tr("Leader"), this)), m_clear(new QPushButton(tr("Clear"), this)),
      m_problem(new Label({}, TextStyle::Table, Token::Bad, this)), m_row(new QHBoxLayout)
{
    m_search->setObjectName(u"queueSearch"_s);
    m_search->setPlaceholderText(tr("Find queues by name"));
    m_search->setAccessibleName(tr("Regular expression for the names of queues"));
    m_search->setMode(tr("expression"));
    m_search->setKey(u"/"_s);
    m_search->setMinimumWidth(220);
    m_search->setMaximumWidth(376);
    m_vhost->setObjectName(u"vhostFilter"_s);
    m_type->setObjectName(u"typeFilter"_s);
    m_state->setObjectName(u"stateFilter"_s);
    m_leader->setObjectName(u"leaderFilter"_s);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setProperty("kind", u"ghost"_s);
    m_clear->hide();
    m_problem->setObjectName(u"searchProblem"_s);
    m_problem->hide();

    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_search, 4);
    for (FilterButton *button : {m_vhost, m_type, m_state, m_leader})
        m_row->addWidget(button);
    m_row->addWidget(m_clear);
    m_row->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(m_row);
    all->addWidget(m_problem);

    m_vhost->setChoices({{any, tr("All vhosts"), tr("all")}});
    m_type->setChoices({{any, tr("All types"), tr("all")},
                        {idOf(QueueType::Quorum), toId(QueueType::Quorum)},
                        {idOf(QueueType::Classic), toId(QueueType::Classic)},
                        {idOf(QueueType::Stream), toId(QueueType::Stream)}});
    m_leader->setChoices({{any, tr("Any leader"), tr("any")}});
    offerStates({});
    connect(m_search, &SearchField::searched, this, &QueueFilterBar::changed);
    connect(m_search, &QLineEdit::returnPressed, this, &QueueFilterBar::confirmed);
    for (FilterButton *button : {m_vhost, m_type, m_state, m_leader})
        connect(button, &FilterButton::currentChanged, this, &QueueFilterBar::changed);
    connect(m_clear, &QPushButton::clicked, this, &QueueFilterBar::clear);
}

QueueFilter QueueFilterBar::filter() const
{
    QueueFilter filter{.expression = m_search->text()};
    if (const QString vhost = m_vhost->current(); vhost != any)
        filter.vhost = vhost.mid(1);
    if (const QString type = m_type->current(); type != any)
        filter.type = queueTypeFromId(type.mid(1));
    filter.conditions = m_state->current().toUInt();
    if (const QString leader = m_leader->current(); leader != any)
        filter.leader = NodeName{leader.mid(1)};
    return filter;
}

void QueueFilterBar::setFilter(const QueueFilter &filter)
{
    {
        const QScopedValueRollback setting(m_setting, true);
        m_search->setText(filter.expression);
        m_vhost->setCurrent(filter.vhost ? u'=' + *filter.vhost : any);
        m_type->setCurrent(filter.type ? idOf(*filter.type) : any);
        m_state->setCurrent(idOf(filter.conditions));
        m_leader->setCurrent(filter.leader ? u'=' + filter.leader->value : any);
    }
    changed();
}

void QueueFilterBar::clear()
{
    setFilter({});
}

void QueueFilterBar::changed()
{
    if (m_setting)
        return;
    const QueueFilter now = filter();
    m_clear->setVisible(!now.isEmpty());
    if (now.expression.isEmpty())
        setProblem({});
    Q_EMIT filterChanged(now);
}

void QueueFilterBar::setChoices(const QueueArrangement &view)
{
    const QueueTable &table = *view.table;
    QStringList vhosts = table.vhosts;
    vhosts.sort();
    QList<FilterButton::Choice> choices{{any, tr("All vhosts"), tr("all %1").arg(vhosts.size())}};
    for (const QString &vhost : std::as_const(vhosts))
        choices.append({u'=' + vhost, vhost});
    m_vhost->setChoices(choices);

    choices = {{any, tr("Any leader"), tr("any")}};
    for (const NodeName &node : table.nodes)
        choices.append({u'=' + node.value, node.value, shortName(node)});
    choices.append({u"="_s, toWord(QueueCondition::NoLeader), tr("none")});
    m_leader->setChoices(choices);
    offerStates(view.counts);
}

void QueueFilterBar::offerStates(const std::array<qint64, numQueueConditions> &counts)
{
    const QueueConditions held = m_state->current().toUInt();
    QList<FilterButton::Choice> choices{
        {any, tr("Any state"), tr("any")}, {idOf(attentionConditions()), tr("Needs attention")}, {idOf(criticalConditions()), tr("Critical")}};
    for (std::size_t i = 0; i < numQueueConditions; ++i) {
        const auto condition = static_cast<QueueCondition>(i);
        // Only states that a queue is in; the chosen one stays while its last queue recovers.
        if (counts.at(i) > 0 || setOf(condition) == held) {
            choices.append({idOf(setOf(condition)),
                            tr("%1 (%2)", "state, number of queues").arg(toWord(condition), units::count(static_cast<double>(counts.at(i)))),
                            toWord(condition)});
        }
    }
    m_state->setChoices(choices);
}

void QueueFilterBar::setProblem(const QString &problem)
{
    m_search->setProblem(problem);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void QueueFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QueueFilterBar::addRight(QWidget *widget)
{
    m_row->addWidget(widget);
}

} // namespace warrener
