#include "ui/backups/CompareDialog.h"

#include "ui/backups/BackupWords.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

CompareDialog::CompareDialog(const BackupsView &view, const QString &chosenId, const QString &cluster, TimePoint now, QWidget *parent)
    : Dialog(tr("Compare which two?"), parent), m_older(new ComboBox(this)), m_newer(new ComboBox(this)), m_compare(nullptr)
{
    setObjectName(u"compareDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(480);
    m_older->setObjectName(u"compareOlder"_s);
    m_older->setAccessibleName(tr("Before"));
    m_newer->setObjectName(u"compareNewer"_s);
    m_newer->setAccessibleName(tr("After"));
    m_newer->addItem(tr("%1 as it is now").arg(cluster), QString());
    for (const BackupRow &row : view.rows) {
        const BackupTrust trust = trustOf(row);
        if (trust == BackupTrust::Incomplete || trust == BackupTrust::Running)
            continue;
        const QString title = backupwords::title(row.backup, now);
        m_older->addItem(title, row.backup.id);
        m_newer->addItem(title, row.backup.id);
    }
    if (const int at = m_older->findData(chosenId); at >= 0)
        m_older->setCurrentIndex(at);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(new Label(tr("Before"), TextStyle::Body, Token::Text2, this), 0, 0);
    grid->addWidget(m_older, 0, 1);
    grid->addWidget(new Label(tr("After"), TextStyle::Body, Token::Text2, this), 1, 0);
    grid->addWidget(m_newer, 1, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    body()->addWidget(new Label(tr("Definitions field by field, configuration files line by line, counts of messages."), TextStyle::Table, Token::Text3, this));
    QPushButton *cancel = addButton(tr("Cancel"));
    m_compare = addButton(tr("Compare"), u"primary"_s);
    m_compare->setObjectName(u"confirmCompare"_s);
    m_compare->setDefault(true); // it only reads: Enter among the two means it
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(older(), newer());
        accept();
    });
    connect(m_older, &QComboBox::currentIndexChanged, this, &CompareDialog::showButtons);
    connect(m_newer, &QComboBox::currentIndexChanged, this, &CompareDialog::showButtons);
    showButtons();
    m_older->setFocus();
}

QString CompareDialog::older() const
{
    return m_older->currentData().toString();
}

QString CompareDialog::newer() const
{
    return m_newer->currentData().toString();
}

void CompareDialog::showButtons()
{
    const QString reason = m_older->count() == 0 ? tr("There is no complete backup") : older() == newer() ? tr("Both are the same") : QString();
    m_compare->setEnabled(reason.isEmpty());
    m_compare->setToolTip(reason);
}

} // namespace warrener
