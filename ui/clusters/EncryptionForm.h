#pragma once

#include "cluster/ClusterProfile.h"

#include <QWidget>

class QCheckBox;

namespace warrener {

class FileField;

/// How a cluster that is there already is reached by TLS: its CA, the client certificate with its key, and whether
/// its nodes are asked by HTTPS and AMQPS.
class EncryptionForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EncryptionForm)

public:
    explicit EncryptionForm(const ClusterProfile &profile, QWidget *parent = nullptr);

    /// `profile` with what stands here. Doors of nodes that are known stay as they are; where TLS is wanted and none is
    /// known, the usual ports are taken.
    ClusterProfile applied(ClusterProfile profile) const;
    /// Why it cannot be saved; empty: it can, as far as one sees without the files.
    QString problem() const;
    /// The same of files that are named elsewhere.
    static QString problemOf(const TlsProfile &files);

Q_SIGNALS:
    void changed();

private:
    TlsProfile tls() const;

    FileField *m_ca;
    FileField *m_certificate;
    FileField *m_key;
    QCheckBox *m_byTls;
    bool m_wasByTls = false;
};

} // namespace warrener
