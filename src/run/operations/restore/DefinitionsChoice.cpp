#include "run/operations/restore/DefinitionsChoice.h"

#include "base/BoundedExpression.h"
#include "record/catalogue/BackupDiff.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QLatin1StringView vhostField(const QString &section)
{
    return section == "vhosts"_L1 ? "name"_L1 : "vhost"_L1;
}

/// Where the name of a queue stands; empty: nowhere.
QLatin1StringView queueField(const QString &section, const QJsonObject &object)
{
    if (section == "queues"_L1)
        return "name"_L1;
    return section == "bindings"_L1 && object.value("destination_type"_L1).toString() == "queue"_L1 ? "destination"_L1 : QLatin1StringView();
}

constexpr auto moversKey = "movers"_L1;
constexpr auto heldMovers = "held"_L1;
constexpr auto onlyMovers = "only"_L1;

QString moversWord(MoversChoice movers)
{
    return movers == MoversChoice::Held ? heldMovers : movers == MoversChoice::Only ? onlyMovers : QLatin1StringView();
}

/// What is called `name` in the target, by its names in the backup; none where all that was called so has another name there.
QStringList namesBefore(const QHash<QString, QString> &names, const QString &name)
{
    QStringList before = names.keys(name);
    if (!names.contains(name))
        before.append(name);
    return before;
}

/// As objectKey() has it.
QString keyOf(const QString &section, const QJsonObject &object)
{
    return section + u'\n' + object.value("vhost"_L1).toString() + u'\n' + definedName(section, object);
}

} // namespace

QJsonObject toJson(const DefinitionsChoice &choice)
{
    const auto object = [](const QHash<QString, QString> &names) {
        QJsonObject json;
        for (const auto [from, to] : names.asKeyValueRange())
            json.insert(from, to);
        return json;
    };
    return {{u"sections"_s, QJsonArray::fromStringList(choice.sections)},
            {u"vhosts"_s, QJsonArray::fromStringList(choice.vhosts)},
            {moversKey, moversWord(choice.movers)},
            {u"pattern"_s, choice.pattern},
            {u"named"_s, QJsonArray::fromStringList(choice.named)},
            {u"matching"_s, object(choice.matching)},
            {u"vhostNames"_s, object(choice.vhostNames)},
            {u"queueNames"_s, object(choice.queueNames)},
            {u"queues"_s, QJsonArray::fromStringList(choice.queues)},
            {u"remove"_s, QJsonArray::fromStringList(choice.remove)},
            {u"quorum"_s, choice.mirroredAsQuorum},
            {u"idle"_s, choice.isIdle},
            {u"leave"_s, QJsonArray::fromStringList(choice.leave)},
            {u"replace"_s, QJsonArray::fromStringList(choice.replace)}};
}

DefinitionsChoice definitionsChoiceFromJson(const QJsonObject &json)
{
    const auto list = [&json](QLatin1StringView key) {
        QStringList texts;
        for (const auto listed = json.value(key).toArray(); const QJsonValue &value : listed)
            texts.append(value.toString());
        return texts;
    };
    const auto names = [&json](QLatin1StringView key) {
        QHash<QString, QString> hash;
        const QJsonObject object = json.value(key).toObject();
        for (auto each = object.begin(); each != object.end(); ++each)
            hash.insert(each.key(), each.value().toString());
        return hash;
    };
    const QString movers = json.value(moversKey).toString();
    return {.sections = list("sections"_L1),
            .vhosts = list("vhosts"_L1),
            .pattern = json.value("pattern"_L1).toString(),
            .queues = list("queues"_L1),
            .named = list("named"_L1),
            .matching = names("matching"_L1),
            .vhostNames = names("vhostNames"_L1),
            .queueNames = names("queueNames"_L1),
            .remove = list("remove"_L1),
            .leave = list("leave"_L1),
            .replace = list("replace"_L1),
            .mirroredAsQuorum = json.value("quorum"_L1).toBool(),
            .isIdle = json.value("idle"_L1).toBool(),
            .movers = movers == heldMovers   ? MoversChoice::Held
                      : movers == onlyMovers ? MoversChoice::Only
                                             : MoversChoice::All};
}

Status checkChoice(const DefinitionsChoice &choice)
{
    for (const QString &expression : choice.matching) {
        if (const Status checked = checkExpression(expression); !checked)
            return checked;
    }
    return checkExpression(choice.pattern);
}

DefinitionsChooser::DefinitionsChooser(const DefinitionsChoice &choice, const QJsonObject &backup)
    : m_choice(choice), m_pattern(boundedExpression(choice.pattern)), m_named(choice.named.begin(), choice.named.end()),
      m_removed(choice.remove.begin(), choice.remove.end())
{
    for (const auto [section, expression] : choice.matching.asKeyValueRange())
        m_matching.insert(section, boundedExpression(expression));
    const QSet<QString> ticked(m_choice.queues.begin(), m_choice.queues.end());
    // A binding goes with its ends: it is wanted where its destination is.
    for (const QLatin1StringView section : {"queues"_L1, "exchanges"_L1}) {
        for (const auto listed = backup.value(section).toArray(); const QJsonValue &value : listed) {
            const QString key = value["vhost"_L1].toString() + u'\n' + value["name"_L1].toString();
            const bool isChosen = m_choice.queues.isEmpty() || (section == "queues"_L1 && ticked.contains(key));
            if (isChosen && m_pattern.match(value["name"_L1].toString()).hasMatch())
                m_matched.insert(section + u'\n' + key);
        }
    }
    if (m_choice.queues.isEmpty())
        return;
    // A queue that is brought back is fed as it was: an exchange that is gone too comes with it.
    for (const auto listed = backup.value("bindings"_L1).toArray(); const QJsonValue &value : listed) {
        const QString vhost = value["vhost"_L1].toString() + u'\n';
        if (value["destination_type"_L1] == "queue"_L1 && m_matched.contains(u"queues\n"_s + vhost + value["destination"_L1].toString()))
            m_matched.insert(u"exchanges\n"_s + vhost + value["source"_L1].toString());
    }
}

bool DefinitionsChooser::isInScope(const QString &section, const QJsonObject &object) const
{
    if (!m_choice.sections.isEmpty() && !m_choice.sections.contains(section))
        return false;
    const QString vhost = object.value(vhostField(section)).toString();
    return m_choice.vhosts.isEmpty() || vhost.isEmpty() || m_choice.vhosts.contains(vhost);
}

bool DefinitionsChooser::isNamed(const QString &section, const QJsonObject &object) const
{
    if (!m_choice.isOfObjects())
        return false;
    if (const auto expression = m_matching.constFind(section); expression != m_matching.cend() && expression->match(definedName(section, object)).hasMatch())
        return true;
    return m_named.contains(keyOf(section, object));
}

bool DefinitionsChooser::wants(const QString &section, const QJsonObject &object) const
{
    if (!isInScope(section, object))
        return false;
    if (isNamed(section, object))
        return true;
    const QString vhost = object.value(vhostField(section)).toString();
    if (m_choice.pattern.isEmpty() && m_choice.queues.isEmpty())
        return !m_choice.isOfObjects();
    if (section == "queues"_L1 || section == "exchanges"_L1)
        return m_matched.contains(section + u'\n' + vhost + u'\n' + object.value("name"_L1).toString());
    if (section == "bindings"_L1) {
        const bool toQueue = object.value("destination_type"_L1).toString() == "queue"_L1;
        if (!toQueue && !m_choice.queues.isEmpty())
            return false;
        return m_matched.contains((toQueue ? u"queues\n"_s : u"exchanges\n"_s) + vhost + u'\n' + object.value("destination"_L1).toString());
    }
    // By these only queues and exchanges are chosen by name; what else stands beside them is chosen by its section, or named itself.
    return section == "vhosts"_L1 || (!m_choice.sections.isEmpty() && !m_choice.isOfObjects());
}

/// A pattern means names that the backup has not, too; a list of queues means those alone.
bool DefinitionsChooser::matchesLive(const QString &section, const QJsonObject &object) const
{
    if (wants(section, object))
        return true;
    if (m_choice.pattern.isEmpty() || !m_choice.queues.isEmpty() || !isInScope(section, object))
        return false;
    const bool isNamed = section == "queues"_L1 || section == "exchanges"_L1;
    if (!isNamed && section != "bindings"_L1)
        return false;
    return m_pattern.match(object.value(isNamed ? "name"_L1 : "destination"_L1).toString()).hasMatch();
}

bool DefinitionsChooser::meansLive(const QString &section, const QJsonObject &object) const
{
    // Whoever names it means it, whatever else is chosen.
    if (!m_removed.isEmpty() && m_removed.contains(keyOf(section, object)))
        return true;
    const QLatin1StringView vhost = vhostField(section);
    const QLatin1StringView queue = queueField(section, object);
    for (const auto listed = namesBefore(m_choice.vhostNames, object.value(vhost).toString()); const QString &vhostBefore : listed) {
        QJsonObject before = object;
        if (object.contains(vhost))
            before.insert(vhost, vhostBefore);
        if (queue.isEmpty()) {
            if (matchesLive(section, before))
                return true;
            continue;
        }
        for (const auto listed = namesBefore(m_choice.queueNames, object.value(queue).toString()); const QString &queueBefore : listed) {
            before.insert(queue, queueBefore);
            if (matchesLive(section, before))
                return true;
        }
    }
    return false;
}

QJsonObject DefinitionsChooser::renamed(const QString &section, QJsonObject object) const
{
    const auto rename = [&object](QLatin1StringView field, const QHash<QString, QString> &names) {
        const QString name = object.value(field).toString();
        if (const auto other = names.constFind(name); other != names.cend())
            object.insert(field, *other);
    };
    if (section == "vhosts"_L1)
        rename("name"_L1, m_choice.vhostNames);
    else if (object.contains("vhost"_L1))
        rename("vhost"_L1, m_choice.vhostNames);
    if (section == "queues"_L1)
        rename("name"_L1, m_choice.queueNames);
    if (section == "bindings"_L1 && object.value("destination_type"_L1).toString() == "queue"_L1)
        rename("destination"_L1, m_choice.queueNames);
    return object;
}

} // namespace warrener
