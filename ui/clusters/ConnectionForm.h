#pragma once

#include "look/net/Discovery.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace warrener {

class FileField;

/// URL, user, password, and the certificates where a site has its own.
class ConnectionForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionForm)

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    DiscoveryRequest request() const;
    /// Why nothing can be asked yet; empty: it can.
    QString problem() const;
    void setBusy(bool busy);
    /// The fields for own certificates are wanted, or are not.
    void showCertificates(bool shown);
    /// With the whole password chosen, so that the next letter begins another one.
    void focusPassword();

Q_SIGNALS:
    void changed();
    void submitted(); ///< Enter in a field

private:
    /// A URL that was copied from a connection string has user and password in it: they go where they belong.
    void takeCredentials();

    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_more;
    QWidget *m_certificates;
    FileField *m_ca;
    FileField *m_certificate;
    FileField *m_key;
};

} // namespace warrener
