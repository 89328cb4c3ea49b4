#include "ui/clusters/EncryptionForm.h"

#include "ui/clusters/FileField.h"
#include "ui/parts/Label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr quint16 httpsPort = 15671;
constexpr quint16 amqpsPort = 5671;

bool isByTls(const NodeProfile &node)
{
    return !node.managementTls.isEmpty() || node.management.scheme() == "https"_L1;
}

/// What is known stays; the usual ports where nothing is.
void addTls(NodeProfile &node)
{
    if (!isByTls(node) && !node.management.isEmpty()) {
        node.managementTls = node.management;
        node.managementTls.setScheme(u"https"_s);
        node.managementTls.setPort(httpsPort);
    }
    if (!node.amqps.isSet()) {
        const QString host = node.amqp.isSet() ? node.amqp.host : node.management.host();
        node.amqps = {.host = host, .port = amqpsPort};
    }
}

/// A node that has no plain door keeps the one it has.
void removeTls(NodeProfile &node)
{
    if (node.management.scheme() == "http"_L1)
        node.managementTls = {};
    if (node.amqp.isSet())
        node.amqps = {};
}

} // namespace

EncryptionForm::EncryptionForm(const ClusterProfile &profile, QWidget *parent)
    : QWidget(parent), m_ca(new FileField(tr("CA file"), this)), m_certificate(new FileField(tr("Client certificate"), this)),
      m_key(new FileField(tr("Client key"), this)),
      m_byTls(new QCheckBox(tr("Ask the nodes by TLS: HTTPS and AMQPS, by the usual ports where none are known"), this)),
      m_wasByTls(!profile.nodes.isEmpty() && std::ranges::all_of(profile.nodes, isByTls))
{
    m_ca->field()->setObjectName(u"editCa"_s);
    m_certificate->field()->setObjectName(u"editCertificate"_s);
    m_key->field()->setObjectName(u"editKey"_s);
    m_byTls->setObjectName(u"editTls"_s);
    m_ca->field()->setText(profile.tls.ca);
    m_ca->field()->setPlaceholderText(tr("the certificates of this machine"));
    m_certificate->field()->setText(profile.tls.clientCertificate);
    m_key->field()->setText(profile.tls.clientKey);
    m_byTls->setChecked(m_wasByTls);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    int column = 0;
    for (FileField *field : {m_ca, m_certificate, m_key}) {
        grid->addWidget(new Label(field->field()->accessibleName(), TextStyle::Table, Token::Text2, this), 0, column);
        grid->addWidget(field, 1, column);
        grid->setColumnStretch(column++, 1);
        connect(field->field(), &QLineEdit::textChanged, this, &EncryptionForm::changed);
    }
    grid->addWidget(m_byTls, 2, 0, 1, 3);
    connect(m_byTls, &QCheckBox::toggled, this, &EncryptionForm::changed);
}

TlsProfile EncryptionForm::tls() const
{
    return {.ca = m_ca->file(), .clientCertificate = m_certificate->file(), .clientKey = m_key->file()};
}

ClusterProfile EncryptionForm::applied(ClusterProfile profile) const
{
    profile.tls = tls();
    if (m_byTls->isChecked() == m_wasByTls)
        return profile;
    for (NodeProfile &node : profile.nodes) {
        if (m_byTls->isChecked())
            addTls(node);
        else
            removeTls(node);
    }
    return profile;
}

QString EncryptionForm::problem() const
{
    return problemOf(tls());
}

QString EncryptionForm::problemOf(const TlsProfile &files)
{
    if (files.clientCertificate.isEmpty() != files.clientKey.isEmpty())
        return tr("A client certificate and its key are needed together");
    for (const QString &file : {files.ca, files.clientCertificate, files.clientKey}) {
        if (!file.isEmpty() && !file.startsWith(u'/'))
            return tr("%1 is no absolute path").arg(file);
    }
    return {};
}

} // namespace warrener
