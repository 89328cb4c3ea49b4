#include "ui/recovery/VersionsView.h"

#include "base/LineDiff.h"
#include "base/Units.h"
#include "plan/recovery/RecoveryText.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Card.h"
#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TextPane.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int versionListWide = 260;

enum VersionParts { ComparedPart, WholePart };

QString versionName(const RecoveryVersion &version)
{
    return version.version().isEmpty() ? VersionsView::tr("Cannot be read") : VersionsView::tr("Version %1").arg(version.version());
}

} // namespace

VersionsView::VersionsView(ClusterStore &store, RecoveryDesk &desk, QWidget *parent)
    : QWidget(parent), m_store(store), m_desk(desk), m_crumbs(new Breadcrumb(this)), m_notice(new NoticeBar(this)), m_list(new QListWidget(this)),
      m_card(new Card(tr("Beside the present one"), this)),
      m_parts(new SegmentedControl({tr("Compared with the present one"), tr("Whole text", "of a document")}, this)), m_text(makeTextPane(this)),
      m_state(new StatePanel(this)), m_stack(new QStackedLayout), m_place(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_close(new QPushButton(tr("Close"), this)), m_take(new QPushButton(tr("Take this one back…"), this))
{
    setObjectName(u"versionsView"_s);
    build();
    connect(m_crumbs, &Breadcrumb::activated, this, &VersionsView::left);
    connect(m_close, &QPushButton::clicked, this, &VersionsView::left);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsView::showChosen);
    connect(m_parts, &SegmentedControl::currentChanged, this, &VersionsView::showChosen);
    connect(m_take, &QPushButton::clicked, this, &VersionsView::askToTakeBack);
    connect(m_state, &StatePanel::actionTriggered, this, &VersionsView::ask);
    connect(&Theme::of(), &Theme::changed, this, &VersionsView::showChosen);
}

void VersionsView::build()
{
    m_notice->setObjectName(u"versionsNotice"_s);
    m_notice->setNotice(Level::Ok, {}, {});
    m_list->setObjectName(u"versions"_s);
    m_list->setAccessibleName(tr("Older versions"));
    m_list->setProperty("rows", true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parts->setObjectName(u"versionParts"_s);
    m_parts->setAccessibleName(tr("What of the version is shown"));
    m_text->setObjectName(u"versionText"_s);
    m_text->setAccessibleName(tr("The older version"));
    m_state->setObjectName(u"versionsState"_s);
    m_place->setObjectName(u"versionPlace"_s);
    m_place->setMostLines(2);
    m_close->setObjectName(u"closeVersions"_s);
    m_take->setObjectName(u"takeBackVersion"_s);
    m_take->setProperty("kind", u"primary"_s);
    m_card->setFlush(true);
    m_card->heading()->addWidget(m_parts);
    m_card->body()->addWidget(m_text, 1);
    auto *both = new QWidget(this);
    auto *sides = new QHBoxLayout(both);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(12);
    auto *listed = new Card(tr("Versions"), both);
    listed->setMinimumWidth(versionListWide);
    listed->setFlush(true);
    listed->body()->addWidget(m_list, 1);
    sides->addWidget(listed, 28);
    sides->addWidget(m_card, 72);
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(both);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(10);
    foot->addWidget(m_place, 1);
    foot->addWidget(m_close);
    foot->addWidget(m_take);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    m_crumbs->setTitle(true);
    all->addWidget(m_crumbs);
    all->addWidget(m_notice);
    all->addLayout(m_stack, 1);
    all->addLayout(foot);
}

void VersionsView::begin(const RecoveryScenario &scenario)
{
    m_scenario = scenario;
    m_crumbs->setSteps({tr("Recovery"), scenario.title(), tr("Older versions")});
    m_notice->setNotice(Level::Ok, {}, {});
    m_parts->setCurrent(ComparedPart);
    ask();
}

void VersionsView::ask()
{
    const int asked = ++m_asked;
    m_versions.clear();
    m_list->clear();
    m_state->showLoading(tr("The older versions are being read"), tr("They lie beside the cluster's own documents."));
    m_state->setAction({});
    m_stack->setCurrentIndex(0);
    showChosen();
    QCoro::connect(m_desk.versions(m_scenario.entry.id), this, [this, asked](const Result<QList<RecoveryVersion>> &answer) {
        if (asked == m_asked)
            setVersions(answer);
    });
}

void VersionsView::setVersions(const Result<QList<RecoveryVersion>> &answer)
{
    if (!answer) {
        m_state->showUnreachable(tr("They cannot be read"), answer.error().message);
        m_state->setAction(tr("Try again"), tr("F5"));
        return;
    }
    m_versions = *answer;
    if (m_versions.isEmpty()) {
        m_state->showEmpty(tr("No older version is kept"),
                           tr("Whenever this cluster's own plan is replaced or taken away, what it was before is kept and can be looked at here."));
        return;
    }
    for (const RecoveryVersion &version : std::as_const(m_versions)) {
        const QString until = toDateTime(version.until).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
        auto *item = new QListWidgetItem(tr("%1\nuntil %2", "a version of a plan, and until when it counted").arg(versionName(version), until), m_list);
        item->setToolTip(plainTip(version.entry.file));
    }
    m_stack->setCurrentIndex(1);
    m_list->setCurrentRow(0);
    m_list->setFocus(Qt::OtherFocusReason);
}

const RecoveryVersion *VersionsView::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_versions.size() ? &m_versions[row] : nullptr;
}

QString VersionsView::presentVersion() const
{
    if (m_scenario.entry.document)
        return m_scenario.entry.document->version;
    return chosen() != nullptr ? chosen()->version() : QString();
}

void VersionsView::showChosen()
{
    const RecoveryVersion *version = chosen();
    m_take->setEnabled(version != nullptr && version->entry.document && !m_saving);
    m_take->setToolTip(version == nullptr        ? plainTip(tr("No version is chosen"))
                       : version->entry.document ? QString()
                                                 : plainTip(tr("This version cannot be read")));
    if (version == nullptr) {
        m_text->setExtraSelections({});
        m_text->clear();
        m_place->setText({});
        return;
    }
    m_card->setTitle(versionName(*version));
    const QString before = recoveryTextOf(version->entry.text);
    if (m_parts->current() == WholePart) {
        m_text->setExtraSelections({});
        m_text->setPlainText(before);
    } else {
        const QList<DiffLine> lines = lineDiff(before, recoveryTextOf(m_scenario.entry.text));
        showDiff(*m_text, lines);
        if (m_text->toPlainText().isEmpty())
            m_text->setPlainText(tr("It says what the present one says."));
    }
    m_place->setText(version->entry.document ? tr("“-” stands in this version only, “+” in the present one only. Taken back it gets a version of its own, "
                                                  "and the present one is kept.")
                                             : tr("It cannot be taken back: %1").arg(version->entry.error.value_or(Error{}).message));
}

void VersionsView::askToTakeBack()
{
    const RecoveryVersion *version = chosen();
    if (version == nullptr)
        return;
    const Result<TakenBack> back = warrener::takenBack(*version, presentVersion(), m_versions);
    if (!back) {
        m_notice->setNotice(Level::Critical, tr("It cannot be taken back"), back.error().message);
        return;
    }
    auto *dialog = new Dialog(tr("Take version %1 of “%2” back?").arg(version->version(), m_scenario.title()), this);
    dialog->setObjectName(u"takeBackDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setEnvironment(m_store.profile().environment);
    dialog->setFixedWidth(480);
    auto *words = new Label(m_scenario.entry.file.isEmpty()
                                ? tr("It becomes version %1 and takes the place of the shipped plan for this cluster.").arg(back->version)
                                : tr("It becomes version %1. The present one, %2, is kept with the older ones.").arg(back->version, presentVersion()),
                            TextStyle::Body, Token::Text2, dialog);
    wrap(words, 440);
    dialog->body()->addWidget(words);
    QPushButton *cancel = dialog->addButton(tr("Cancel"));
    QPushButton *take = dialog->addButton(tr("Take back"), u"primary"_s);
    take->setObjectName(u"confirmTakeBack"_s);
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, [this, dialog, back = *back] {
        dialog->accept();
        takeBack(back.text, back.version);
    });
    dialog->open();
}

void VersionsView::takeBack(const QByteArray &text, const QString &version)
{
    m_saving = true;
    m_take->setEnabled(false);
    QCoro::connect(m_desk.saveDocument(text), this, [this, id = m_scenario.entry.id, version](const Status &kept) {
        m_saving = false;
        if (kept) {
            Q_EMIT takenBack(id, version);
            return;
        }
        m_notice->setNotice(Level::Critical, tr("It could not be taken back"), kept.error().message);
        showChosen();
    });
}

} // namespace warrener
