#include "CaseFiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::cases {

namespace {

/// Longer than any client waits here.
constexpr double patience = 3;

const QStringList nodeNames{u"rabbit@mq1"_s, u"rabbit@mq2"_s, u"rabbit@mq3"_s};

QJsonValue json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("A case is no JSON: %s", qPrintable(error.errorString()));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArray text(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact) : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

/// `value` with `change` done to what the dotted `keys` lead to.
QJsonValue changed(const QJsonValue &value, const QStringList &keys, const std::optional<QJsonValue> &to)
{
    const QString key = keys.first();
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const auto index = key.toLongLong();
        if (keys.size() > 1)
            array[index] = changed(array.at(index), keys.mid(1), to);
        else if (to)
            array[index] = *to;
        else
            array.removeAt(index);
        return array;
    }
    QJsonObject object = value.toObject();
    if (keys.size() > 1)
        object.insert(key, changed(object.value(key), keys.mid(1), to));
    else if (to)
        object.insert(key, *to);
    else
        object.remove(key);
    return object;
}

QHash<QString, QJsonValue> healthy()
{
    const QJsonObject sample = json(read(u"api/netdata-4.0.3-nodes.json"_s)).toArray().first().toObject();
    QJsonArray nodes, listeners, contexts, queues, vhosts;
    for (const QString &name : nodeNames) {
        QJsonObject node = sample;
        node.insert(u"name"_s, name);
        node.insert(u"partitions"_s, QJsonArray());
        node.insert(u"config_files"_s, QJsonArray());
        node.insert(u"log_files"_s, QJsonArray());
        QJsonArray links;
        for (const QString &other : nodeNames) {
            if (other != name)
                links.append(QJsonObject{{u"name"_s, other}});
        }
        node.insert(u"cluster_links"_s, links);
        nodes.append(node);
        for (const auto &[protocol, port] : {std::pair{u"amqp"_s, 5672}, {u"clustering"_s, 25672}, {u"http"_s, 15672}, {u"http/prometheus"_s, 15692}})
            listeners.append(QJsonObject{{u"node"_s, name}, {u"protocol"_s, protocol}, {u"ip_address"_s, u"::"_s}, {u"port"_s, port}});
        contexts.append(QJsonObject{{u"node"_s, name}, {u"description"_s, u"RabbitMQ Management"_s}, {u"path"_s, u"/"_s}, {u"port"_s, u"15672"_s}});
    }
    QJsonObject overview = json(read(u"api/netdata-4.0.3-overview.json"_s)).toObject();
    overview.insert(u"listeners"_s, listeners);
    overview.insert(u"contexts"_s, contexts);
    overview.insert(u"node"_s, nodeNames.first());
    overview.insert(u"cluster_name"_s, u"fake"_s);
    const QJsonArray samples = json(read(u"api/netdata-4.0.3-queues.json"_s)).toArray();
    for (const QJsonValue &sampleQueue : samples) {
        QJsonObject queue = sampleQueue.toObject();
        queue.insert(u"node"_s, nodeNames.at(queues.size() % 3));
        queues.append(queue);
    }
    QJsonObject orders = queues.first().toObject();
    const QJsonArray all = QJsonArray::fromStringList(nodeNames);
    for (const auto listed = QList<std::pair<QString, QJsonValue>>{{u"name"_s, u"orders"_s},
                                                                   {u"vhost"_s, u"/"_s},
                                                                   {u"type"_s, u"quorum"_s},
                                                                   {u"durable"_s, true},
                                                                   {u"node"_s, nodeNames.first()},
                                                                   {u"leader"_s, nodeNames.first()},
                                                                   {u"members"_s, all},
                                                                   {u"online"_s, all},
                                                                   {u"state"_s, u"running"_s},
                                                                   {u"messages"_s, 12},
                                                                   {u"messages_ready"_s, 12},
                                                                   {u"messages_unacknowledged"_s, 0}};
         const auto &[key, value] : listed)
        orders.insert(key, value);
    queues.append(orders);
    QJsonObject running;
    for (const QString &name : nodeNames)
        running.insert(name, u"running"_s);
    for (const QString &name : {u"/"_s, u"myFirstVhost"_s})
        vhosts.append(QJsonObject{{u"name"_s, name}, {u"cluster_state"_s, running}, {u"default_queue_type"_s, u"undefined"_s}, {u"tracing"_s, false}});
    const QJsonArray none;
    QHash<QString, QJsonValue> answers{
        {u"/api/whoami"_s, QJsonObject{{u"name"_s, u"console"_s}, {u"tags"_s, QJsonArray{u"administrator"_s}}}},
        {u"/api/overview"_s, overview},
        {u"/api/nodes"_s, nodes},
        {u"/api/queues"_s, queues},
        {u"/api/vhosts"_s, vhosts},
        {u"/api/health/checks/*"_s, QJsonObject{{u"status"_s, u"ok"_s}}},
        {u"/api/feature-flags"_s, QJsonArray{QJsonObject{{u"name"_s, u"khepri_db"_s}, {u"state"_s, u"disabled"_s}, {u"stability"_s, u"stable"_s}}}},
        {u"/api/exchanges"_s, json(read(u"api/telegraf-set2-exchanges.json"_s))},
        {u"/api/definitions"_s, QJsonObject{{u"rabbit_version"_s, u"4.0.5"_s}, {u"vhosts"_s, QJsonArray{QJsonObject{{u"name"_s, u"/"_s}}}}}},
    };
    for (const QString &path :
         {u"policies"_s, u"operator-policies"_s, u"deprecated-features/used"_s, u"federation-links"_s, u"shovels"_s, u"vhost-limits"_s, u"connections"_s})
        answers.insert(u"/api/"_s + path, none);
    return answers;
}

FakeAnswer scripted(const QJsonObject &script)
{
    FakeAnswer answer{.status = script.value("status"_L1).toInt(200), .contentType = script.value("type"_L1).toString(u"application/json"_s).toLatin1()};
    if (script.contains("json"_L1))
        answer.body = text(script.value("json"_L1));
    else if (script.contains("file"_L1))
        answer.body = read(script.value("file"_L1).toString());
    else if (script.contains("hex"_L1))
        answer.body = QByteArray::fromHex(script.value("hex"_L1).toString().toLatin1());
    else
        answer.body = script.value("text"_L1).toString().toUtf8();
    const QJsonObject headers = script.value("headers"_L1).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        answer.headers.append({header.key().toLatin1(), header.value().toString().toLatin1()});
    if (script.contains("cut"_L1)) {
        answer.mode = FakeAnswer::Mode::Cut;
        answer.announced = answer.body.size();
        answer.body = answer.body.first(script.value("cut"_L1).toInteger());
    }
    if (script.value("close"_L1).toBool())
        answer.mode = FakeAnswer::Mode::Close;
    if (script.value("delay_s"_L1).toDouble() > patience)
        answer.mode = FakeAnswer::Mode::Hang;
    return answer;
}

QJsonValue page(const QJsonArray &rows, const QUrlQuery &query)
{
    const qsizetype size = std::max(1, query.queryItemValue(u"page_size"_s).toInt());
    const qsizetype first = std::max(0, query.queryItemValue(u"page"_s).toInt() - 1) * size;
    QJsonArray items;
    for (qsizetype i = first; i < std::min(first + size, rows.size()); ++i)
        items.append(rows.at(i));
    return QJsonObject{{u"items"_s, items},
                       {u"item_count"_s, items.size()},
                       {u"filtered_count"_s, rows.size()},
                       {u"total_count"_s, rows.size()},
                       {u"page_count"_s, std::max<qsizetype>(1, (rows.size() + size - 1) / size)}};
}

} // namespace

QString folder()
{
    const QDir found(QStringLiteral(WARRENER_CASES));
    return found.exists() ? found.absolutePath() : QString();
}

QByteArray read(const QString &path)
{
    QFile file(folder() + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

QStringList filesIn(const QString &path, const QStringList &patterns)
{
    return QDir(folder() + u'/' + path).entryList(patterns, QDir::Files, QDir::Name);
}

FakeApi::FakeApi(const QString &caseFile) : m_json(healthy())
{
    if (caseFile.isEmpty())
        return;
    const QJsonObject found = json(read(u"fake/"_s + caseFile)).toObject();
    const QJsonObject sets = found.value("set"_L1).toObject();
    for (auto set = sets.begin(); set != sets.end(); ++set) {
        const QJsonObject keys = set.value().toObject();
        for (auto key = keys.begin(); key != keys.end(); ++key)
            change(set.key(), key.key(), key.value());
    }
    const QJsonObject drops = found.value("drop"_L1).toObject();
    for (auto entry = drops.begin(); entry != drops.end(); ++entry) {
        const QJsonArray keys = entry.value().toArray();
        for (const QJsonValue &key : keys)
            drop(entry.key(), key.toString());
    }
    const QJsonObject answers = found.value("answers"_L1).toObject();
    for (auto entry = answers.begin(); entry != answers.end(); ++entry)
        m_scripted.insert(entry.key(), scripted(entry.value().toObject()));
}

void FakeApi::change(const QString &path, const QString &key, const QJsonValue &value)
{
    QJsonValue &answer = m_json[path];
    QJsonArray rows = answer.toArray();
    if (key == "+"_L1) {
        const QJsonArray more = value.toArray();
        for (const QJsonValue &row : more)
            rows.append(row);
        answer = rows;
    } else if (key == "+repeat"_L1) {
        const QByteArray row = text(value.toObject().value("row"_L1));
        for (int i = 0; i < value.toObject().value("times"_L1).toInt(); ++i)
            rows.append(json(QByteArray(row).replace("{i}", QByteArray::number(i))));
        answer = rows;
    } else if (key.startsWith("*."_L1)) {
        for (qsizetype i = 0; i < rows.size(); ++i)
            answer = changed(answer, {QString::number(i), key.mid(2)}, value);
    } else {
        answer = changed(answer, key.split(u'.'), value);
    }
}

void FakeApi::drop(const QString &path, const QString &key)
{
    QJsonValue &answer = m_json[path];
    const qsizetype rows = answer.toArray().size();
    if (!key.startsWith("*."_L1)) {
        answer = changed(answer, key.split(u'.'), std::nullopt);
        return;
    }
    for (qsizetype i = 0; i < rows; ++i)
        answer = changed(answer, {QString::number(i), key.mid(2)}, std::nullopt);
}

std::optional<FakeAnswer> FakeApi::answer(const FakeRequest &request) const
{
    const QString path = QString::fromLatin1(request.path);
    // What is named whole comes before what is named by its beginning, and a longer beginning before a shorter.
    QString best;
    const auto consider = [&](const QString &candidate) {
        if (candidate.endsWith(u'*') && path.startsWith(candidate.chopped(1)) && candidate.size() > best.size())
            best = candidate;
    };
    if (const auto found = m_scripted.constFind(path); found != m_scripted.cend())
        return *found;
    if (!m_json.contains(path)) {
        for (auto entry = m_scripted.cbegin(); entry != m_scripted.cend(); ++entry)
            consider(entry.key());
        for (auto entry = m_json.cbegin(); entry != m_json.cend(); ++entry)
            consider(entry.key());
        if (best.isEmpty()) {
            // The queues of one virtual host.
            const QByteArrayList segments = request.path.split('/');
            if (segments.size() != 4 || segments.at(2) != "queues" || m_scripted.contains(u"/api/vhosts"_s))
                return std::nullopt;
            QJsonArray rows;
            for (const auto listed = m_json.value(u"/api/queues"_s).toArray(); const QJsonValue &row : listed) {
                if (row["vhost"_L1].toString() == QString::fromUtf8(QByteArray::fromPercentEncoding(segments.at(3))))
                    rows.append(row);
            }
            return FakeAnswer{.body = text(page(rows, QUrlQuery(QString::fromLatin1(request.target.mid(request.path.size() + 1)))))};
        }
        if (const auto found = m_scripted.constFind(best); found != m_scripted.cend())
            return *found;
    }
    const QJsonValue value = m_json.value(best.isEmpty() ? path : best);
    const QUrlQuery query(QString::fromLatin1(request.target.mid(request.path.size() + 1)));
    const bool paged = query.hasQueryItem(u"page"_s) && (path == "/api/queues"_L1 || path == "/api/connections"_L1);
    return FakeAnswer{.body = text(paged ? page(value.toArray(), query) : value)};
}

} // namespace warrener::cases
