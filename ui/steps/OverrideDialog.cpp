#include "ui/steps/OverrideDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

OverrideDialog::OverrideDialog(const QList<GuardVerdict> &refusals, Environment environment, QWidget *parent)
    : Dialog(refusals.size() == 1 ? tr("Override the rule “%1”?").arg(refusals.first().words) : tr("Override %1 rules?").arg(refusals.size()), parent)
{
    setObjectName(u"overrideDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(480);
    for (const GuardVerdict &refusal : refusals) {
        auto *text = new Label(refusal.reason.isEmpty() ? refusal.words : tr("%1: %2").arg(refusal.words, refusal.reason), TextStyle::Body, Token::Text2, this);
        wrap(text, 440);
        body()->addWidget(text);
    }
    body()->addWidget(new Label(tr("Why it is right all the same; the journal keeps it"), TextStyle::Table, Token::Text2, this));
    auto *why = new QLineEdit(this);
    why->setObjectName(u"overrideWhy"_s);
    why->setAccessibleName(tr("Why the rule is overridden"));
    why->setMaxLength(200);
    body()->addWidget(why);
    QPushButton *cancel = addButton(tr("Cancel"));
    QPushButton *confirm = addButton(tr("Override"), u"danger"_s);
    confirm->setObjectName(u"confirmOverride"_s);
    confirm->setEnabled(false);
    confirm->setToolTip(tr("Enabled when a reason is given"));
    connect(why, &QLineEdit::textChanged, confirm, [confirm](const QString &text) { confirm->setEnabled(text.trimmed().size() >= leastWhy); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, [this, why] {
        Q_EMIT overridden(why->text().trimmed());
        accept();
    });
    why->setFocus();
}

} // namespace warrener
