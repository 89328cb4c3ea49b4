#include "ui/backups/DiffView.h"

#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "run/operations/backup/BackupQueues.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/DefinitionsModel.h"
#include "ui/backups/DiffModel.h"
#include "ui/backups/FieldsModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/TextPane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum Kinds { AllKinds, AddedKind, RemovedKind, ChangedKind };

std::optional<DiffKind> diffKind(int choice)
{
    switch (choice) {
    case AddedKind:
        return DiffKind::Added;
    case RemovedKind:
        return DiffKind::Removed;
    case ChangedKind:
        return DiffKind::Changed;
    default:
        return std::nullopt;
    }
}

QString sideValue(const QJsonValue &value)
{
    return value.isUndefined() ? DiffView::tr("not set") : valueText(value);
}

} // namespace

DiffView::DiffView(BackupsDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk),
      m_kinds(new SegmentedControl({tr("All"), toWord(DiffKind::Added), toWord(DiffKind::Removed), toWord(DiffKind::Changed)}, this)),
      m_field(new SearchField(this)), m_missing(new Label({}, TextStyle::Table, Token::Warn, this)), m_model(new DiffModel(this)), m_table(nullptr),
      m_detail(new Card(u" "_s, this)), m_fields(new FieldsModel(this)), m_fieldsTable(new TableView(this)), m_lines(makeTextPane(this)),
      m_detailStack(new QStackedLayout), m_state(new StatePanel(this)), m_stack(new QStackedLayout)
{
    build();
    connect(m_kinds, &SegmentedControl::currentChanged, this, &DiffView::filter);
    connect(m_field, &SearchField::searched, this, &DiffView::filter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DiffView::showDetail);
    connect(m_state, &StatePanel::actionTriggered, this, [this] { compare(m_older, m_newer); });
    connect(&Theme::of(), &Theme::changed, this, &DiffView::showDetail);
}

void DiffView::build()
{
    m_kinds->setObjectName(u"diffKinds"_s);
    m_kinds->setAccessibleName(tr("Which differences"));
    m_field->setObjectName(u"findDiff"_s);
    m_field->setAccessibleName(tr("Find among the differences"));
    m_field->setPlaceholderText(tr("Find"));
    m_field->setKey(u"/"_s);
    m_field->setFixedWidth(240);
    m_missing->setObjectName(u"diffMissing"_s);
    m_missing->setEliding(true);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_kinds);
    bar->addWidget(m_field);
    bar->addWidget(m_missing, 1);

    auto *card = new TableCard(this);
    m_table = card->table();
    m_table->setObjectName(u"diffTable"_s);
    m_table->setAccessibleName(tr("Differences"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    new ColumnFit(m_table, {.widths = {92, 110, 90, 200, 220},
                            .stretch = DiffModel::BriefColumn,
                            .stretchMinimum = 120,
                            .leastFirst = {DiffModel::VhostColumn, DiffModel::SectionColumn}});

    m_detail->setFlush(true);
    m_fieldsTable->setObjectName(u"diffFields"_s);
    m_fieldsTable->setAccessibleName(tr("Fields that differ"));
    m_fields->setTitles({tr("Field"), tr("Before"), tr("After")});
    m_fieldsTable->setModel(m_fields);
    m_fieldsTable->setSortingEnabled(false);
    m_fieldsTable->setDensity(TableView::Density::Long);
    new ColumnFit(m_fieldsTable, {.widths = {160, 120, 120}, .stretch = FieldsModel::ValueColumn, .stretchMinimum = 100});
    m_lines->setObjectName(u"diffLines"_s);
    m_lines->setAccessibleName(tr("Lines that differ"));
    m_detailStack->addWidget(m_fieldsTable);
    m_detailStack->addWidget(m_lines);
    m_detail->body()->addLayout(m_detailStack, 1);

    auto *both = new QWidget(this);
    auto *sides = new QHBoxLayout(both);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(12);
    sides->addWidget(card, 7);
    sides->addWidget(m_detail, 5);
    m_state->setObjectName(u"diffState"_s);
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(both);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addLayout(bar);
    all->addLayout(m_stack, 1);
}

void DiffView::compare(const QString &older, const QString &newer)
{
    m_older = older;
    m_newer = newer;
    const int asked = ++m_asked;
    m_model->setDiff({});
    m_missing->setText({});
    m_state->showLoading(tr("The two are being compared"), newer.isEmpty() || older.isEmpty() ? tr("The live cluster is asked for its definitions and files.")
                                                                                              : tr("Only what is not the same is read from the archives."));
    m_state->setAction({});
    m_stack->setCurrentIndex(0);
    showCounts();
    QCoro::connect(m_desk.compare(older, newer), this, [this, asked](const Result<BackupDiffPtr> &answer) {
        if (asked != m_asked)
            return;
        if (answer) {
            setDiff(*answer);
            return;
        }
        m_state->showUnreachable(tr("They cannot be compared"), backupwords::sentence(answer.error()));
        m_state->setAction(tr("Try again"), tr("F5"));
    });
}

void DiffView::setDiff(const BackupDiffPtr &diff)
{
    m_model->setDiff(diff);
    QStringList missing;
    for (const LeftOut &left : diff->notCompared)
        missing.append(left.reason.isEmpty() ? left.what : tr("%1 (%2)").arg(left.what, left.reason));
    m_missing->setText(missing.isEmpty() ? QString() : tr("Not compared: %1").arg(phrases::clauses(missing)));
    showCounts();
    if (diff->isEmpty()) {
        m_state->showEmpty(tr("Nothing differs"), missing.isEmpty() ? tr("Definitions, configuration and counts of messages are the same on both sides.")
                                                                    : tr("What could be compared is the same on both sides."));
        m_state->setAction({});
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_table->setCurrentIndex(m_model->index(0, 0));
    showDetail();
}

void DiffView::filter()
{
    m_model->setFilter(diffKind(m_kinds->current()), m_field->text());
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showDetail();
}

void DiffView::showCounts()
{
    const auto word = [this](DiffKind kind) { return tr("%1 %2").arg(toWord(kind), units::count(m_model->countOf(kind))); };
    m_kinds->setWord(AddedKind, word(DiffKind::Added));
    m_kinds->setWord(RemovedKind, word(DiffKind::Removed));
    m_kinds->setWord(ChangedKind, word(DiffKind::Changed));
}

void DiffView::showDetail()
{
    Q_EMIT chosenChanged();
    const DiffRow *row = m_model->rowAt(m_table->currentIndex().row());
    if (!row || !m_model->diff()) {
        m_detail->setTitle(tr("Difference"));
        m_detail->setCaption({});
        m_fields->setRows({});
        m_detailStack->setCurrentWidget(m_fieldsTable);
        return;
    }
    m_detail->setTitle(shownName(row->name));
    m_detail->setCaption(row->section);
    switch (row->of) {
    case DiffOf::Object:
        showObject(m_model->diff()->objects.at(row->at));
        break;
    case DiffOf::File:
        showFile(m_model->diff()->files.at(row->at), row->section);
        break;
    case DiffOf::Queue:
        showQueue(m_model->diff()->queues.at(row->at));
        break;
    }
}

QString DiffView::chosenQueue() const
{
    const DiffRow *row = m_model->rowAt(m_table->currentIndex().row());
    // One that has come since is not in the older of the two.
    if (row == nullptr || !m_model->diff() || row->kind == DiffKind::Added)
        return {};
    const bool isQueue = row->of == DiffOf::Queue || (row->of == DiffOf::Object && m_model->diff()->objects.at(row->at).section == "queues"_L1);
    return isQueue ? queueKey(row->vhost, row->name) : QString();
}

void DiffView::showObject(const ObjectChange &change)
{
    QList<FieldRow> rows;
    for (const FieldChange &field : change.fields)
        rows.append({0, field.field.isEmpty() ? tr("value") : field.field, sideValue(field.before), sideValue(field.after)});
    m_fields->setRows(rows);
    m_detailStack->setCurrentWidget(m_fieldsTable);
}

void DiffView::showFile(const FileChange &change, const QString &section)
{
    if (!change.lines.isEmpty()) {
        // Who may read it is no line of it.
        QStringList about{section};
        for (const FieldChange &field : change.about)
            about.append(tr("%1 %2 → %3").arg(field.field, sideValue(field.before), sideValue(field.after)));
        m_detail->setCaption(about.join(u", "_s));
        showDiff(*m_lines, change.lines);
        m_detailStack->setCurrentWidget(m_lines);
        return;
    }
    const auto size = [](qint64 bytes) { return bytes < 0 ? tr("not there") : units::size(static_cast<double>(bytes)); };
    QList<FieldRow> rows{{0, tr("size"), size(change.sizeBefore), size(change.sizeAfter)}};
    for (const FieldChange &field : change.about)
        rows.append({0, field.field, sideValue(field.before), sideValue(field.after)});
    m_fields->setRows(rows);
    m_detailStack->setCurrentWidget(m_fieldsTable);
}

void DiffView::showQueue(const QueueChange &change)
{
    const auto side = [](qint64 messages) { return messages < 0 ? tr("not there") : units::count(static_cast<double>(messages)); };
    m_fields->setRows({{0, tr("messages"), side(change.messagesBefore), side(change.messagesAfter)}});
    m_detailStack->setCurrentWidget(m_fieldsTable);
}

void DiffView::focusFind()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool DiffView::clearFind()
{
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    filter();
    return true;
}

} // namespace warrener
