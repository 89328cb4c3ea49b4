#include "ui/restore/PreviewStep.h"

#include "base/OffThread.h"
#include "base/Phrases.h"
#include "base/SafeFile.h"
#include "base/Units.h"
#include "run/operations/backup/BackupQueues.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/EverySecond.h"
#include "ui/parts/FigureStrip.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Mnemonics.h"
#include "ui/parts/NoteDelegate.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/restore/PreviewList.h"
#include "ui/restore/PreviewModel.h"
#include "ui/restore/RestoreFilesModel.h"
#include "ui/restore/RestoreQueuesModel.h"
#include "ui/restore/RestoreWords.h"
#include "ui/steps/IconLabel.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int byNameWide = 210;
constexpr int narrowPreview = 820; ///< px; under that the sentence beside the figures would stand on five lines

constexpr int sentenceWide = 180; ///< px beside the figures; with less it stands below them

QString countText(qint64 value)
{
    return units::count(double(value));
}

} // namespace

PreviewStep::PreviewStep(RestoreFlow &flow, std::function<QHash<QString, qint64>()> liveMessages, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Preview, tr("Preview"), tr("The backup is compared with the live cluster. Untick what you do not want."), parent),
      m_liveMessages(std::move(liveMessages)), m_figures(new FigureStrip(this)), m_partsBox(new QVBoxLayout), m_state(new StatePanel(this)),
      m_queues(new RestoreQueuesModel(this)), m_files(new RestoreFilesModel(this)), m_nodes(new RestoreNodesModel(this)),
      m_notes(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"restorePreview"_s);
    m_figures->setObjectName(u"previewFigures"_s);
    m_state->setObjectName(u"previewState"_s);
    m_notes->setObjectName(u"previewNotes"_s);
    wrap(m_notes, 800);
    head()->addWidget(m_figures, 0, Qt::AlignBottom);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(buildDefinitions());
    m_stack->addWidget(buildMessages());
    m_stack->addWidget(buildFiles());
    m_stack->addWidget(buildNodes());
    body()->addLayout(m_partsBox);
    body()->addLayout(m_stack, 1);
    body()->addWidget(m_notes);
    connect(m_state, &StatePanel::actionTriggered, this, [this] { this->flow().compareAgain(); });
    everySecond(this, [this] {
        if (this->flow().preview())
            showAge();
    });
}

PreviewStep::Column PreviewStep::makeColumn(int part, const QString &name, const QString &title, const QString &caption, const QString &iconName,
                                            const QString &nothing)
{
    Column column;
    const auto which = static_cast<PreviewModel::Part>(part);
    column.model = new PreviewModel(which, this);
    column.card = new Card(title, this);
    column.card->setCaption(caption);
    column.card->setFlush(true);
    QWidget *sign =
        iconName.isEmpty() ? static_cast<QWidget *>(new GlyphLabel(GlyphKind::Warn, 16, column.card)) : new IconLabel(iconName, Token::Text, column.card);
    column.card->heading()->insertWidget(0, sign);
    column.count = new Label({}, TextStyle::Section, Token::Text, column.card);
    column.count->setObjectName(name + u"Count"_s);
    column.card->heading()->addWidget(column.count);
    column.list = new PreviewList(column.model, which == PreviewModel::Part::OnlyLive ? PreviewList::Look::Tiles : PreviewList::Look::Column, column.card);
    column.list->setObjectName(name);
    column.list->setAccessibleName(title);
    column.empty = new Label(nothing, TextStyle::Table, Token::Text2, column.card);
    column.empty->setContentsMargins(14, 10, 14, 10);
    wrap(column.empty, 240);
    column.card->body()->addWidget(column.empty);
    column.card->body()->addWidget(column.list, 1);
    column.card->body()->addStretch(0);
    connect(column.model, &PreviewModel::ticksChanged, this, [this, which](const QStringList &keys, bool on) {
        change([&](RestoreDraft &draft) {
            // What exists only live goes when it is ticked; all else comes unless it is ticked off.
            QStringList &list = which == PreviewModel::Part::OnlyLive ? draft.remove : draft.leave;
            const bool listed = which == PreviewModel::Part::OnlyLive ? on : !on;
            const QSet<QString> meant(keys.begin(), keys.end());
            list.removeIf([&meant](const QString &key) { return meant.contains(key); });
            if (listed)
                list += keys;
        });
    });
    return column;
}

QWidget *PreviewStep::buildDefinitions()
{
    using Part = PreviewModel::Part;
    m_created = makeColumn(int(Part::Created), u"willBeCreated"_s, tr("Will be created"), {}, u"plus"_s, tr("Everything of the backup is there."));
    m_changed = makeColumn(int(Part::Changed), u"willBeChanged"_s, tr("Will be changed"), tr("live to backup"), u"exchange"_s,
                           tr("Nothing differs that can be changed."));
    m_cannot = makeColumn(int(Part::Cannot), u"cannotBeChanged"_s, tr("Cannot be changed"), {}, {}, tr("Nothing stands in the way."));
    auto *fixed = new Label(tr("Fixed when it was made, or unknown there. A plain import skips it without a word."), TextStyle::Caption, Token::Text2, this);
    wrap(fixed, 260);
    m_cannot.card->addFoot(fixed);
    m_onlyLive = makeColumn(int(Part::OnlyLive), u"onlyLive"_s, tr("Only in the live cluster"), tr("never deleted by itself; tick what shall go"), u"pin"_s,
                            tr("There is nothing that the backup has not."));
    m_onlyLive.card->setCaptionYielding();
    m_onlyLive.card->heading()->addWidget(makeByName());
    connect(m_cannot.list, &PreviewList::actionRequested, this, &PreviewStep::offerAction);
    m_asQuorum = new QCheckBox(this);
    m_asQuorum->setObjectName(u"mirroredAsQuorum"_s);
    connect(m_asQuorum, &QCheckBox::toggled, this, [this](bool on) {
        if (m_showing)
            return;
        // While it is compared there is no box, and the next Space would press what has got the focus.
        m_returns = m_asQuorum->hasFocus();
        change([on](RestoreDraft &draft) { draft.mirroredAsQuorum = on; });
        flow().comparePreview();
    });
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(m_created.card, 27);
    columns->addWidget(m_changed.card, 36);
    columns->addWidget(m_cannot.card, 30);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(columns, 1);
    column->addWidget(m_asQuorum);
    column->addWidget(m_onlyLive.card);
    m_onlyLive.list->setFixedHeight(50);
    for (const Column &part : {m_created, m_changed, m_cannot})
        part.card->setMinimumHeight(140);
    return page;
}

/// What exists only live, chosen by an expression of names: nothing goes before the run, and each that was ticked shows what it holds.
QWidget *PreviewStep::makeByName()
{
    auto *field = new SearchField(m_onlyLive.card);
    field->setObjectName(u"onlyLiveByName"_s);
    field->setAccessibleName(tr("Expression of names of queues and exchanges that shall go"));
    field->setPlaceholderText(tr("tick by name, as ^old[.]"));
    field->setToolTip(tr("Enter ticks queues and exchanges whose names match"));
    field->setFixedWidth(byNameWide);
    const auto check = [field](const QString &text) {
        const QRegularExpression pattern(text);
        field->setProblem(pattern.isValid() ? QString() : tr("No expression: %1").arg(pattern.errorString()));
        return pattern.isValid();
    };
    connect(field, &QLineEdit::textChanged, this, check);
    connect(field, &QLineEdit::returnPressed, this, [this, field, check] {
        if (check(field->text()))
            m_onlyLive.model->tickMatching(field->text());
    });
    return field;
}

QWidget *PreviewStep::buildMessages()
{
    auto *card = new TableCard(this);
    m_queueTable = card->table();
    m_queueTable->setObjectName(u"previewQueues"_s);
    m_queueTable->setAccessibleName(tr("Queues and what is published into them"));
    m_queueTable->setModel(m_queues);
    m_queueTable->setSortingEnabled(false);
    m_queueTable->setItemDelegateForColumn(RestoreQueuesModel::StateColumn, new StateDelegate(m_queueTable));
    new ColumnFit(m_queueTable, {.widths = {150, 80, 90, 80, 90, 90, 176, 300},
                                 .stretch = RestoreQueuesModel::NoteColumn,
                                 .stretchMinimum = 200,
                                 .leastFirst = {RestoreQueuesModel::VhostColumn}});
    new NoteDelegate(m_queueTable, RestoreQueuesModel::NoteColumn);
    return card;
}

QWidget *PreviewStep::buildNodes()
{
    auto *card = new TableCard(this);
    m_nodeTable = card->table();
    m_nodeTable->setObjectName(u"previewNodes"_s);
    m_nodeTable->setAccessibleName(tr("Nodes and their data directories"));
    m_nodeTable->setModel(m_nodes);
    m_nodeTable->setSortingEnabled(false);
    m_nodeTable->setItemDelegateForColumn(RestoreNodesModel::StateColumn, new StateDelegate(m_nodeTable));
    new ColumnFit(m_nodeTable, {.widths = {150, 110, 100, 110, 320, 220},
                                .stretch = RestoreNodesModel::NoteColumn,
                                .stretchMinimum = 180,
                                .leastFirst = {RestoreNodesModel::FreeColumn}});
    new NoteDelegate(m_nodeTable, RestoreNodesModel::NoteColumn);
    return card;
}

void PreviewStep::resizeEvent(QResizeEvent *event)
{
    RestoreStep::resizeEvent(event);
    placeSentence();
    placeFiles();
}

void PreviewStep::placeSentence()
{
    setSentenceBelow(width() < std::max(narrowPreview, m_figures->sizeHint().width() + sentenceWide));
}

/// Which parts there are to look at; one by itself needs no choice.
void PreviewStep::showParts()
{
    const RestoreDraft &draft = flow().draft();
    const RestorePreview &preview = *flow().preview();
    QStringList words;
    m_places.clear();
    const auto add = [&](bool wanted, Place place, const QString &word) {
        if (!wanted)
            return;
        m_places.append(place);
        words.append(word);
    };
    add(draft.definitions, DefinitionsPlace, tr("Definitions"));
    add(draft.messages, MessagesPlace,
        preview.queues.size() == 1 ? tr("Messages of one queue") : tr("Messages of %n queues", nullptr, int(preview.queues.size())));
    add(draft.configuration, FilesPlace, tr("Files %1").arg(preview.files.size()));
    add(draft.data, NodesPlace, tr("Data directories %1").arg(preview.directories.size()));
    delete m_parts;
    m_parts = nullptr;
    if (words.size() < 2)
        return;
    m_parts = new SegmentedControl(words, this);
    m_parts->setObjectName(u"previewParts"_s);
    m_parts->setAccessibleName(tr("Part of the preview"));
    m_partsBox->addWidget(m_parts, 0, Qt::AlignLeft);
    connect(m_parts, &SegmentedControl::currentChanged, this, &PreviewStep::showPlace);
}

PreviewStep::Place PreviewStep::place() const
{
    return m_places.value(m_parts != nullptr ? m_parts->current() : 0, DefinitionsPlace);
}

QWidget *PreviewStep::firstField()
{
    if (m_stack->currentIndex() == MessagesPlace)
        return m_queueTable;
    if (m_stack->currentIndex() == FilesPlace)
        return m_fileTable;
    if (m_stack->currentIndex() == NodesPlace)
        return m_nodeTable;
    for (const Column &column : {m_created, m_changed, m_cannot, m_onlyLive}) {
        if (!column.list->isHidden())
            return column.list;
    }
    return m_queueTable;
}

void PreviewStep::enter()
{
    flow().comparePreview();
    refresh();
}

void PreviewStep::refresh()
{
    if (!flow().preview()) {
        m_hasShown = false;
        if (flow().previewProblem().isEmpty())
            m_state->showLoading(tr("Comparing"), tr("The backup is read, and %1 is asked for what it has. Nothing is changed.").arg(flow().draft().to.value));
        else
            m_state->showUnreachable(tr("They cannot be compared"), flow().previewProblem());
        m_state->setAction(flow().previewProblem().isEmpty() ? QString() : tr("Compare again"));
    } else if (!m_hasShown || m_shownAt != flow().previewedAt()) {
        m_hasShown = true;
        m_shownAt = flow().previewedAt();
        showPreview();
    } else {
        const RestorePreview &ticked = flow().ticked();
        for (const Column &column : {m_created, m_changed, m_cannot, m_onlyLive}) {
            column.model->setTicks(ticked.definitions);
            showCount(column);
        }
        m_queues->setPreview(ticked, flow().draft());
        m_files->setDraft(flow().draft());
    }
    showFigures();
    showPlace();
    if (flow().preview() && std::exchange(m_returns, false) && m_asQuorum->isVisible())
        m_asQuorum->setFocus();
}

void PreviewStep::showPreview()
{
    const RestorePreview &preview = *flow().preview();
    QHash<QString, qint64> messages = m_liveMessages && flow().desk().places().value(0).name == flow().draft().to ? m_liveMessages() : QHash<QString, qint64>();
    // Of another cluster nothing else is known; of this one it is what was asked a moment ago.
    for (const RestoreObject &object : preview.definitions.objects) {
        const qint64 held = preview.goes.value(objectKey(object), -1);
        if (held >= 0)
            messages.insert(queueKey(object.vhost, object.name), held);
    }
    for (const Column &column : {m_created, m_changed, m_cannot, m_onlyLive}) {
        column.model->setPreview(preview.definitions, flow().ticked().definitions, messages);
        const int objects = column.model->objects();
        showCount(column);
        column.list->setVisible(objects > 0);
        column.empty->setVisible(objects == 0);
    }
    const QScopedValueRollback showing(m_showing, true);
    m_asQuorum->setVisible(preview.definitions.mirrored > 0);
    m_asQuorum->setText(tr("Bring %n mirrored queue(s) back as quorum queues: mirrors ended with 4.0", nullptr, preview.definitions.mirrored));
    m_asQuorum->setChecked(flow().draft().mirroredAsQuorum);
    m_onlyLive.card->setVisible(m_onlyLive.model->objects() > 0);
    m_cannot.card->setTitle(m_cannot.model->areAllLeftOut() ? tr("Left out") : tr("Cannot be changed"));
    m_queues->setPreview(flow().ticked(), flow().draft());
    QStringList notes = preview.notes;
    if (!preview.refused.isEmpty())
        notes.prepend(preview.refused);
    m_notes->setText(notes.join(u'\n'));
    m_files->setPreview(preview, flow().draft());
    if (m_files->rowCount() > 0)
        m_fileTable->setCurrentIndex(m_files->index(0, RestoreFilesModel::PathColumn));
    placeFiles();
    showFile();
    m_nodes->setPreview(preview);
    showParts();
}

/// As the figures above it count: "24 of 38".
void PreviewStep::showCount(const Column &column)
{
    const int objects = column.model->objects();
    const int taken = column.model->taken();
    column.count->setText(taken == objects ? countText(objects) : tr("%1 of %2").arg(countText(taken), countText(objects)));
}

void PreviewStep::showFigures()
{
    m_figures->setVisible(flow().preview().has_value());
    if (!flow().preview())
        return;
    const RestoreDraft &draft = flow().draft();
    const PreviewFigures sum = flow().figures();
    QList<FigureStrip::Figure> figures;
    if (draft.definitions) {
        figures.append({countText(sum.created), tr("created")});
        figures.append({countText(sum.changed), tr("changed")});
        const int stays = sum.cannot + sum.leftOut;
        figures.append({countText(stays), sum.leftOut > 0 ? tr("not restored") : tr("cannot change"), stays > 0 ? Token::Warn : Token::Text});
        if (sum.replaced > 0)
            figures.append({countText(sum.replaced), tr("replaced"), Token::Warn});
        if (sum.removed > 0)
            figures.append({countText(sum.removed), tr("removed"), Token::Bad});
        figures.append({countText(sum.onlyLive), tr("only live, kept")});
        figures.append({countText(sum.same), tr("equal, left alone"), Token::Text2});
    }
    if (draft.messages)
        figures.append({countText(sum.messages), tr("messages")});
    if (draft.messages && sum.refused > 0)
        figures.append({countText(sum.refused), tr("not published"), Token::Warn});
    if (draft.messages && sum.present > 0)
        figures.append({countText(sum.present), draft.skipPresent ? tr("there already") : tr("there twice then"), Token::Text2});
    if (draft.configuration)
        figures.append({countText(sum.files), tr("files")});
    if (draft.data)
        figures.append({countText(sum.directories), tr("data directories")});
    figures.append({tr("about %1").arg(units::age(TimePoint{}, TimePoint{flow().preview()->time})),
                    flow().preview()->bytes > 0 ? units::size(double(flow().preview()->bytes)) : tr("expected")});
    m_figures->setFigures(figures);
    placeSentence();
    showAge();
}

void PreviewStep::showAge()
{
    const RestoreDraft &draft = flow().draft();
    setSentence(tr("The backup is compared with %1 as it was %2 ago. Untick what you do not want.")
                    .arg(draft.to.value, units::age(flow().previewedAt(), std::max(flow().previewedAt(), flow().desk().now()))));
}

void PreviewStep::showPlace()
{
    if (m_parts != nullptr)
        m_parts->setVisible(flow().preview().has_value());
    m_notes->setVisible(flow().preview() && !m_notes->text().isEmpty());
    m_stack->setCurrentIndex(flow().preview() ? place() : StatePlace);
}

/// What cannot be changed stays, is replaced, or comes under another name beside it.
void PreviewStep::offerAction(int row, QPoint at)
{
    const PreviewRow *object = m_cannot.model->rowAt(row);
    if (object == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"cannotMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *leave = menu->addAction(tr("Leave as it is"));
    leave->setCheckable(true);
    leave->setChecked(object->stays);
    const auto choose = [this, key = object->key](bool isReplaced) {
        change([&](RestoreDraft &draft) {
            draft.replace.removeAll(key);
            if (isReplaced)
                draft.replace.append(key);
        });
    };
    connect(leave, &QAction::triggered, this, [choose] { choose(false); });
    if (object->section == "queues"_L1) {
        // Under the name that it has in the backup.
        const QString target = object->key.section(u'\n', 2);
        QString from = target;
        for (const Renaming &renaming : flow().draft().queueNames) {
            if (renaming.to == target)
                from = renaming.from;
        }
        const QString beside = target + ".restored"_L1;
        QAction *rename = menu->addAction(withoutMnemonic(tr("Restore it beside as %1").arg(beside)));
        rename->setObjectName(u"restoreBeside"_s);
        connect(rename, &QAction::triggered, this, [this, from, beside] {
            change([&](RestoreDraft &draft) {
                draft.queueNames.removeIf([&from](const Renaming &renaming) { return renaming.from == from; });
                draft.queueNames.append({from, beside});
            });
            flow().comparePreview();
        });
    }
    const QHash<QString, Replacement> &replacements = flow().preview()->replacements;
    if (const auto found = replacements.constFind(object->key); found != replacements.cend()) {
        // Why it cannot be stands where it would be chosen.
        const QString words = !found->refused.isEmpty()        ? tr("Replace it: not now, %1").arg(found->refused)
                              : object->section != "queues"_L1 ? tr("Replace it, and bind it as it is")
                              : found->messages == 1           ? tr("Replace it, and move its message")
                              : found->messages < 0            ? tr("Replace it, and move its messages")
                                                               : tr("Replace it, and move its %n messages", nullptr, int(found->messages));
        QAction *replace = menu->addAction(withoutMnemonic(words));
        replace->setObjectName(u"replaceIt"_s);
        replace->setCheckable(true);
        replace->setChecked(!object->stays);
        replace->setEnabled(found->refused.isEmpty());
        connect(replace, &QAction::triggered, this, [choose] { choose(true); });
    }
    menu->popup(at);
}

void PreviewStep::savePreview()
{
    if (!flow().preview())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the preview"));
    dialog->setObjectName(u"savePreviewDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"restore-%1.txt"_s.arg(flow().preview()->manifest.id));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes = restorewords::previewText(flow().ticked(), flow().draft()).toUtf8()](const QString &name) {
        QCoro::connect(waitedFor([bytes, name] { return writeFileSafely(name, bytes); }), this, [this, name](const Status &saved) {
            if (saved) {
                Q_EMIT succeeded(tr("Saved as %1").arg(QFileInfo(name).fileName()));
                return;
            }
            m_notes->setText(tr("The preview could not be saved: %1").arg(saved.error().message));
            showPlace();
        });
    });
    dialog->open();
}

} // namespace warrener
