#include "ui/clusters/AddClusterDialog.h"

#include "base/Units.h"
#include "cluster/ClearText.h"
#include "cluster/ProfileStore.h"
#include "ui/clusters/ConnectionForm.h"
#include "ui/clusters/NodeDraftModel.h"
#include "ui/clusters/StepsModel.h"
#include "ui/parts/CheckDelegate.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int resultsWide = 980;

Label *heading(const QString &text, QWidget *parent)
{
    auto *label = new Label(text, TextStyle::Body, Token::Text, parent);
    label->setWeight(QFont::DemiBold);
    return label;
}

} // namespace

AddClusterDialog::AddClusterDialog(MakeRun makeRun, Save save, QWidget *parent)
    : Dialog(tr("Which cluster shall be added?"), parent), m_makeRun(std::move(makeRun)), m_save(std::move(save)), m_form(new ConnectionForm(this)),
      m_results(nullptr), m_steps(new StepsModel(this)), m_nodes(new NodeDraftModel(this)), m_glyph(new GlyphLabel(GlyphKind::Note, 16, this)),
      m_note(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"addClusterDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_note->setObjectName(u"addClusterNote"_s);
    m_note->setEliding(true);
    m_results = makeResults();
    body()->addWidget(m_form);
    body()->addWidget(m_results, 1);
    m_results->hide();
    setMinimumWidth(680);

    footLeft()->addWidget(m_glyph);
    footLeft()->addWidget(m_note, 1);
    QPushButton *cancel = addButton(tr("Cancel"));
    m_test = addButton(tr("Test"));
    m_test->setObjectName(u"testConnection"_s);
    m_saveButton = addButton(tr("Save cluster"), u"primary"_s);
    m_saveButton->setObjectName(u"saveCluster"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, [this] { m_run ? stopTest() : test(); });
    connect(m_saveButton, &QPushButton::clicked, this, &AddClusterDialog::save);
    connect(m_name, &QLineEdit::returnPressed, m_saveButton, &QPushButton::click);
    connect(m_form, &ConnectionForm::submitted, this, &AddClusterDialog::test);
    connect(m_form, &ConnectionForm::changed, this, [this] {
        // What has been found belongs to what was asked.
        m_found = false;
        showState();
    });
    showState();
    m_form->setFocus();
}

AddClusterDialog::~AddClusterDialog() = default;

QWidget *AddClusterDialog::makeResults()
{
    auto *results = new QWidget(this);
    m_stepTable = new TableCard(results);
    TableView *steps = m_stepTable->table();
    steps->setObjectName(u"discoverySteps"_s);
    steps->setAccessibleName(tr("Parts that were tried"));
    steps->setModel(m_steps);
    steps->setSortingEnabled(false);
    steps->setDensity(TableView::Density::Long);
    steps->setItemDelegateForColumn(StepsModel::What, new StateDelegate(steps));
    steps->setColumnWidth(StepsModel::Took, 80);
    steps->setStretchColumn(StepsModel::Outcome);
    m_stepTable->setMinimumHeight(120);
    steps->setColumnWidth(StepsModel::What, 280);

    m_foundPart = makeFound(results);
    m_namingPart = makeNaming(results);
    // Not within the part above, which would not hand on what the height of a wrapped text needs.
    m_clearText = new Label({}, TextStyle::Table, Token::Warn, results);
    m_clearText->setObjectName(u"clearText"_s);
    wrap(m_clearText, resultsWide - 40);
    m_foundPart->hide();
    m_namingPart->hide();
    // Tables scroll; what they would like to have must not lead the buttons off a small screen.
    for (TableCard *card : {m_stepTable, m_nodeTable})
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    auto *column = new QVBoxLayout(results);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("What was tried"), results));
    column->addWidget(m_stepTable, 3);
    column->addWidget(m_foundPart, 3);
    column->addWidget(m_clearText);
    column->addWidget(m_namingPart);
    return results;
}

QWidget *AddClusterDialog::makeFound(QWidget *parent)
{
    auto *found = new QWidget(parent);
    found->setObjectName(u"foundCluster"_s);
    m_nodeTable = new TableCard(found);
    TableView *nodes = m_nodeTable->table();
    nodes->setObjectName(u"draftNodes"_s);
    nodes->setAccessibleName(tr("Nodes that were found"));
    nodes->setModel(m_nodes);
    nodes->setSortingEnabled(false);
    nodes->setSelectionBehavior(QAbstractItemView::SelectItems);
    nodes->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    nodes->setItemDelegateForColumn(NodeDraftModel::Name, new CheckDelegate(nodes));
    for (int column = 0; column < NodeDraftModel::NUM_COLUMNS; ++column)
        nodes->setColumnWidth(column, column == NodeDraftModel::Name ? 170 : 150);
    nodes->setStretchColumn(NodeDraftModel::Ssh);
    m_nodeTable->setMinimumHeight(124); // three nodes are seen whole
    connect(nodes, &TableView::peeked, this, [](const QModelIndex &index) {
        if (index.column() == NodeDraftModel::Name)
            CheckDelegate::toggle(index);
    });
    connect(m_nodes, &QAbstractItemModel::dataChanged, this, &AddClusterDialog::showState);

    auto *column = new QVBoxLayout(found);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("What was found: untick or correct it here"), found));
    column->addWidget(m_nodeTable, 1);
    return found;
}

QWidget *AddClusterDialog::makeNaming(QWidget *results)
{
    auto *parent = new QWidget(results);
    m_name = new QLineEdit(parent);
    m_name->setObjectName(u"clusterName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_environment = new ComboBox(parent);
    m_environment->setObjectName(u"environment"_s);
    m_environment->setAccessibleName(tr("Environment"));
    for (const Environment environment : {Environment::Production, Environment::Staging, Environment::Test})
        m_environment->addItem(toWord(environment), static_cast<int>(environment));
    m_keep = new QCheckBox(tr("Keep the password in the keychain"), parent);
    m_keep->setObjectName(u"keepPassword"_s);
    m_keep->setChecked(true);
    connect(m_name, &QLineEdit::textChanged, this, &AddClusterDialog::showState);
    connect(m_environment, &QComboBox::currentIndexChanged, this, [this] { setEnvironment(static_cast<Environment>(m_environment->currentData().toInt())); });

    auto *naming = new QHBoxLayout(parent);
    naming->setContentsMargins(0, 4, 0, 0);
    naming->setSpacing(8);
    naming->addWidget(new Label(tr("Name"), TextStyle::Body, Token::Text2, parent));
    naming->addWidget(m_name, 1);
    naming->addSpacing(12);
    naming->addWidget(new Label(tr("Environment"), TextStyle::Body, Token::Text2, parent));
    naming->addWidget(m_environment);
    naming->addSpacing(12);
    naming->addWidget(m_keep);
    return parent;
}

void AddClusterDialog::showFound(bool found)
{
    m_foundPart->setVisible(found);
    m_namingPart->setVisible(found);
    setEnvironment(found ? std::optional(static_cast<Environment>(m_environment->currentData().toInt())) : std::nullopt);
}

void AddClusterDialog::test()
{
    if (m_run || !m_form->problem().isEmpty())
        return;
    m_found = false;
    m_steps->clear();
    const DiscoveryRequest request = m_form->request();
    m_password = request.password;
    // Another test of the same cluster is about what was corrected, too: only another cluster begins anew.
    if (request.management.host() == m_asked.host()) {
        m_nodes->setProfile({});
    } else {
        m_nodes->forget();
        showFound(false);
    }
    m_asked = request.management;
    if (!m_results->isVisible()) {
        m_results->show();
        grow();
    }
    m_run = m_makeRun();
    connect(m_run.get(), &DiscoveryRun::stepDone, this, &AddClusterDialog::takeStep);
    connect(m_run.get(), &DiscoveryRun::succeeded, this, &AddClusterDialog::takeResult);
    connect(m_run.get(), &DiscoveryRun::failed, this, &AddClusterDialog::takeFailure);
    showState();
    m_run->start(request);
}

/// Around its middle; that no part of it is off the screen is the frame's care.
void AddClusterDialog::grow()
{
    QRect grown(QPoint(), QSize(std::max(width(), resultsWide), std::max(height(), 700)));
    grown.moveCenter(geometry().center());
    setGeometry(grown);
}

void AddClusterDialog::stopTest()
{
    m_run.reset();
    showFound(false);
    showState();
    say(GlyphKind::Skipped, tr("The test was stopped"));
}

void AddClusterDialog::takeStep(const DiscoveryStep &step)
{
    m_steps->add(step);
    m_stepTable->table()->scrollToBottom();
}

void AddClusterDialog::takeResult(const DiscoveryResult &result)
{
    // The run is still on the stack: it is its signal that is being handled.
    m_run.release()->deleteLater();
    m_found = true;
    m_nodes->setProfile(result.profile);
    showFound(true);
    // What does not answer is what a person has to look at.
    const int failed = m_steps->firstOf(DiscoveryStep::Outcome::Failed);
    m_stepTable->table()->scrollTo(m_steps->index(std::max(0, failed), 0), QAbstractItemView::PositionAtTop);
    if (m_name->text().isEmpty())
        m_name->setText(result.profile.name.value);
    // No broker knows its environment: what a person has chosen stays.
    if (m_steps->untrustedCount() > 0)
        m_form->showCertificates(true);
    showState();
    m_name->setFocus();
}

void AddClusterDialog::takeFailure(const Error &error)
{
    m_run.release()->deleteLater();
    showFound(false);
    showState();
    say(GlyphKind::Bad, error.message);
    m_note->setToolTip(error.detail);
    if (error.kind == ErrorKind::Unauthorized)
        m_form->focusPassword();
    else
        m_form->setFocus();
}

QString AddClusterDialog::problem() const
{
    if (const QString reason = m_form->problem(); !reason.isEmpty())
        return reason;
    if (!m_found)
        return tr("Test the connection; then the cluster can be saved");
    if (m_nodes->acceptedCount() == 0)
        return tr("At least one node must stay ticked");
    if (const Status status = checkClusterName(m_name->text().trimmed()); !status)
        return status.error().message;
    return {};
}

void AddClusterDialog::showState()
{
    const bool busy = m_run != nullptr;
    const QString clear = clearTextWords(m_found ? clearTextDoors(m_nodes->profile()) : QStringList());
    m_clearText->setText(clear);
    m_clearText->setVisible(!clear.isEmpty());
    m_form->setBusy(busy || m_saving);
    m_test->setText(busy ? tr("Stop") : tr("Test"));
    m_test->setEnabled(!m_saving && (busy || m_form->problem().isEmpty()));
    const QString reason = problem();
    m_saveButton->setEnabled(!busy && !m_saving && reason.isEmpty());
    if (m_saving) {
        say(GlyphKind::Running, tr("Saving"));
    } else if (busy) {
        say(GlyphKind::Running, tr("Asking; each part has %1").arg(units::wholeSeconds(m_form->request().timeout)));
    } else if (!reason.isEmpty()) {
        say(GlyphKind::Note, reason);
    } else {
        sayWhatWasFound();
    }
}

/// Who shows a certificate that nobody here trusts does answer: it is not counted among the silent.
void AddClusterDialog::sayWhatWasFound()
{
    const int untrusted = m_steps->untrustedCount();
    if (const int silent = m_steps->count(DiscoveryStep::Outcome::Failed) - untrusted; silent > 0) {
        say(GlyphKind::Warn, silent == 1 ? tr("One part does not answer; the cluster can be saved all the same")
                                         : tr("%n parts do not answer; the cluster can be saved all the same", nullptr, silent));
    } else if (untrusted > 0) {
        say(GlyphKind::Warn, tr("Not every certificate is trusted: give its CA file and test again, or save without TLS there"));
    } else if (m_nodes->isCorrected()) {
        say(GlyphKind::Pending, tr("What was corrected by hand has not been tried; the cluster can be saved all the same"));
    } else {
        say(GlyphKind::Ok, tr("Everything that was tried answers"));
    }
}

void AddClusterDialog::say(GlyphKind glyph, const QString &text)
{
    m_glyph->setKind(glyph);
    m_note->setText(text);
    m_note->setToolTip({});
}

void AddClusterDialog::save()
{
    ClusterProfile profile = m_nodes->profile();
    profile.name = {m_name->text().trimmed()};
    profile.environment = static_cast<Environment>(m_environment->currentData().toInt());
    m_saving = true;
    showState();
    // The person may close the dialog before the keychain has answered.
    m_save(profile, {.password = m_password, .keep = m_keep->isChecked()}, [guard = QPointer(this), name = profile.name](const Status &status) {
        if (!guard)
            return;
        guard->m_saving = false;
        guard->showState();
        if (!status) {
            guard->say(GlyphKind::Bad, status.error().message);
            return;
        }
        Q_EMIT guard->saved(name);
        guard->accept();
    });
}

} // namespace warrener
