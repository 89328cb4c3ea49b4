// Human error: what vanished or changed since a time when all was as it should be.
#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/diagnosis/BrokerParts.h"
#include "judge/diagnosis/Reference.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct KindWords
{
    QLatin1StringView kind;
    const char *none;    ///< nothing of this kind is gone
    const char *deleted; ///< %1 its name, %2 its virtual host
    const char *changed;
};

constexpr KindWords kinds[] = {
    {"queue"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No queue has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The queue %1 has been deleted"),
     QT_TRANSLATE_NOOP("HumanChecks", "The queue %1 has been made anew with other arguments")},
    {"exchange"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No exchange has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The exchange %1 has been deleted"),
     QT_TRANSLATE_NOOP("HumanChecks", "The exchange %1 has been made anew with other arguments")},
    {"binding"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No binding has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The binding %1 has been deleted"), ""},
    {"user"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No user has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The user %1 has been deleted"),
     QT_TRANSLATE_NOOP("HumanChecks", "The user %1 has been changed")},
    {"vhost"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No virtual host has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The virtual host %1 has been deleted"),
     QT_TRANSLATE_NOOP("HumanChecks", "The virtual host %1 has been changed")},
    {"policy"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No policy has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The policy %1 has been deleted"),
     QT_TRANSLATE_NOOP("HumanChecks", "The policy %1 has been changed")},
    {"permission"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No permission has vanished"),
     QT_TRANSLATE_NOOP("HumanChecks", "The permission of %1 on the virtual host %2 has been taken away"),
     QT_TRANSLATE_NOOP("HumanChecks", "The permission of %1 on the virtual host %2 has been changed")},
    {"parameter"_L1, QT_TRANSLATE_NOOP("HumanChecks", "No parameter has vanished"), QT_TRANSLATE_NOOP("HumanChecks", "The parameter %1 has been deleted"),
     QT_TRANSLATE_NOOP("HumanChecks", "The parameter %1 has been changed")},
};

CheckResult resultOf(const QString &id, const QString &title)
{
    CheckResult result;
    result.id = id;
    result.fault = FaultClass::Human;
    result.title = title;
    return result;
}

QString titleOf(const char *words, const DefinedObject &object)
{
    // The words of most kinds name no virtual host: one argument too many would be an error.
    const QString title = QCoreApplication::translate("HumanChecks", words);
    return title.contains("%2"_L1) ? title.arg(shownName(object.name), shownName(object.vhost)) : title.arg(shownName(object.name));
}

class DefinitionChecks
{
public:
    DefinitionChecks(const DiagnosisReference &reference, const QJsonObject &now, TimePoint at)
        : m_reference(reference), m_at(at), m_before(durableObjects(reference.definitions)), m_now(durableObjects(now))
    {
        for (auto before = m_before.cbegin(); before != m_before.cend(); ++before) {
            if (!m_now.contains(before.key()))
                m_gone.insert(before.key());
        }
    }

    QList<CheckResult> results() const
    {
        QList<CheckResult> results;
        for (const KindWords &words : kinds) {
            QList<CheckResult> deleted;
            QList<CheckResult> changed;
            for (auto before = m_before.cbegin(); before != m_before.cend(); ++before) {
                if (before->kind != words.kind)
                    continue;
                const auto now = m_now.constFind(before.key());
                if (now == m_now.cend() && !followsFromAnother(*before))
                    deleted.append(about(u"human.deleted."_s, *before, titleOf(words.deleted, *before), Outcome::Warning));
                else if (now != m_now.cend() && *words.changed != '\0' && now->settings != before->settings)
                    changed.append(changedResult(*before, *now, titleOf(words.changed, *before)));
            }
            if (deleted.isEmpty())
                deleted.append(resultOf(u"human.deleted."_s + words.kind, QCoreApplication::translate("HumanChecks", words.none)));
            appendSome(results, deleted);
            appendSome(results, changed);
        }
        return results;
    }

private:
    bool isGone(const QString &kind, const QString &vhost, const QString &name) const { return m_gone.contains(QStringList{kind, vhost, name}.join(u'\n')); }

    /// With its virtual host, its user, its queue or its exchange it has to go.
    bool followsFromAnother(const DefinedObject &object) const
    {
        if (!object.vhost.isEmpty() && isGone(u"vhost"_s, {}, object.vhost))
            return true;
        if (object.kind == "permission"_L1)
            return isGone(u"user"_s, {}, object.name);
        return object.kind == "binding"_L1
               && (isGone(u"exchange"_s, object.vhost, object.facts.value(u"exchange"_s)) || isGone(u"queue"_s, object.vhost, object.facts.value(u"queue"_s))
                   || isGone(u"exchange"_s, object.vhost, object.facts.value(u"destination"_s)));
    }

    CheckResult about(const QString &prefix, const DefinedObject &object, const QString &title, Outcome outcome) const
    {
        CheckResult result = resultOf(prefix + object.kind, title);
        result.outcome = outcome;
        if (object.kind == "queue"_L1)
            result.subject = {SubjectKind::Queue, object.vhost + u'/' + object.name};
        result.facts = object.facts;
        result.kind = object.kind;
        result.text = QCoreApplication::translate("HumanChecks", "It was there when the reference was kept, %1 ago.").arg(units::age(m_reference.at, m_at));
        return result;
    }

    CheckResult changedResult(const DefinedObject &before, const DefinedObject &now, const QString &title) const
    {
        // A queue of another kind behaves otherwise; the rest may well be meant.
        const bool grave = before.kind == "queue"_L1 || before.kind == "exchange"_L1;
        CheckResult result = about(u"human.changed."_s, before, title, grave ? Outcome::Warning : Outcome::Note);
        QStringList keys;
        for (auto setting = before.settings.begin(); setting != before.settings.end(); ++setting) {
            if (now.settings.value(setting.key()) != setting.value())
                keys.append(setting.key());
        }
        for (auto setting = now.settings.begin(); setting != now.settings.end(); ++setting) {
            if (!before.settings.contains(setting.key()))
                keys.append(setting.key());
        }
        result.text = QCoreApplication::translate("HumanChecks", "Since the reference was kept, %1 ago.").arg(units::age(m_reference.at, m_at));
        result.seen = QCoreApplication::translate("HumanChecks", "changed: %1").arg(keys.join(u", "_s));
        result.facts.insert(u"changed"_s, keys.join(u' '));
        return result;
    }

    const DiagnosisReference &m_reference;
    TimePoint m_at;
    QMap<QString, DefinedObject> m_before, m_now;
    QSet<QString> m_gone;
};

QString firstDifference(const QString &before, const QString &now)
{
    const QStringList old = before.split(u'\n');
    const QStringList fresh = now.split(u'\n');
    for (const QString &line : fresh) {
        if (!old.contains(line) && !line.trimmed().isEmpty())
            return u"+ "_s + line.trimmed().left(200);
    }
    for (const QString &line : old) {
        if (!fresh.contains(line) && !line.trimmed().isEmpty())
            return u"− "_s + line.trimmed().left(200);
    }
    return {};
}

/// Still there, only not readable now: that is another check's business.
bool isUnread(const Examination &examination, const HostName &host, const QString &path)
{
    const Answer<ConfigLook> config = examination.deep.value(host).config;
    return config.has() && std::ranges::any_of(config.value->files, [&](const ConfigFileLook &file) { return file.path == path && file.exists; });
}

QList<CheckResult> configChecks(const DiagnosisInput &input)
{
    const QMap<HostName, QMap<QString, QString>> now = configFilesIn(*input.examination);
    const auto &kept = input.reference->configFiles;
    QList<CheckResult> results;
    for (auto host = kept.cbegin(); host != kept.cend(); ++host) {
        CheckResult all =
            resultOf(u"human.changed.config"_s, QCoreApplication::translate("HumanChecks", "The configuration of %1 is as it was").arg(host.key().value));
        all.subject = {SubjectKind::Host, host.key().value};
        all.host = host.key().value;
        if (!now.contains(host.key())) {
            all.outcome = Outcome::NotAsked;
            all.text = QCoreApplication::translate("HumanChecks", "Its files could not be read.");
            results.append(all);
            continue;
        }
        const QMap<QString, QString> files = now.value(host.key());
        QList<CheckResult> found;
        for (auto file = host->cbegin(); file != host->cend(); ++file) {
            const auto fresh = files.constFind(file.key());
            const bool gone = fresh == files.cend();
            if ((!gone && *fresh == *file) || (gone && isUnread(*input.examination, host.key(), file.key())))
                continue;
            CheckResult result = all;
            const bool plugins = file.key().endsWith("/enabled_plugins"_L1);
            result.id = plugins ? u"human.changed.plugins"_s : u"human.changed.config"_s;
            result.outcome = Outcome::Warning;
            result.kind = gone ? u"deleted"_s : u"changed"_s;
            result.title = gone ? QCoreApplication::translate("HumanChecks", "%1 has vanished from %2").arg(file.key(), host.key().value)
                                : QCoreApplication::translate("HumanChecks", "%1 has been changed on %2").arg(file.key(), host.key().value);
            result.text =
                QCoreApplication::translate("HumanChecks", "Since the reference was kept, %1 ago.").arg(units::age(input.reference->at, input.snapshot->at));
            if (!gone)
                result.seen = firstDifference(*file, *fresh);
            result.facts = {{u"path"_s, file.key()}, {u"host"_s, host.key().value}};
            found.append(result);
        }
        results += found.isEmpty() ? QList{all} : found;
    }
    return results;
}

} // namespace

QList<CheckResult> humanChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    const Answer<QJsonObject> &definitions = input.examination->broker.definitions;
    if (!input.reference || !definitions.has()) {
        for (const KindWords &words : kinds) {
            CheckResult result = resultOf(u"human.deleted."_s + words.kind, QCoreApplication::translate("HumanChecks", words.none));
            if (input.reference) {
                isUnanswered(result, definitions);
            } else {
                result.outcome = Outcome::NotConfigured;
                result.text = QCoreApplication::translate("HumanChecks", "No reference has been kept yet to compare with.");
            }
            results.append(result);
        }
    } else {
        results = DefinitionChecks(*input.reference, *definitions.value, input.snapshot->at).results();
    }
    if (input.reference)
        return results + configChecks(input);
    CheckResult config = resultOf(u"human.changed.config"_s, QCoreApplication::translate("HumanChecks", "The configuration of the hosts is as it was"));
    config.outcome = Outcome::NotConfigured;
    config.text = QCoreApplication::translate("HumanChecks", "No reference has been kept yet to compare with.");
    results.append(config);
    return results;
}

} // namespace warrener
