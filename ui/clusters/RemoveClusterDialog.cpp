#include "ui/clusters/RemoveClusterDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

RemoveClusterDialog::RemoveClusterDialog(const ClusterName &name, std::optional<Environment> environment, QWidget *parent)
    : Dialog(tr("Remove the profile of %1?").arg(name.value), parent)
{
    setObjectName(u"removeClusterDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(440);
    auto *effect = new Label(tr("This console forgets its addresses and thresholds. The cluster itself is not touched, and "
                                "you can add it again. The password stays in the keychain."),
                             TextStyle::Body, Token::Text2, this);
    wrap(effect, 400);
    body()->addWidget(effect);

    QPushButton *cancel = addButton(tr("Cancel"));
    QPushButton *remove = addButton(tr("Remove profile"), u"danger"_s);
    remove->setObjectName(u"confirmRemove"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, &QDialog::accept);
    if (environment == Environment::Production) {
        body()->addWidget(new Label(tr("Type %1 to confirm").arg(name.value), TextStyle::Table, Token::Text2, this));
        auto *typed = new QLineEdit(this);
        typed->setObjectName(u"typedName"_s);
        typed->setFont(Theme::of().font(TextStyle::Command));
        typed->setAccessibleName(tr("Name of the cluster"));
        body()->addWidget(typed);
        remove->setEnabled(false);
        remove->setToolTip(tr("Enabled when the name is complete"));
        connect(typed, &QLineEdit::textChanged, this, [remove, name](const QString &text) { remove->setEnabled(text == name.value); });
        typed->setFocus();
    } else {
        cancel->setFocus();
    }
}

} // namespace warrener
