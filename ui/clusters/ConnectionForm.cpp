#include "ui/clusters/ConnectionForm.h"

#include "ui/clusters/EncryptionForm.h"
#include "ui/clusters/FileField.h"
#include "ui/parts/Label.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int labelWidth = 150;

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new Label(text, TextStyle::Body, Token::Text2, parent);
    label->setMinimumWidth(labelWidth);
    return label;
}

void shape(QFormLayout &form)
{
    form.setContentsMargins(0, 0, 0, 0);
    form.setHorizontalSpacing(12);
    form.setVerticalSpacing(8);
    form.setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form.setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent), m_url(new QLineEdit(this)), m_user(new QLineEdit(u"guest"_s, this)), m_password(new QLineEdit(this)),
      m_more(new QPushButton(tr("Own certificates…"), this)), m_certificates(new QWidget(this)), m_ca(new FileField(tr("CA file"), this)),
      m_certificate(new FileField(tr("Client certificate"), this)), m_key(new FileField(tr("Client key"), this))
{
    m_url->setObjectName(u"managementUrl"_s);
    m_url->setPlaceholderText(u"http://broker1:15672"_s);
    m_user->setObjectName(u"userName"_s);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_more->setObjectName(u"moreCertificates"_s);
    m_more->setProperty("kind", u"ghost"_s);
    m_more->setProperty("small", true);
    m_more->setAutoDefault(false);
    m_ca->field()->setObjectName(u"caFile"_s);

    auto *form = new QFormLayout(this);
    shape(*form);
    const auto row = [this](QFormLayout *into, const QString &text, QWidget *field) {
        QLabel *label = caption(text, this);
        label->setBuddy(field);
        field->setAccessibleName(text);
        into->addRow(label, field);
    };
    row(form, tr("Management URL"), m_url);
    row(form, tr("User"), m_user);
    row(form, tr("Password"), m_password);
    form->addRow(new QWidget(this), m_more);

    auto *certificates = new QFormLayout(m_certificates);
    shape(*certificates);
    row(certificates, tr("CA file"), m_ca);
    row(certificates, tr("Client certificate"), m_certificate);
    row(certificates, tr("Client key"), m_key);
    form->addRow(m_certificates);
    showCertificates(false);
    connect(m_more, &QPushButton::clicked, this, [this] { showCertificates(true); });

    // Before the others hear of it. A URL that is still being typed is left alone.
    connect(m_url, &QLineEdit::returnPressed, this, &ConnectionForm::takeCredentials);
    connect(m_url, &QLineEdit::editingFinished, this, &ConnectionForm::takeCredentials);
    for (QLineEdit *field : {m_url, m_user, m_password, m_ca->field(), m_certificate->field(), m_key->field()}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::changed);
        connect(field, &QLineEdit::returnPressed, this, &ConnectionForm::submitted);
    }
    setFocusProxy(m_url);
}

void ConnectionForm::takeCredentials()
{
    QUrl url = request().management;
    if (!url.isValid() || url.userInfo().isEmpty() || url.host().isEmpty())
        return;
    m_user->setText(url.userName(QUrl::FullyDecoded));
    if (!url.password().isEmpty())
        m_password->setText(url.password(QUrl::FullyDecoded));
    url.setUserInfo({});
    m_url->setText(url.toString());
}

DiscoveryRequest ConnectionForm::request() const
{
    QString text = m_url->text().trimmed();
    // Who gives no more than a name means the broker: nothing else there is told the password in clear text.
    const bool isNameOnly = !text.isEmpty() && !text.contains(u"://");
    if (isNameOnly)
        text.prepend(u"http://"_s);
    QUrl url(text, QUrl::StrictMode);
    if (isNameOnly && url.port() < 0 && !url.host().isEmpty())
        url.setPort(15672);
    return {
        .management = url,
        .user = m_user->text().trimmed(),
        .password = m_password->text(),
        .tls = {.ca = m_ca->file(), .clientCertificate = m_certificate->file(), .clientKey = m_key->file()},
    };
}

QString ConnectionForm::problem() const
{
    const DiscoveryRequest asked = request();
    if (m_url->text().trimmed().isEmpty())
        return tr("The management URL of one node is needed");
    const bool http = asked.management.scheme() == "http"_L1 || asked.management.scheme() == "https"_L1;
    if (!asked.management.isValid() || !http || asked.management.host().isEmpty())
        return tr("This is not a URL like http://broker1:15672");
    if (!asked.management.userInfo().isEmpty())
        return tr("User and password belong in their own fields, not in the URL");
    if (asked.user.isEmpty())
        return tr("A user is needed; its tag must be “monitoring” or more");
    return EncryptionForm::problemOf(asked.tls);
}

void ConnectionForm::setBusy(bool busy)
{
    setEnabled(!busy);
}

void ConnectionForm::showCertificates(bool shown)
{
    m_certificates->setVisible(shown);
    m_more->setVisible(!shown);
}

void ConnectionForm::focusPassword()
{
    m_password->setFocus();
    m_password->selectAll();
}

} // namespace warrener
