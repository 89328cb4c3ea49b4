#include "ui/restore/WhatStep.h"

#include "base/Units.h"
#include "run/operations/backup/BackupQueues.h"
#include "ui/backups/DefinitionsModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/CheckDelegate.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/ShowThrough.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/restore/RestoreWords.h"
#include "ui/restore/TicksModel.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int partsWide = 306;

void makeTickable(TableView *table)
{
    table->setItemDelegateForColumn(0, new CheckDelegate(table));
    // Whoever comes by Tab has a current row at once, and has to see which one Space ticks.
    QItemSelectionModel *rows = table->selectionModel();
    QObject::connect(rows, &QItemSelectionModel::currentChanged, table, [rows](const QModelIndex &current) {
        if (current.isValid() && !rows->isRowSelected(current.row(), {}))
            rows->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    });
    QObject::connect(table, &TableView::peeked, table, [](const QModelIndex &index) { CheckDelegate::toggle(index.siblingAtColumn(0)); });
    QObject::connect(table, &TableView::opened, table, [](const QModelIndex &index) { CheckDelegate::toggle(index.siblingAtColumn(0)); });
}

} // namespace

WhatStep::WhatStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::What, tr("What"), tr("Choose what comes back; everything else stays as it is."), parent),
      m_sectionsCard(new Card(tr("Kinds of definitions"), this)), m_tls(new QCheckBox(tr("Certificates and private keys too"), this)),
      m_cookie(new QCheckBox(tr("The Erlang cookie too"), this)), m_together(new QCheckBox(tr("All nodes at once: the cluster is down meanwhile"), this)),
      m_field(new SearchField(this)), m_count(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"restoreWhat"_s);
    makeChoices();
    // A low window scrolls it; the tables beside it do that themselves.
    auto *choices = new QWidget(this);
    auto *left = new QVBoxLayout(choices);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(12);
    left->addWidget(buildParts());
    left->addWidget(m_sectionsCard);
    left->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedWidth(partsWide + 12);
    showThrough(*scroll, choices);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    m_vhostsBox = buildVhosts();
    m_queuesBox = buildQueues();
    m_hostsBox = buildHosts();
    m_nodesBox = buildNodes();
    right->addWidget(m_vhostsBox, 2);
    right->addWidget(m_queuesBox, 5);
    right->addWidget(m_hostsBox, 3);
    right->addWidget(m_nodesBox, 3);
    right->addStretch(0);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(scroll);
    sides->addLayout(right, 1);
    body()->addLayout(sides, 1);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    int at = 0;
    for (const QString &section : restoreSections()) {
        auto *box = new QCheckBox(definitionsTitle(section), this);
        box->setObjectName(u"section."_s + section);
        grid->addWidget(box, at, 0); // beside another the longer ones would lose their counts
        ++at;
        m_sections.insert(section, box);
        connect(box, &QCheckBox::toggled, this, &WhatStep::sectionToggled);
    }
    m_sectionsCard->body()->addLayout(grid);
    m_sectionsCard->setFixedWidth(partsWide);
    connect(m_vhosts, &TicksModel::toggled, this, &WhatStep::vhostToggled);
    connect(m_queues, &TicksModel::toggled, this, &WhatStep::queueToggled);
    connect(m_hosts, &TicksModel::toggled, this, &WhatStep::hostToggled);
    connect(m_nodes, &TicksModel::toggled, this, &WhatStep::nodeToggled);
    const auto chooseFiles = [this] {
        if (m_showing)
            return;
        change([this](RestoreDraft &draft) {
            draft.tlsFiles = m_tls->isChecked();
            draft.cookie = m_cookie->isChecked();
            draft.together = m_together->isChecked();
        });
    };
    for (QCheckBox *box : {m_tls, m_cookie, m_together})
        connect(box, &QCheckBox::toggled, this, chooseFiles);
    connect(m_how, &SegmentedControl::currentChanged, this, [this](int how) {
        if (m_showing)
            return;
        change([&](RestoreDraft &draft) {
            const auto wanted = static_cast<RestoreDraft::Queues>(how);
            // What was meant until now is what is ticked at first.
            if (wanted == RestoreDraft::Queues::Ticked && draft.ticked.isEmpty()) {
                for (const auto listed = chosenQueues(*this->flow().contents(), draft); const ContentQueue &queue : listed)
                    draft.ticked.append(queueKey(queue.vhost, queue.name));
            }
            draft.queues = wanted;
        });
        if (static_cast<RestoreDraft::Queues>(how) == RestoreDraft::Queues::Ticked)
            m_field->clear();
        refresh();
        if (how != 0)
            m_field->setFocus(Qt::OtherFocusReason);
    });
    connect(m_field, &SearchField::searched, this, &WhatStep::searchChanged);
}

void WhatStep::makeChoices()
{
    m_how = new SegmentedControl({tr("All queues"), tr("By name"), tr("Ticked")}, this);
    m_vhosts = new TicksModel({tr("Virtual host"), tr("Queues")}, {1}, this);
    m_hosts = new TicksModel({tr("Host"), tr("Files")}, {1}, this);
    m_nodes = new TicksModel({tr("Node"), tr("Size")}, {1}, this);
    m_queues = new TicksModel({tr("Queue"), tr("Vhost"), tr("Type"), tr("Messages in it")}, {3}, this);
}

QWidget *WhatStep::buildParts()
{
    auto *card = new Card(tr("Parts"), this);
    card->setFixedWidth(partsWide);
    addPart(card->body(), BackupPart::Definitions, tr("Definitions"), tr("compared first; nothing is deleted by itself"));
    addPart(card->body(), BackupPart::Messages, tr("Messages"), tr("published with confirms, in their order"));
    addPart(card->body(), BackupPart::Configuration, tr("Configuration of hosts"), {});
    addPart(card->body(), BackupPart::Data, tr("Data directories"), {});
    return card;
}

void WhatStep::addPart(QVBoxLayout *column, BackupPart part, const QString &name, const QString &about)
{
    auto *box = new QCheckBox(name, this);
    box->setObjectName(u"part."_s + toId(part));
    auto *line = new Label(about, TextStyle::Caption, Token::Text2, this);
    wrap(line, partsWide - 60);
    auto *below = new QHBoxLayout;
    below->addSpacing(24);
    below->addWidget(line, 1);
    // What is said of it stands nearer to it than to the next one.
    auto *both = new QVBoxLayout;
    both->setSpacing(0);
    both->addWidget(box);
    both->addLayout(below);
    column->addLayout(both);
    m_parts.insert(part, box);
    m_abouts.insert(part, line);
    connect(box, &QCheckBox::toggled, this, [this, part](bool on) {
        if (m_showing)
            return;
        change([part, on](RestoreDraft &draft) {
            if (part == BackupPart::Data && on) {
                // They hold all the rest.
                draft.definitions = draft.messages = draft.configuration = false;
            }
            switch (part) {
            case BackupPart::Definitions:
                draft.definitions = on;
                break;
            case BackupPart::Messages:
                draft.messages = on;
                break;
            case BackupPart::Configuration:
                draft.configuration = on;
                break;
            case BackupPart::Data:
                draft.data = on;
                break;
            case BackupPart::Logs:
                break;
            }
        });
        refresh();
    });
}

QWidget *WhatStep::buildVhosts()
{
    auto *card = new TableCard(this);
    card->setMinimumHeight(96);
    m_vhostTable = card->table();
    m_vhostTable->setObjectName(u"restoreVhosts"_s);
    m_vhostTable->setAccessibleName(tr("Virtual hosts"));
    m_vhostTable->setModel(m_vhosts);
    m_vhostTable->setSortingEnabled(false);
    m_vhostTable->setDensity(TableView::Density::Long);
    makeTickable(m_vhostTable);
    new ColumnFit(m_vhostTable, {.widths = {200, 90}, .stretch = 0, .stretchMinimum = 160});
    return card;
}

QWidget *WhatStep::buildQueues()
{
    auto *card = new TableCard(this);
    m_queueTable = card->table();
    m_queueTable->setObjectName(u"restoreQueues"_s);
    m_queueTable->setAccessibleName(tr("Queues"));
    m_queueTable->setModel(m_queues);
    m_queueTable->setSortingEnabled(false);
    m_queueTable->setDensity(TableView::Density::Long);
    makeTickable(m_queueTable);
    new ColumnFit(m_queueTable, {.widths = {220, 120, 90, 120}, .stretch = 0, .stretchMinimum = 180, .leastFirst = {2, 1}});
    m_how->setObjectName(u"queuesHow"_s);
    m_how->setAccessibleName(tr("Which queues"));
    m_field->setObjectName(u"queuesField"_s);
    m_field->setAccessibleName(tr("Names of queues"));
    m_count->setObjectName(u"queuesCount"_s);
    m_count->setMostLines(2);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_how);
    row->addWidget(m_field, 3);
    row->addWidget(m_count, 2);
    auto *all = new QWidget(this);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(card, 1);
    return all;
}

QWidget *WhatStep::buildHosts()
{
    auto *card = new TableCard(this);
    TableView *table = card->table();
    table->setObjectName(u"restoreHosts"_s);
    table->setAccessibleName(tr("Hosts whose configuration comes back"));
    table->setModel(m_hosts);
    table->setSortingEnabled(false);
    table->setDensity(TableView::Density::Long);
    makeTickable(table);
    new ColumnFit(table, {.widths = {220, 90}, .stretch = 0, .stretchMinimum = 180});
    m_tls->setObjectName(u"restoreTls"_s);
    m_cookie->setObjectName(u"restoreCookie"_s);
    auto *extras = new QHBoxLayout;
    extras->setSpacing(20);
    extras->addWidget(m_tls);
    extras->addWidget(m_cookie);
    extras->addStretch(1);
    auto *all = new QWidget(this);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(card, 1);
    column->addLayout(extras);
    return all;
}

QWidget *WhatStep::buildNodes()
{
    auto *card = new TableCard(this);
    TableView *table = card->table();
    table->setObjectName(u"restoreNodes"_s);
    table->setAccessibleName(tr("Nodes whose data directory comes back"));
    table->setModel(m_nodes);
    table->setSortingEnabled(false);
    table->setDensity(TableView::Density::Long);
    makeTickable(table);
    new ColumnFit(table, {.widths = {220, 110}, .stretch = 0, .stretchMinimum = 180});
    m_together->setObjectName(u"restoreTogether"_s);
    auto *all = new QWidget(this);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(card, 1);
    column->addWidget(m_together);
    return all;
}

QWidget *WhatStep::firstField()
{
    return m_parts.value(BackupPart::Definitions)->isEnabled() ? m_parts.value(BackupPart::Definitions) : m_parts.value(BackupPart::Messages);
}

bool WhatStep::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void WhatStep::refresh()
{
    if (!flow().contents())
        return;
    const QScopedValueRollback showing(m_showing, true);
    showParts();
    showSections();
    showObjects();
    showHosts();
}

void WhatStep::showHosts()
{
    const RestoreContents &contents = *flow().contents();
    const RestoreDraft &draft = flow().draft();
    const bool objects = draft.definitions || draft.messages;
    m_vhostsBox->setVisible(objects);
    m_queuesBox->setVisible(objects);
    m_hostsBox->setVisible(draft.configuration);
    m_nodesBox->setVisible(draft.data);
    const auto show = [](TicksModel *model, const QList<ContentHost> &hosts, const QStringList &chosen, bool sizes) {
        QList<TicksModel::Row> rows;
        QSet<QString> ticked;
        for (const ContentHost &host : hosts) {
            rows.append({.key = host.name, .cells = {host.name, sizes ? units::size(double(host.bytes)) : units::count(host.files)}});
            if (chosen.isEmpty() || chosen.contains(host.name))
                ticked.insert(host.name);
        }
        model->setRows(rows);
        model->setTicked(ticked);
    };
    show(m_hosts, contents.hosts, draft.hosts, false);
    show(m_nodes, contents.nodes, draft.nodes, true);
    m_tls->setChecked(draft.tlsFiles);
    m_cookie->setChecked(draft.cookie);
    m_together->setChecked(draft.together);
}

void WhatStep::showParts()
{
    const RestoreContents &contents = *flow().contents();
    const RestoreDraft &draft = flow().draft();
    for (const auto [part, box] : m_parts.asKeyValueRange()) {
        const bool isHeld = contents.holds.contains(part);
        const bool isOn = part == BackupPart::Definitions     ? draft.definitions
                          : part == BackupPart::Messages      ? draft.messages
                          : part == BackupPart::Configuration ? draft.configuration
                                                              : draft.data;
        box->setEnabled(isHeld && (part == BackupPart::Data || !draft.data));
        box->setChecked(isHeld && isOn);
        Label *about = m_abouts.value(part);
        if (!isHeld)
            about->setText(tr("not in this backup"));
        else if (part == BackupPart::Definitions)
            about->setText(tr("compared first; nothing is deleted by itself"));
        else if (part == BackupPart::Messages)
            about->setText(tr("published with confirms, in their order"));
        else if (part == BackupPart::Configuration)
            about->setText(tr("present files are kept beside; nodes restart one after the other"));
        else
            about->setText(tr("nodes are stopped; alone, since definitions and messages are in it"));
    }
}

void WhatStep::showSections()
{
    const RestoreContents &contents = *flow().contents();
    const RestoreDraft &draft = flow().draft();
    m_sectionsCard->setVisible(contents.holds.contains(BackupPart::Definitions) && !draft.data);
    m_sectionsCard->setEnabled(draft.definitions);
    for (const auto [section, box] : m_sections.asKeyValueRange()) {
        const int count = contents.sections.value(section);
        box->setEnabled(count > 0);
        box->setText(count > 0 ? tr("%1, %2").arg(definitionsTitle(section), units::count(count)) : definitionsTitle(section));
        box->setChecked(count > 0 && (draft.sections.isEmpty() || draft.sections.contains(section)));
    }
}

void WhatStep::showObjects()
{
    const RestoreContents &contents = *flow().contents();
    const RestoreDraft &draft = flow().draft();
    QHash<QString, int> counts;
    QList<TicksModel::Row> queues;
    for (const ContentQueue &queue : contents.queues) {
        ++counts[queue.vhost];
        if (!draft.vhosts.isEmpty() && !draft.vhosts.contains(queue.vhost))
            continue;
        queues.append({.key = queueKey(queue.vhost, queue.name),
                       .cells = {queue.name, queue.vhost, queue.type, queue.messages < 0 ? u"–"_s : units::count(double(queue.messages))},
                       .tip = queue.reason});
    }
    QList<TicksModel::Row> vhosts;
    QSet<QString> tickedVhosts;
    for (const QString &vhost : contents.vhosts) {
        vhosts.append({.key = vhost, .cells = {vhost, units::count(counts.value(vhost))}});
        if (draft.vhosts.isEmpty() || draft.vhosts.contains(vhost))
            tickedVhosts.insert(vhost);
    }
    m_vhosts->setRows(vhosts);
    m_vhosts->setTicked(tickedVhosts);
    m_how->setCurrent(static_cast<int>(draft.queues));
    const bool byName = draft.queues == RestoreDraft::Queues::Matching;
    m_field->setVisible(draft.queues != RestoreDraft::Queues::All);
    m_field->setMode(byName ? tr("expression") : QString());
    m_field->setPlaceholderText(byName ? tr("a regular expression of names, as ^orders[.]") : tr("find a queue"));
    if (byName && m_field->text() != draft.pattern && !m_field->hasFocus())
        m_field->setText(draft.pattern);
    const QRegularExpression pattern(byName ? draft.pattern : QString());
    m_field->setProblem(pattern.isValid() ? QString() : tr("No expression: %1").arg(pattern.errorString()));
    m_queues->setFilter(draft.queues == RestoreDraft::Queues::Ticked ? m_field->text() : QString());
    m_queues->setRows(queues);
    QSet<QString> ticked;
    qint64 messages = 0;
    for (const auto listed = chosenQueues(contents, draft); const ContentQueue &queue : listed) {
        ticked.insert(queueKey(queue.vhost, queue.name));
        messages += std::max<qint64>(0, queue.messages);
    }
    m_queues->setTicked(ticked);
    const QString count = tr("%1 of %2 queues").arg(units::count(double(ticked.size())), units::count(double(contents.queues.size())));
    m_count->setText(draft.messages ? (messages == 1 ? tr("%1, %2 message") : tr("%1, %2 messages")).arg(count, units::count(double(messages))) : count);
}

void WhatStep::sectionToggled()
{
    if (m_showing || !flow().contents())
        return;
    QStringList on;
    bool all = true;
    for (const QString &section : restoreSections()) {
        if (flow().contents()->sections.value(section) == 0)
            continue;
        if (m_sections.value(section)->isChecked())
            on.append(section);
        else
            all = false;
    }
    // An empty list would mean all of them: none is no definitions at all.
    change([&](RestoreDraft &draft) {
        draft.sections = all || on.isEmpty() ? QStringList() : on;
        draft.definitions = draft.definitions && !on.isEmpty();
    });
    refresh();
}

void WhatStep::vhostToggled()
{
    if (m_showing)
        return;
    QStringList on(m_vhosts->ticked().begin(), m_vhosts->ticked().end());
    on.sort();
    const bool all = on.size() == flow().contents()->vhosts.size();
    // The last one stays: none would mean all of them.
    change([&](RestoreDraft &draft) { draft.vhosts = all ? QStringList() : on.isEmpty() ? draft.vhosts : on; });
    refresh();
}

void WhatStep::hostToggled()
{
    if (m_showing)
        return;
    QStringList on(m_hosts->ticked().begin(), m_hosts->ticked().end());
    on.sort();
    const bool all = on.size() == flow().contents()->hosts.size();
    change([&](RestoreDraft &draft) { draft.hosts = all ? QStringList() : on.isEmpty() ? draft.hosts : on; });
    refresh();
}

void WhatStep::nodeToggled()
{
    if (m_showing)
        return;
    QStringList on(m_nodes->ticked().begin(), m_nodes->ticked().end());
    on.sort();
    const bool all = on.size() == flow().contents()->nodes.size();
    change([&](RestoreDraft &draft) { draft.nodes = all ? QStringList() : on.isEmpty() ? draft.nodes : on; });
    refresh();
}

void WhatStep::queueToggled()
{
    if (m_showing)
        return;
    QStringList on(m_queues->ticked().begin(), m_queues->ticked().end());
    on.sort();
    change([&](RestoreDraft &draft) {
        draft.queues = RestoreDraft::Queues::Ticked;
        draft.ticked = on;
    });
    refresh();
}

void WhatStep::searchChanged(const QString &text)
{
    if (flow().draft().queues == RestoreDraft::Queues::Matching)
        change([&text](RestoreDraft &draft) { draft.pattern = text.trimmed(); });
    refresh();
}

} // namespace warrener
