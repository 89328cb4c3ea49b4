#include "ui/restore/WhereStep.h"

#include "ui/parts/Card.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/Label.h"
#include "ui/parts/ShowThrough.h"
#include "ui/parts/SpinBox.h"
#include "ui/restore/RenamesEdit.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int whereInner = 520;

void addAbout(QVBoxLayout *column, const QString &text, QWidget *parent)
{
    auto *line = new Label(text, TextStyle::Caption, Token::Text2, parent);
    line->setContentsMargins(26, 0, 0, 4);
    wrap(line, whereInner);
    column->addWidget(line);
}

} // namespace

WhereStep::WhereStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Where, tr("Where"), tr("Choose the cluster that it goes into, under the same names or others."), parent),
      m_place(new ComboBox(this)), m_tag(new EnvironmentTag(Environment::Production, this)), m_obstacle(new Label({}, TextStyle::Body, Token::Bad, this)),
      m_vhosts(new RenamesEdit(tr("Virtual host"), tr("Another name for a virtual host"), this)),
      m_queues(new RenamesEdit(tr("Queue"), tr("Another name for a queue"), this)),
      m_skip(new QRadioButton(tr("Only what the queue does not hold any more"), this)), m_all(new QRadioButton(tr("All messages of the backup"), this)),
      m_mark(new QCheckBox(tr("Mark each message"), this)), m_consumers(new QCheckBox(tr("Also into queues that clients consume from"), this)),
      m_rate(new SpinBox(this))
{
    setObjectName(u"restoreWhere"_s);
    auto *inner = new QWidget(this);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildCluster());
    column->addWidget(buildNames());
    column->addWidget(buildMessages());
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus);
    showThrough(*scroll, inner);
    body()->addWidget(scroll, 1);

    connect(m_place, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing)
            change([this](RestoreDraft &draft) { draft.to = {m_place->currentData().toString()}; });
    });
    connect(m_vhosts, &RenamesEdit::changed, this, [this] { change([this](RestoreDraft &draft) { draft.vhostNames = m_vhosts->renamings(); }); });
    connect(m_queues, &RenamesEdit::changed, this, [this] { change([this](RestoreDraft &draft) { draft.queueNames = m_queues->renamings(); }); });
    const auto choose = [this] {
        if (m_showing)
            return;
        change([this](RestoreDraft &draft) {
            draft.skipPresent = m_skip->isChecked();
            draft.mark = m_mark->isChecked();
            draft.withConsumers = m_consumers->isChecked();
            draft.perSecond = m_rate->value();
        });
    };
    connect(m_skip, &QRadioButton::toggled, this, choose);
    connect(m_mark, &QCheckBox::toggled, this, choose);
    connect(m_consumers, &QCheckBox::toggled, this, choose);
    connect(m_rate, &QSpinBox::valueChanged, this, choose);
}

QWidget *WhereStep::buildCluster()
{
    auto *card = new Card(tr("Cluster"), this);
    m_place->setObjectName(u"restorePlace"_s);
    m_place->setAccessibleName(tr("Cluster that it goes into"));
    m_place->setMinimumWidth(280);
    m_obstacle->setObjectName(u"placeObstacle"_s);
    wrap(m_obstacle, whereInner);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_place);
    row->addWidget(m_tag);
    row->addStretch(1);
    card->body()->addLayout(row);
    card->body()->addWidget(m_obstacle);
    return card;
}

QWidget *WhereStep::buildNames()
{
    auto *card = new Card(tr("Names"), this);
    card->setCaption(tr("what is not named here keeps its name; bindings follow"));
    m_vhosts->setObjectName(u"vhostNames"_s);
    m_queues->setObjectName(u"queueNames"_s);
    card->body()->addWidget(m_vhosts);
    card->body()->addWidget(m_queues);
    return card;
}

QWidget *WhereStep::buildMessages()
{
    m_messages = new Card(tr("Messages"), this);
    m_skip->setObjectName(u"skipPresent"_s);
    m_all->setObjectName(u"publishAll"_s);
    m_mark->setObjectName(u"markMessages"_s);
    m_consumers->setObjectName(u"withConsumers"_s);
    m_rate->setObjectName(u"perSecond"_s);
    m_rate->setRange(0, mostPerSecond);
    m_rate->setSpecialValueText(tr("as fast as confirmed"));
    m_rate->setSuffix(tr(" a second"));
    m_rate->setAccessibleName(tr("At most so many messages a second"));
    m_rate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_rate->setFixedWidth(180);
    QVBoxLayout *column = m_messages->body();
    column->setSpacing(3);
    column->addWidget(m_skip);
    addAbout(column, tr("Looked up message by message, where the queue can be read without touching it."), this);
    column->addWidget(m_all);
    addAbout(column, tr("What the queue still holds is there twice afterwards."), this);
    column->addWidget(m_mark);
    addAbout(column, tr("The header x-warrener-restored names the backup."), this);
    column->addWidget(m_consumers);
    addAbout(column, tr("They get old messages at once, and may act on them again."), this);
    auto *rate = new QHBoxLayout;
    rate->setSpacing(10);
    auto *label = new Label(tr("At most"), TextStyle::Body, Token::Text, this);
    label->setBuddy(m_rate);
    rate->addWidget(label);
    rate->addWidget(m_rate);
    rate->addStretch(1);
    column->addLayout(rate);
    return m_messages;
}

QWidget *WhereStep::firstField()
{
    return m_place;
}

void WhereStep::refresh()
{
    const QScopedValueRollback showing(m_showing, true);
    const RestoreDraft &draft = flow().draft();
    const QList<RestorePlace> places = flow().desk().places();
    QStringList names;
    for (const RestorePlace &place : places)
        names.append(place.name.value);
    QStringList shown;
    for (int i = 0; i < m_place->count(); ++i)
        shown.append(m_place->itemData(i).toString());
    if (names != shown) {
        m_place->clear();
        for (qsizetype i = 0; i < names.size(); ++i)
            m_place->addItem(i == 0 ? tr("%1, this cluster").arg(names.at(i)) : names.at(i), names.at(i));
    }
    m_place->setCurrentIndex(m_place->findData(draft.to.value));
    const std::optional<RestorePlace> chosen = flow().place();
    m_tag->setVisible(chosen.has_value());
    if (chosen)
        m_tag->setEnvironment(chosen->environment);
    m_obstacle->setText(chosen ? chosen->obstacle : QString());
    m_obstacle->setVisible(!m_obstacle->text().isEmpty());
    if (flow().contents()) {
        m_vhosts->setNames(draft.vhosts.isEmpty() ? flow().contents()->vhosts : draft.vhosts);
        QStringList queues;
        for (const auto all = chosenQueues(*flow().contents(), draft); const ContentQueue &queue : all) {
            if (!queues.contains(queue.name))
                queues.append(queue.name);
            if (queues.size() >= 2000)
                break;
        }
        m_queues->setNames(queues);
    }
    m_vhosts->setRenamings(draft.vhostNames);
    m_queues->setRenamings(draft.queueNames);
    m_messages->setVisible(draft.messages);
    m_skip->setChecked(draft.skipPresent);
    m_all->setChecked(!draft.skipPresent);
    m_mark->setChecked(draft.mark);
    m_consumers->setChecked(draft.withConsumers);
    m_rate->setValue(draft.perSecond);
}

} // namespace warrener
