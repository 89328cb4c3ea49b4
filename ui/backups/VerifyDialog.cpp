#include "ui/backups/VerifyDialog.h"

#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/FieldsModel.h"
#include "ui/parts/Label.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/steps/Wrap.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString whatWasRead(const VerifyReport &report)
{
    const QString entries = units::count(static_cast<double>(report.entries));
    const QString messages = units::count(static_cast<double>(report.messages));
    const QString took = units::duration(report.took);
    if (!report.isGood()) {
        if (report.troubles.size() == 1)
            return VerifyDialog::tr("One entry is not as it was written. Read back in %3: entries: %1, messages: %2.").arg(entries, messages, took);
        return VerifyDialog::tr("Not as they were written: %4. Read back in %3: entries: %1, messages: %2.")
            .arg(entries, messages, took, units::count(static_cast<double>(report.troubles.size())));
    }
    if (!report.wasOpened)
        return VerifyDialog::tr("Its bytes and its chain are as they were written; it is encrypted, and no identity opened it: nothing in it was looked at");
    return VerifyDialog::tr("Everything is as it was written: read back in %3, entries: %1, messages: %2").arg(entries, messages, took);
}

} // namespace

QString verifyWords(const VerifyReport &report)
{
    const QString unnoted = notNotedWords(report);
    const QString read = whatWasRead(report);
    if (unnoted.isEmpty())
        return read;
    // A sentence of its own behind one that has its end, or has none.
    return read.endsWith(u'.') || read.endsWith(u'。') ? read + u' ' + unnoted : VerifyDialog::tr("%1. %2").arg(read, unnoted);
}

VerifyDialog::VerifyDialog(const VerifyReport &report, const QString &title, QWidget *parent) : Dialog(tr("%1 is damaged").arg(title), parent)
{
    setObjectName(u"verifyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(700, 420);
    auto *words = new Label(verifyWords(report), TextStyle::Body, Token::Text2, this);
    words->setObjectName(u"verifyWords"_s);
    wrap(words, 660);
    auto *card = new TableCard(this);
    auto *model = new FieldsModel(this);
    QList<FieldRow> rows;
    for (const VerifyTrouble &trouble : report.troubles)
        rows.append({0, trouble.entry.isEmpty() ? tr("the archive") : trouble.entry, trouble.backup, backupwords::sentence(trouble.error)});
    model->setTitles({tr("Entry"), tr("Backup"), tr("What is wrong")});
    model->setRows(rows);
    TableView *table = card->table();
    table->setObjectName(u"verifyTroubles"_s);
    table->setAccessibleName(tr("What is wrong"));
    table->setModel(model);
    table->setSortingEnabled(false);
    table->setColumnHidden(FieldsModel::TypeColumn, report.chain.size() <= 1);
    table->setColumnWidth(FieldsModel::NameColumn, 260);
    table->setStretchColumn(FieldsModel::ValueColumn);
    body()->addWidget(words);
    body()->addWidget(card, 1);
    body()->addWidget(new Label(tr("Nothing was changed. Restore from another backup; the rules keep this one as evidence for a while."), TextStyle::Table,
                                Token::Text3, this));
    QPushButton *close = addButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setFocus();
}

} // namespace warrener
