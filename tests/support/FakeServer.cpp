#include "support/FakeServer.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 mostQueued = 512 * 1024; // of a stream, in the socket

} // namespace

/// One client's connection.
class FakeConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeConnection)

public:
    FakeConnection(FakeServer &server, QTcpSocket *socket) : QObject(&server), m_server(server), m_socket(socket)
    {
        m_socket->setParent(this);
        ++m_server.m_open;
        connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::readRequest);
        connect(m_socket, &QTcpSocket::bytesWritten, this, &FakeConnection::stream);
        connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_drip, &QTimer::timeout, this, &FakeConnection::drip);
        if (m_socket->state() != QAbstractSocket::ConnectedState)
            deleteLater();
        else
            readRequest();
    }
    ~FakeConnection() override
    {
        m_socket->disconnect(this);
        --m_server.m_open;
    }

private:
    void readRequest()
    {
        m_input += m_socket->readAll();
        const auto end = m_input.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        FakeRequest request;
        const QByteArrayList lines = m_input.left(end).split('\n');
        const QByteArrayList first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        request.path = request.target.split('?').first();
        for (const auto all = lines.mid(1); const QByteArray &line : all) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qint64 length = request.headers.value("content-length").toLongLong();
        if (m_input.size() < end + 4 + length)
            return;
        request.body = m_input.mid(end + 4, length);
        m_input.remove(0, end + 4 + length);
        request.at = std::chrono::steady_clock::now();
        m_server.m_requests.append(request);
        answer(request);
        Q_EMIT m_server.requested(request.target);
    }

    void answer(const FakeRequest &request)
    {
        const auto found = m_server.m_answers.find(request.path);
        const std::optional<FakeAnswer> made = found == m_server.m_answers.end() && m_server.m_otherwise ? m_server.m_otherwise(request) : std::nullopt;
        if (made) {
            m_answer = *made;
        } else if (found == m_server.m_answers.end()) {
            m_server.m_unexpected.append(request.target);
            m_answer = FakeAnswer{.status = 404, .body = R"({"error":"Object Not Found","reason":"Not Found"})"};
        } else {
            m_answer = *found;
            if (found->mode == FakeAnswer::Mode::Reset) {
                m_answer.mode = found->failFirst > 0 ? FakeAnswer::Mode::Close : FakeAnswer::Mode::Whole;
                found->failFirst = std::max(0, found->failFirst - 1);
            }
        }
        switch (m_answer.mode) {
        case FakeAnswer::Mode::Reset:
        case FakeAnswer::Mode::Whole:
            writeHeader(m_answer.body.size());
            if (request.method != "HEAD")
                m_socket->write(m_answer.body);
            break;
        case FakeAnswer::Mode::Hang:
            break;
        case FakeAnswer::Mode::Drip:
            writeHeader(m_answer.body.size());
            m_sent = 0;
            m_drip.start(m_answer.interval);
            break;
        case FakeAnswer::Mode::Cut:
            writeHeader(m_answer.announced.value_or(m_answer.body.size() + 1));
            m_socket->write(m_answer.body);
            m_socket->disconnectFromHost();
            break;
        case FakeAnswer::Mode::CutChunked:
            writeHeader(std::nullopt);
            m_socket->write(QByteArray::number(m_answer.body.size(), 16) + "\r\n" + m_answer.body + "\r\n");
            m_socket->disconnectFromHost();
            break;
        case FakeAnswer::Mode::Close:
            m_socket->disconnectFromHost();
            break;
        case FakeAnswer::Mode::Stream:
            writeHeader(m_answer.streamChunked ? std::nullopt : std::optional(m_answer.streamBytes));
            m_toStream = m_answer.streamBytes;
            stream();
            break;
        }
    }

    void writeHeader(std::optional<qint64> length)
    {
        QByteArray header = "HTTP/1.1 " + QByteArray::number(m_answer.status) + " Scripted\r\n";
        if (!m_answer.contentType.isEmpty())
            header += "Content-Type: " + m_answer.contentType + "\r\n";
        for (const auto &[name, value] : std::as_const(m_answer.headers))
            header += name + ": " + value + "\r\n";
        if (length)
            header += "Content-Length: " + QByteArray::number(*length) + "\r\n\r\n";
        else
            header += "Transfer-Encoding: chunked\r\n\r\n";
        m_socket->write(header);
    }

    void drip()
    {
        if (m_sent < m_answer.body.size())
            m_socket->write(m_answer.body.mid(m_sent++, 1));
        else
            m_drip.stop();
    }

    void stream()
    {
        static const QByteArray filling(64 * 1024, ' ');
        while (m_toStream > 0 && m_socket->bytesToWrite() < mostQueued) {
            const QByteArray piece = filling.left(m_toStream);
            m_toStream -= piece.size();
            m_server.m_bytesSent += piece.size();
            if (m_answer.streamChunked)
                m_socket->write(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
            else
                m_socket->write(piece);
            if (m_toStream == 0 && m_answer.streamChunked)
                m_socket->write("0\r\n\r\n");
        }
    }

    FakeServer &m_server;
    QTcpSocket *m_socket;
    QByteArray m_input;
    FakeAnswer m_answer;
    QTimer m_drip;
    qsizetype m_sent = 0;
    qint64 m_toStream = 0;
};

FakeServer::FakeServer(QObject *parent) : QObject(parent), m_server(std::make_unique<QTcpServer>())
{
    listen();
}

FakeServer::FakeServer(const QSslConfiguration &tls, QObject *parent) : QObject(parent), m_tls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

FakeServer::~FakeServer()
{
    qDeleteAll(findChildren<FakeConnection *>(Qt::FindDirectChildrenOnly));
}

void FakeServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FakeServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("The fake server cannot listen: %s", qPrintable(m_server->errorString()));
}

void FakeServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        new FakeConnection(*this, socket);
    }
}

QUrl FakeServer::url() const
{
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(port()));
}

quint16 FakeServer::port() const
{
    return m_server->serverPort();
}

void FakeServer::on(const QByteArray &path, FakeAnswer answer)
{
    m_answers.insert(path, std::move(answer));
}

void FakeServer::shutDown()
{
    m_server->close();
    qDeleteAll(findChildren<FakeConnection *>(Qt::FindDirectChildrenOnly));
}

} // namespace warrener

#include "FakeServer.moc"
