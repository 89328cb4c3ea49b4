#include "judge/diagnosis/Reference.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostBytes = 16 * 1024 * 1024;

class Collector
{
public:
    explicit Collector(const QJsonObject &definitions) : m_definitions(definitions) {}

    QMap<QString, DefinedObject> collect()
    {
        // Queues and exchanges first: bindings ask which of them last.
        each("queues"_L1, [this](const QJsonObject &row) { addNamed(u"queue"_s, row, {u"arguments"_s}); });
        each("exchanges"_L1, [this](const QJsonObject &row) { addNamed(u"exchange"_s, row, {u"type"_s, u"arguments"_s, u"internal"_s}); });
        each("bindings"_L1, [this](const QJsonObject &row) { addBinding(row); });
        each("users"_L1, [this](const QJsonObject &row) {
            add({.kind = u"user"_s,
                 .name = text(row, "name"_L1),
                 .vhost = {},
                 .facts = {{u"user"_s, text(row, "name"_L1)}},
                 .settings = only(row, {u"tags"_s, u"password_hash"_s, u"limits"_s})});
        });
        each("vhosts"_L1, [this](const QJsonObject &row) {
            add({.kind = u"vhost"_s,
                 .name = text(row, "name"_L1),
                 .vhost = {},
                 .facts = {{u"vhost"_s, text(row, "name"_L1)}},
                 .settings = only(row, {u"default_queue_type"_s})});
        });
        each("policies"_L1, [this](const QJsonObject &row) { addNamed(u"policy"_s, row, {u"pattern"_s, u"definition"_s, u"priority"_s, u"apply-to"_s}); });
        each("permissions"_L1, [this](const QJsonObject &row) { addPermission(row); });
        each("parameters"_L1, [this](const QJsonObject &row) { addParameter(row); });
        return m_objects;
    }

private:
    static QString text(const QJsonObject &row, QLatin1StringView key) { return row.value(key).toString(); }

    static QJsonObject only(const QJsonObject &row, const QStringList &keys)
    {
        QJsonObject settings;
        for (const QString &key : keys) {
            if (row.contains(key))
                settings.insert(key, row.value(key));
        }
        return settings;
    }

    template <class Visit>
    void each(QLatin1StringView list, Visit visit)
    {
        const QJsonArray rows = m_definitions.value(list).toArray();
        for (const QJsonValue &row : rows)
            visit(row.toObject());
    }

    static bool isPassing(const QJsonObject &row)
    {
        const QString name = text(row, "name"_L1);
        return name.isEmpty() || !row.value("durable"_L1).toBool(true) || row.value("auto_delete"_L1).toBool() || row.value("exclusive"_L1).toBool()
               || name.startsWith("amq."_L1);
    }

    void add(const DefinedObject &object)
    {
        if (!object.name.isEmpty())
            m_objects.insert(QStringList{object.kind, object.vhost, object.name}.join(u'\n'), object);
    }

    void addNamed(const QString &kind, const QJsonObject &row, const QStringList &keys)
    {
        const QString name = text(row, "name"_L1);
        const QString vhost = text(row, "vhost"_L1);
        if (kind != "policy"_L1 && isPassing(row))
            return;
        m_lasting.insert(kind + u'\n' + vhost + u'\n' + name);
        QJsonObject settings = only(row, keys);
        // 4.3 does not say what goes without saying.
        if (keys.contains(u"internal"_s) && !settings.contains("internal"_L1))
            settings.insert("internal"_L1, false);
        add({.kind = kind, .name = name, .vhost = vhost, .facts = {{kind, name}, {u"vhost"_s, vhost}}, .settings = settings});
    }

    void addBinding(const QJsonObject &row)
    {
        const QString vhost = text(row, "vhost"_L1);
        const QString source = text(row, "source"_L1);
        const QString destination = text(row, "destination"_L1);
        const QString kind = text(row, "destination_type"_L1);
        const bool sourceLasts = source.startsWith("amq."_L1) || m_lasting.contains(u"exchange\n"_s + vhost + u'\n' + source);
        if (source.isEmpty() || !sourceLasts || !m_lasting.contains(kind + u'\n' + vhost + u'\n' + destination))
            return;
        const QString key = text(row, "routing_key"_L1);
        DefinedObject binding{.kind = u"binding"_s, .name = u"%1 → %2"_s.arg(source, destination), .vhost = vhost, .facts = {}, .settings = {}};
        if (!key.isEmpty())
            binding.name += u" (%1)"_s.arg(key);
        binding.facts = {{u"exchange"_s, source}, {kind == "exchange"_L1 ? u"destination"_s : u"queue"_s, destination}, {u"vhost"_s, vhost}, {u"key"_s, key}};
        // Headers exchanges tell bindings apart by their arguments.
        const QJsonObject arguments = row.value("arguments"_L1).toObject();
        if (!arguments.isEmpty())
            binding.name += u' ' + QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact)).left(200);
        add(binding);
    }

    void addPermission(const QJsonObject &row)
    {
        const QString user = text(row, "user"_L1);
        const QString vhost = text(row, "vhost"_L1);
        add({.kind = u"permission"_s,
             .name = user,
             .vhost = vhost,
             .facts = {{u"user"_s, user}, {u"vhost"_s, vhost}},
             .settings = only(row, {u"configure"_s, u"write"_s, u"read"_s})});
    }

    void addParameter(const QJsonObject &row)
    {
        const QString component = text(row, "component"_L1);
        const QString name = text(row, "name"_L1);
        const QString vhost = text(row, "vhost"_L1);
        add({.kind = u"parameter"_s,
             .name = component + u' ' + name,
             .vhost = vhost,
             .facts = {{u"component"_s, component}, {u"parameter"_s, name}, {u"vhost"_s, vhost}},
             .settings = only(row, {u"value"_s})});
    }

    const QJsonObject &m_definitions;
    QSet<QString> m_lasting;
    QMap<QString, DefinedObject> m_objects;
};

} // namespace

QMap<HostName, QMap<QString, QString>> configFilesIn(const Examination &examination)
{
    QMap<HostName, QMap<QString, QString>> hosts;
    for (auto host = examination.deep.cbegin(); host != examination.deep.cend(); ++host) {
        if (!host->config.has())
            continue;
        for (const ConfigFileLook &file : host->config.value->files) {
            if (file.content && !file.isCut)
                hosts[host.key()].insert(file.path, *file.content);
        }
    }
    return hosts;
}

QMap<QString, DefinedObject> durableObjects(const QJsonObject &definitions)
{
    return Collector(definitions).collect();
}

Result<DiagnosisReference> makeReference(const Examination &examination, TimePoint now)
{
    const Answer<QJsonObject> &definitions = examination.broker.definitions;
    if (!definitions.has()) {
        return failure(definitions.error ? definitions.error->kind : ErrorKind::NotConfigured,
                       QCoreApplication::translate("HumanChecks", "The definitions could not be read, so there is nothing to keep"),
                       definitions.error ? definitions.error->message : QString());
    }
    if (QJsonDocument(*definitions.value).toJson(QJsonDocument::Compact).size() > mostBytes) {
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("HumanChecks", "The definitions are too large to be kept as a reference"));
    }
    return DiagnosisReference{.at = now, .definitions = *definitions.value, .configFiles = configFilesIn(examination)};
}

} // namespace warrener
