#pragma once

#include <QByteArray>
#include <QIODevice>

namespace warrener {

/// The body of a request that must not be sent twice. Qt sends a request again by itself when the
/// connection closes before an answer; it cannot when the body does not rewind.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneShotBody)

public:
    OneShotBody(QByteArray body, QObject *parent);

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_rest.isEmpty(); }
    qint64 bytesAvailable() const override { return m_rest.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_rest;
};

} // namespace warrener
