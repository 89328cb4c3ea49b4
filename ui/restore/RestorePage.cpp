#include "ui/restore/RestorePage.h"

#include "run/operations/backup/BackupQueues.h"
#include "ui/backups/BackupWords.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/Wear.h"
#include "ui/restore/ConfirmStep.h"
#include "ui/restore/PreviewStep.h"
#include "ui/restore/ProofStep.h"
#include "ui/restore/RunStep.h"
#include "ui/restore/SourceStep.h"
#include "ui/restore/StageList.h"
#include "ui/restore/WhatStep.h"
#include "ui/restore/WhereStep.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/StepWords.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <QWizard>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int leastKeysWide = 1120; ///< px of the page; under that the buttons of its foot show no keys

/// A wizard that is a part of its page: what would close a dialog is left to the page.
class PagedWizard final : public QWizard
{
public:
    explicit PagedWizard(QWidget *parent) : QWizard(parent, Qt::Widget) {}

    void done(int) override {}

protected:
    /// QWizard hides all of its pages for a moment whenever it arranges something. In a window of its own the focus finds nothing else and
    /// stays; here it would go on to the frame around it.
    bool focusNextPrevChild(bool next) override
    {
        const QWidget *focused = QApplication::focusWidget();
        return focused != nullptr && isAncestorOf(focused) && !focused->isVisible() ? false : QWizard::focusNextPrevChild(next);
    }
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }
};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toLatin1());
}

/// Queues of the latest answer and what they hold.
QHash<QString, qint64> messagesOf(const ClusterStore &store)
{
    QHash<QString, qint64> messages;
    const SnapshotPtr snapshot = store.snapshot();
    if (!snapshot || !snapshot->queues)
        return messages;
    for (const QueueRow &row : snapshot->queues->rows) {
        if (row.ready >= 0)
            messages.insert(queueKey(snapshot->queues->vhostOf(row), row.name), row.ready + std::max<qint64>(0, row.unacked));
    }
    return messages;
}

} // namespace

PageTarget RestorePage::ofBackup(const QString &backup, const QStringList &keys)
{
    if (backup.isEmpty())
        return {u"restore"_s, u"new"_s};
    QStringList all{u"backup"_s, backup};
    for (const QString &key : keys)
        all.append(encoded(key));
    return {u"restore"_s, all.join(u'/')};
}

PageTarget RestorePage::ofQueue(const QString &vhost, const QString &queue)
{
    return {u"restore"_s, u"queue/%1/%2"_s.arg(encoded(vhost), encoded(queue))};
}

PageTarget RestorePage::ofQueues(const QStringList &keys)
{
    QStringList all;
    for (const QString &key : keys)
        all.append(encoded(key));
    return {u"restore"_s, u"queues/"_s + all.join(u'/')};
}

std::optional<RestoreBeginning> RestorePage::beginningOf(const QString &object)
{
    if (object == "new"_L1)
        return RestoreBeginning();
    const QString rest = object.section(u'/', 1);
    if (object.startsWith("backup/"_L1)) {
        RestoreBeginning beginning{.backup = rest.section(u'/', 0, 0)};
        for (const auto listed = rest.section(u'/', 1).split(u'/', Qt::SkipEmptyParts); const QString &key : listed)
            beginning.queues.append(decoded(key));
        return beginning;
    }
    if (object.startsWith("queue/"_L1))
        return RestoreBeginning{.vhost = decoded(rest.section(u'/', 0, 0)), .queue = decoded(rest.section(u'/', 1))};
    if (object.startsWith("queues/"_L1)) {
        RestoreBeginning beginning;
        for (const auto listed = rest.split(u'/', Qt::SkipEmptyParts); const QString &key : listed)
            beginning.queues.append(decoded(key));
        return beginning;
    }
    return std::nullopt;
}

RestorePage::RestorePage(ClusterStore &store, BackupsDesk &backups, RestoreDesk &desk, QWidget *parent, QSettings *settings)
    : Page(parent), m_store(store), m_flow(new RestoreFlow(backups, desk, this)), m_crumbs(new Breadcrumb(this)),
      m_line(new Label({}, TextStyle::Body, Token::Text2, this)), m_pill(new Pill(GlyphKind::Note, {}, this)), m_notice(new NoticeBar(this)), m_stages(nullptr),
      m_cancel(new KeyButton(tr("Cancel"), tr("Esc"), this)), m_save(new QPushButton(tr("Save preview…"), this)),
      m_copy(new QPushButton(tr("Copy command"), this)), m_reason(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_back(new KeyButton(tr("Back"), tr("Alt ←"), this)), m_next(new KeyButton({}, tr("Alt →"), this))
{
    setObjectName(u"restorePage"_s);
    m_flow->remember(settings, u"restore/"_s + store.profile().name.value);
    build();
    connect(m_flow, &RestoreFlow::changed, this, &RestorePage::refresh);
    connect(m_flow, &RestoreFlow::started, this, [this] {
        if (stage() != RestoreStage::Confirm)
            return;
        m_wizard->next();
        focusFirst();
    });
    connect(m_crumbs, &Breadcrumb::activated, this, &RestorePage::leave);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] { m_notice->setNotice(Level::Ok, {}, {}); });
}

RestorePage::~RestorePage() = default;

void RestorePage::build()
{
    m_crumbs->setTitle(true);
    m_crumbs->setSteps({tr("Backups"), tr("Restore")});
    m_line->setObjectName(u"restoreLine"_s);
    m_line->setEliding(true);
    m_pill->setObjectName(u"restorePill"_s);
    m_notice->setObjectName(u"restoreNotice"_s);
    m_notice->setNotice(Level::Ok, {}, {});
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_crumbs);
    head->addWidget(m_line, 1);
    head->addWidget(m_pill);

    m_wizard = new PagedWizard(this);
    m_wizard->setObjectName(u"restoreWizard"_s);
    m_wizard->setWizardStyle(QWizard::ClassicStyle);
    m_wizard->setOptions(QWizard::NoDefaultButton | QWizard::NoCancelButton);
    m_wizard->setButtonLayout({});
    m_wizard->setStyleSheet(u"QWizard { background: transparent; }"_s);
    m_wizard->setFocusPolicy(Qt::NoFocus);
    m_preview = new PreviewStep(*m_flow, [this] { return messagesOf(m_store); });
    m_confirm = new ConfirmStep(*m_flow);
    m_run = new RunStep(*m_flow);
    auto *proof = new ProofStep(*m_flow);
    connect(proof, &ProofStep::keptRequested, this, &RestorePage::keptRequested);
    m_steps = {new SourceStep(*m_flow), new WhatStep(*m_flow), new WhereStep(*m_flow), m_preview, m_confirm, m_run, proof};
    QStringList titles;
    for (RestoreStep *each : std::as_const(m_steps)) {
        titles.append(each->name());
        m_wizard->setPage(static_cast<int>(each->stage()), each);
        connect(each, &RestoreStep::openRequested, this, &Page::openRequested);
        connect(each, &RestoreStep::succeeded, this, &Page::succeeded);
        // Its buttons, which are not shown, need not follow every letter: it hides the page for it.
        disconnect(each, &QWizardPage::completeChanged, m_wizard, nullptr);
        connect(each, &QWizardPage::completeChanged, this, &RestorePage::refresh);
    }
    m_stages = new StageList(titles, this);
    m_stages->setObjectName(u"restoreStages"_s);
    connect(m_stages, &StageList::chosen, this, [this](int page) {
        while (m_wizard->currentId() > page)
            m_wizard->back();
        focusFirst();
    });
    connect(m_wizard, &QWizard::currentIdChanged, this, &RestorePage::showStage);
    // Its own line above buttons that it has not: the foot has one.
    for (const auto listed = m_wizard->findChildren<QWidget *>(); QWidget * part : listed) {
        if (part->minimumHeight() == part->maximumHeight() && part->maximumHeight() <= 2 && qobject_cast<QFrame *>(part) == nullptr)
            part->setFixedHeight(0);
    }
    // QWizard gives the focus to itself or its page where nothing else takes it: there is nothing to type into, and no ring.
    m_wizard->setProperty("ownFocus", true);
    for (RestoreStep *each : std::as_const(m_steps))
        each->setProperty("ownFocus", true);

    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *sideLine = new QFrame(card);
    sideLine->setProperty("line", true);
    sideLine->setFixedWidth(1);
    auto *footLine = new QFrame(card);
    footLine->setProperty("line", true);
    footLine->setFixedHeight(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_wizard, 1);
    right->addWidget(footLine);
    right->addWidget(buildFoot());
    auto *sides = new QHBoxLayout(card);
    sides->setContentsMargins(1, 1, 1, 1);
    sides->setSpacing(0);
    sides->addWidget(m_stages);
    sides->addWidget(sideLine);
    sides->addLayout(right, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addLayout(head);
    all->addWidget(m_notice);
    all->addWidget(card, 1);
}

QWidget *RestorePage::buildFoot()
{
    m_cancel->setObjectName(u"restoreCancel"_s);
    m_save->setObjectName(u"savePreview"_s);
    m_save->setProperty("kind", u"ghost"_s);
    m_copy->setObjectName(u"copyCommand"_s);
    m_copy->setProperty("kind", u"ghost"_s);
    m_copy->setToolTip(tr("The same restore for a terminal, where it asks once more"));
    m_reason->setObjectName(u"restoreReason"_s);
    m_reason->setMostLines(3);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_back->setObjectName(u"restoreBack"_s);
    m_next->setObjectName(u"restoreNext"_s);
    m_next->setProperty("kind", u"primary"_s);
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_cancel, m_save, m_copy, m_back, m_next})
        button->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &RestorePage::cancel);
    connect(m_save, &QPushButton::clicked, m_preview, &PreviewStep::savePreview);
    connect(m_copy, &QPushButton::clicked, this, &RestorePage::copyCommand);
    connect(m_back, &QPushButton::clicked, this, &RestorePage::goBack);
    connect(m_next, &QPushButton::clicked, this, &RestorePage::next);
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(10);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    row->addWidget(m_copy);
    row->addWidget(m_reason, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    return foot;
}

QString RestorePage::title() const
{
    return tr("Restore");
}

RestoreStage RestorePage::stage() const
{
    return static_cast<RestoreStage>(std::max(0, m_wizard->currentId()));
}

RestoreStep *RestorePage::step() const
{
    return m_steps.at(static_cast<int>(stage()));
}

void RestorePage::activate()
{
    m_active = true;
    if (m_wizard->currentId() < 0)
        m_wizard->restart();
    m_run->setActive(stage() == RestoreStage::Run);
    refresh();
}

void RestorePage::deactivate()
{
    m_active = false;
    m_run->setActive(false);
}

void RestorePage::open(const QString &object)
{
    // On the way back through the history the same place goes on where it was; a restore that is over has its record in Activity, and
    // whoever comes here again wants another.
    const bool isSame = object == m_opened && !m_isFresh && stage() != RestoreStage::Proof;
    const std::optional<RestoreBeginning> beginning = m_isFresh && object.isEmpty() ? RestoreBeginning() : beginningOf(object);
    m_isFresh = false;
    if (isSame || !beginning) {
        refresh();
        return;
    }
    if (m_flow->isRunning()) {
        m_notice->setNotice(Level::Note, tr("A restore is running"), tr("The next one can begin when it has ended."));
        m_notice->setAction(tr("Understood"));
        refresh();
        return;
    }
    m_opened = object;
    m_notice->setNotice(Level::Ok, {}, {});
    m_flow->begin(*beginning);
    m_wizard->restart();
    refresh();
    focusFirst();
}

bool RestorePage::escape()
{
    cancel();
    return true;
}

bool RestorePage::focusFilter()
{
    return step()->focusFilter();
}

bool RestorePage::askAgain()
{
    if (stage() != RestoreStage::Preview || m_flow->isComparing())
        return false;
    m_flow->compareAgain();
    return true;
}

/// Alt+← steps back within the wizard; from its first page it leads out as everywhere.
bool RestorePage::goBack()
{
    if (!m_back->isEnabled() || m_back->isHidden())
        return stage() == RestoreStage::Confirm; // while it is being begun nothing leads away by mistake
    m_wizard->back();
    focusFirst();
    return true;
}

bool RestorePage::goForward()
{
    if (stage() == RestoreStage::Proof)
        return false;
    // What asks for more than a key is pressed itself.
    if (stage() == RestoreStage::Confirm)
        m_next->setFocus(Qt::ShortcutFocusReason);
    else
        next();
    return true;
}

void RestorePage::next()
{
    if (!m_next->isEnabled())
        return;
    switch (stage()) {
    case RestoreStage::Confirm:
        m_flow->start(m_confirm->why());
        break;
    case RestoreStage::Proof:
        m_opened.clear();
        leave();
        break;
    default:
        m_wizard->next();
        focusFirst();
    }
}

/// Before anything was changed it leads away; while it runs it asks what shall become of what was done.
void RestorePage::cancel()
{
    if (stage() == RestoreStage::Run && m_flow->isRunning())
        m_run->askToStop();
    else if (!m_flow->isStarting())
        leave();
}

void RestorePage::copyCommand()
{
    if (!m_flow->preview())
        return;
    QGuiApplication::clipboard()->setText(m_flow->desk().command(m_flow->draft(), *m_flow->preview()));
    Q_EMIT succeeded(tr("The command is on the clipboard"));
}

/// In a cluster that is not open: nothing else in this window shows its runs.
void RestorePage::followKept(const ClusterName &of)
{
    RunDesk *const runs = m_flow->desk().runsOf(of);
    if (runs == nullptr)
        return;
    const auto show = [this, of, runs] {
        const RunState &run = runs->current().state;
        const Verdict verdict = run.verdict.value_or(Verdict::Failed);
        if (!run.verdict)
            m_notice->setNotice(Level::Note, tr("What restores have kept on %1 is being removed").arg(of.value), {});
        else if (verdict == Verdict::Done)
            m_notice->setNotice(Level::Ok, tr("What restores have kept on %1 is removed").arg(of.value), {});
        else
            m_notice->setNotice(Level::Warning, tr("Not all that restores have kept on %1 is removed").arg(of.value), steps::failureOf(run));
        m_notice->setAction(tr("Understood"));
    };
    show();
    if (runs->isRunning())
        connect(runs, &RunDesk::ended, this, show, Qt::SingleShotConnection);
}

void RestorePage::leave()
{
    Q_EMIT openRequested({u"backups"_s, m_flow->draft().backup});
}

void RestorePage::showStage()
{
    if (m_wizard->currentId() < 0)
        return;
    const int at = m_wizard->currentId();
    m_stages->setCurrent(at);
    m_stages->setFirst(at >= static_cast<int>(RestoreStage::Run) ? at : 0);
    m_run->setActive(m_active && stage() == RestoreStage::Run);
    step()->refresh();
    refresh();
}

/// Once the page is shown: the wizard itself looks for a field while it changes pages.
void RestorePage::focusFirst()
{
    if (!m_active)
        return;
    if (QWidget *field = step()->firstField())
        field->setFocus(Qt::OtherFocusReason);
}

void RestorePage::refresh()
{
    if (m_wizard->currentId() < 0)
        return;
    RestoreStep *const shown = step();
    shown->refresh();
    const bool before = stage() < RestoreStage::Run;
    QStringList lines;
    for (const RestoreStep *each : std::as_const(m_steps))
        lines.append(each->stage() < stage() ? m_flow->summary(each->stage()) : QString());
    m_stages->setLines(lines);
    m_stages->setDoubtful(stage() > RestoreStage::Run && m_flow->isRunDoubtful() ? QList{static_cast<int>(RestoreStage::Run)} : QList<int>{});
    const BackupRow *row = m_flow->row();
    m_line->setText(row != nullptr ? tr("from %1").arg(backupwords::title(row->backup, m_flow->desk().now())) : QString());
    if (before) {
        m_pill->setState(GlyphKind::Note, tr("Nothing has been changed yet"));
    } else {
        const RunState &run = m_flow->run().state;
        m_pill->setState(steps::glyphOf(run), run.verdict ? steps::wordOf(*run.verdict) : tr("Running"));
    }
    const QString reason = shown->reasonAgainst();
    m_next->setText(shown->nextWords());
    m_next->setEnabled(reason.isEmpty());
    m_next->setToolTip(plainTip(reason));
    showKeys();
    const QString kind =
        stage() == RestoreStage::Confirm && m_flow->place() && m_flow->place()->environment == Environment::Production ? u"danger"_s : u"primary"_s;
    wear(m_next, kind);
    m_reason->setText(
        reason.isEmpty() && stage() == RestoreStage::Preview && m_flow->draft().definitions ? tr("Undo: Warrener exports the live definitions first") : reason);
    m_back->setVisible(before);
    m_back->setEnabled(before && stage() != RestoreStage::Source && !m_flow->isStarting());
    m_cancel->setVisible(before || (stage() == RestoreStage::Run && m_flow->isRunning()));
    m_cancel->setText(before ? tr("Cancel") : tr("Cancel…"));
    m_cancel->setEnabled(!m_flow->isStarting());
    m_save->setVisible(stage() == RestoreStage::Preview);
    m_save->setEnabled(m_flow->preview().has_value());
    m_copy->setVisible(stage() == RestoreStage::Preview || stage() == RestoreStage::Confirm);
    m_copy->setEnabled(m_flow->preview().has_value());
    // Where no field could be entered yet, QWizard left the focus on its page itself, which has nothing to type into.
    if (shown->hasFocus())
        focusFirst();
}

/// In a narrow window the sentence beside the buttons needs the room of their keys; the list of all keys has them too.
void RestorePage::showKeys()
{
    const bool wide = width() >= leastKeysWide;
    const bool noKey = stage() == RestoreStage::Confirm || stage() == RestoreStage::Proof;
    m_cancel->setKey(wide ? tr("Esc") : QString());
    m_back->setKey(wide ? tr("Alt ←") : QString());
    m_next->setKey(wide && !noKey ? tr("Alt →") : QString());
}

void RestorePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    showKeys();
}

/// "P" pauses a run, as on other pages that show one.
void RestorePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_P && event->modifiers() == Qt::NoModifier && stage() == RestoreStage::Run && m_run->togglePause())
        event->accept();
    else
        Page::keyPressEvent(event);
}

} // namespace warrener
