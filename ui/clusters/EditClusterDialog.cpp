#include "ui/clusters/EditClusterDialog.h"

#include "ui/clusters/NodeDraftModel.h"
#include "ui/parts/CheckDelegate.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

EditClusterDialog::EditClusterDialog(const ClusterProfile &profile, AddClusterDialog::Save save, QWidget *parent)
    : Dialog(tr("What has changed about %1?").arg(profile.name.value), parent), m_profile(profile), m_save(std::move(save)), m_nodes(new NodeDraftModel(this)),
      m_environment(new ComboBox(this)), m_user(new QLineEdit(profile.user, this)), m_password(new QLineEdit(this)),
      m_keep(new QCheckBox(tr("Keep the password in the keychain"), this)), m_glyph(new GlyphLabel(GlyphKind::Note, 16, this)),
      m_note(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"editClusterDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    m_nodes->setProfile(profile);
    m_note->setObjectName(u"editClusterNote"_s);
    m_note->setEliding(true);
    body()->addWidget(makeAccount());
    body()->addWidget(makeNodes(), 1);
    footLeft()->addWidget(m_glyph);
    footLeft()->addWidget(m_note, 1);
    QPushButton *cancel = addButton(tr("Cancel"));
    m_saveButton = addButton(tr("Save"), u"primary"_s);
    m_saveButton->setObjectName(u"saveEdited"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_saveButton, &QPushButton::clicked, this, &EditClusterDialog::save);
    connect(m_nodes, &QAbstractItemModel::dataChanged, this, &EditClusterDialog::showState);
    resize(860, 480);
    showState();
    m_user->setFocus();
}

QWidget *EditClusterDialog::makeAccount()
{
    auto *part = new QWidget(this);
    m_environment->setObjectName(u"editEnvironment"_s);
    for (const Environment environment : {Environment::Production, Environment::Staging, Environment::Test})
        m_environment->addItem(toWord(environment), static_cast<int>(environment));
    m_environment->setCurrentIndex(m_environment->findData(static_cast<int>(m_profile.environment)));
    m_user->setObjectName(u"editUser"_s);
    m_password->setObjectName(u"editPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_keep->setObjectName(u"editKeep"_s);
    m_keep->setChecked(true);

    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(0, 150);
    grid->setColumnStretch(1, 1);
    const auto row = [&](const QString &text, QWidget *field, Qt::Alignment alignment = {}) {
        const int line = grid->rowCount();
        field->setAccessibleName(text);
        grid->addWidget(new Label(text, TextStyle::Body, Token::Text2, part), line, 0);
        grid->addWidget(field, line, 1, alignment);
    };
    row(tr("Environment"), m_environment, Qt::AlignLeft);
    row(tr("User"), m_user);
    row(tr("Password"), m_password);
    grid->addWidget(m_keep, grid->rowCount(), 1);
    connect(m_environment, &QComboBox::currentIndexChanged, this, [this] {
        setEnvironment(static_cast<Environment>(m_environment->currentData().toInt()));
        showState();
    });
    for (QLineEdit *field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &EditClusterDialog::showState);
    return part;
}

QWidget *EditClusterDialog::makeNodes()
{
    auto *part = new QWidget(this);
    auto *card = new TableCard(part);
    TableView *table = card->table();
    table->setObjectName(u"editNodes"_s);
    table->setAccessibleName(tr("Nodes"));
    table->setModel(m_nodes);
    table->setSortingEnabled(false);
    table->setSelectionBehavior(QAbstractItemView::SelectItems);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table->setItemDelegateForColumn(NodeDraftModel::Name, new CheckDelegate(table));
    // Logins have a dialog of their own, where each is tried.
    table->setColumnHidden(NodeDraftModel::Ssh, true);
    for (const int column : {NodeDraftModel::Name, NodeDraftModel::Management, NodeDraftModel::Amqp, NodeDraftModel::Metrics})
        table->setColumnWidth(column, 165);
    table->setStretchColumn(NodeDraftModel::Exporter);
    card->setMinimumHeight(110);
    connect(table, &TableView::peeked, this, [](const QModelIndex &index) {
        if (index.column() == NodeDraftModel::Name)
            CheckDelegate::toggle(index);
    });
    auto *heading = new Label(tr("Where its nodes answer: correct it here, untick what has gone"), TextStyle::Body, Token::Text, part);
    heading->setWeight(QFont::DemiBold);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(card, 1);
    return part;
}

ClusterProfile EditClusterDialog::edited() const
{
    ClusterProfile profile = m_nodes->profile();
    profile.environment = static_cast<Environment>(m_environment->currentData().toInt());
    profile.user = m_user->text().trimmed();
    return profile;
}

QString EditClusterDialog::problem() const
{
    if (m_user->text().trimmed().isEmpty())
        return tr("A user is needed; its tag must be “monitoring” or more");
    if (m_nodes->acceptedCount() == 0)
        return tr("At least one node must stay ticked");
    if (edited() == m_profile && m_password->text().isEmpty())
        return tr("Nothing has been changed");
    return {};
}

void EditClusterDialog::showState()
{
    const QString reason = problem();
    m_keep->setEnabled(!m_password->text().isEmpty());
    // Nobody has the password of another user yet.
    m_password->setPlaceholderText(m_user->text().trimmed() == m_profile.user ? tr("as it is") : tr("of the new user; else it is asked for"));
    m_saveButton->setEnabled(reason.isEmpty());
    m_glyph->setKind(GlyphKind::Note);
    m_note->setText(reason.isEmpty() ? tr("Holds for %1 once it is saved").arg(m_profile.name.value) : reason);
}

void EditClusterDialog::save()
{
    m_saveButton->setEnabled(false);
    m_save(edited(), {.password = m_password->text(), .keep = m_keep->isChecked()}, [guard = QPointer(this)](const Status &status) {
        if (!guard)
            return;
        if (status) {
            guard->accept();
            return;
        }
        guard->showState();
        guard->m_glyph->setKind(GlyphKind::Bad);
        guard->m_note->setText(status.error().message);
    });
}

} // namespace warrener
