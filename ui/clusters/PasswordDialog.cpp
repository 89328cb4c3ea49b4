#include "ui/clusters/PasswordDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int wide = 420;
constexpr int inside = wide - 40; // without the frame's margins

} // namespace

PasswordDialog::PasswordDialog(const ClusterProfile &profile, const Error &reason, QWidget *parent)
    : Dialog(tr("Which password has %1 on %2?").arg(profile.user, profile.name.value), parent), m_password(new QLineEdit(this)),
      m_keep(new QCheckBox(tr("Keep it in the keychain"), this))
{
    setObjectName(u"passwordDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    setFixedWidth(wide);
    auto *why = new Label(reason.message, TextStyle::Body, Token::Text2, this);
    wrap(why, inside);
    body()->addWidget(why);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    body()->addWidget(m_password);
    const bool keychain = reason.kind == ErrorKind::NotFound || reason.kind == ErrorKind::Unauthorized;
    m_keep->setChecked(keychain);
    m_keep->setVisible(keychain);
    body()->addWidget(m_keep);
    auto *held =
        new Label(tr("There is no keychain to keep it in: it is held in memory until this program ends, and is asked for once more at the next start."),
                  TextStyle::Table, Token::Text2, this);
    held->setObjectName(u"heldInMemory"_s);
    wrap(held, inside);
    held->setVisible(!keychain);
    body()->addWidget(held);

    QPushButton *cancel = addButton(tr("Cancel"));
    QPushButton *use = addButton(tr("Use password"), u"primary"_s);
    use->setObjectName(u"usePassword"_s);
    use->setEnabled(false);
    use->setToolTip(tr("Enabled when a password is given"));
    connect(m_password, &QLineEdit::textChanged, use, [use](const QString &text) { use->setEnabled(!text.isEmpty()); });
    connect(m_password, &QLineEdit::returnPressed, use, &QPushButton::click);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, [this] {
        Q_EMIT given(m_password->text(), m_keep->isChecked());
        accept();
    });
    m_password->setFocus();
}

} // namespace warrener
