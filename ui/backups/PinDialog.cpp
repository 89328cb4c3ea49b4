#include "ui/backups/PinDialog.h"

#include "ui/backups/BackupWords.h"
#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

PinDialog::PinDialog(BackupsDesk &desk, const BackupSummary &backup, QWidget *parent)
    : Dialog(tr("Pin the backup %1?").arg(backupwords::title(backup, desk.now())), parent)
{
    setObjectName(u"pinDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(460);
    auto *text = new Label(tr("No rule removes it until it is unpinned, and nothing that it builds upon."), TextStyle::Body, Token::Text2, this);
    wrap(text, 420);
    auto *note = new QLineEdit(backup.description, this);
    note->setObjectName(u"pinNote"_s);
    note->setMaxLength(200);
    note->setPlaceholderText(tr("Why it is kept: before the upgrade to 4.0.5"));
    note->setAccessibleName(tr("Why it is kept"));
    auto *problem = new Label({}, TextStyle::Body, Token::Bad, this);
    problem->hide();
    body()->addWidget(text);
    body()->addWidget(note);
    body()->addWidget(problem);
    QPushButton *cancel = addButton(tr("Cancel"));
    pressByEnter(cancel);
    QPushButton *pin = addButton(tr("Pin the backup"), u"primary"_s);
    pin->setObjectName(u"confirmPin"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(pin, &QPushButton::clicked, this, [this, &desk, id = backup.id, note, problem, pin] {
        pin->setEnabled(false);
        QCoro::connect(desk.pin(id, true, note->text().trimmed()), this, [this, problem, pin](const Status &status) {
            if (status) {
                accept();
                return;
            }
            pin->setEnabled(true);
            problem->setText(backupwords::sentence(status.error()));
            wrap(problem, 420);
            problem->show();
        });
    });
    note->setFocus();
}

} // namespace warrener
