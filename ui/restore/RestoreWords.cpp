#include "ui/restore/RestoreWords.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace warrener::restorewords {

namespace {

QString jsonText(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

QString in(const RestoreObject &object)
{
    return QCoreApplication::translate("RestoreWords", "in vhost %1").arg(object.vhost);
}

} // namespace

QString kind(const QString &section)
{
    static const QHash<QString, const char *> words{
        {u"vhosts"_s, QT_TRANSLATE_NOOP("RestoreWords", "vhost")},
        {u"users"_s, QT_TRANSLATE_NOOP("RestoreWords", "user")},
        {u"permissions"_s, QT_TRANSLATE_NOOP("RestoreWords", "permission")},
        {u"topic_permissions"_s, QT_TRANSLATE_NOOP("RestoreWords", "topic permission")},
        {u"global_parameters"_s, QT_TRANSLATE_NOOP("RestoreWords", "global parameter")},
        {u"parameters"_s, QT_TRANSLATE_NOOP("RestoreWords", "parameter")},
        {u"policies"_s, QT_TRANSLATE_NOOP("RestoreWords", "policy")},
        {u"exchanges"_s, QT_TRANSLATE_NOOP("RestoreWords", "exchange")},
        {u"queues"_s, QT_TRANSLATE_NOOP("RestoreWords", "queue")},
        {u"bindings"_s, QT_TRANSLATE_NOOP("RestoreWords", "binding")},
    };
    const char *word = words.value(section);
    return word != nullptr ? QCoreApplication::translate("RestoreWords", word) : section;
}

QString what(const RestoreContents &contents, const RestoreDraft &draft)
{
    QStringList parts;
    if (draft.definitions)
        parts.append(QCoreApplication::translate("RestoreWords", "definitions"));
    if (draft.messages)
        parts.append(QCoreApplication::translate("RestoreWords", "messages"));
    if (draft.configuration)
        parts.append(QCoreApplication::translate("RestoreWords", "configuration"));
    if (draft.data)
        parts.append(QCoreApplication::translate("RestoreWords", "data directories"));
    const QString words = phrases::list(parts);
    if (!draft.definitions && !draft.messages)
        return words;
    if (draft.queues != RestoreDraft::Queues::All) {
        const int queues = int(chosenQueues(contents, draft).size());
        return QCoreApplication::translate("RestoreWords", "%1 of %2")
            .arg(words, queues == 1 ? QCoreApplication::translate("RestoreWords", "one queue")
                                    : QCoreApplication::translate("RestoreWords", "%n queues", nullptr, queues));
    }
    const int vhosts = int(draft.vhosts.isEmpty() ? contents.vhosts.size() : draft.vhosts.size());
    return QCoreApplication::translate("RestoreWords", "%1 of %2")
        .arg(words, vhosts == 1 ? QCoreApplication::translate("RestoreWords", "one vhost")
                                : QCoreApplication::translate("RestoreWords", "%n vhosts", nullptr, vhosts));
}

QString about(const RestoreObject &object)
{
    const QJsonObject &json = object.object;
    if (object.section == "queues"_L1) {
        const QString type = json.value("arguments"_L1)["x-queue-type"_L1].toString(u"classic"_s);
        return phrases::facts({type, in(object)});
    }
    if (object.section == "exchanges"_L1)
        return phrases::facts({json.value("type"_L1).toString(), in(object)});
    if (object.section == "users"_L1) {
        return json.contains("password_hash"_L1) ? QCoreApplication::translate("RestoreWords", "password hash from the backup")
                                                 : QCoreApplication::translate("RestoreWords", "without a password");
    }
    if (object.section == "policies"_L1)
        return QCoreApplication::translate("RestoreWords", "pattern %1, %2").arg(json.value("pattern"_L1).toString(), in(object));
    return object.vhost.isEmpty() ? QString() : in(object);
}

QString field(const FieldChange &change)
{
    QString name = change.field;
    for (const QLatin1StringView lead : {"arguments."_L1, "definition."_L1, "value."_L1}) {
        if (name.startsWith(lead))
            return name.sliced(lead.size());
    }
    return name.isEmpty() ? QCoreApplication::translate("RestoreWords", "value") : name;
}

QString value(const QJsonValue &value)
{
    if (value.isUndefined())
        return QCoreApplication::translate("RestoreWords", "not set");
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("RestoreWords", "yes") : QCoreApplication::translate("RestoreWords", "no");
    const QString text = jsonText(value);
    return text.isEmpty() ? u"\"\""_s : text;
}

QString previewText(const RestorePreview &preview, const RestoreDraft &draft)
{
    QStringList lines{QCoreApplication::translate("RestoreWords", "Preview of a restore from %1 into %2").arg(preview.manifest.id, draft.to.value), {}};
    for (const RestoreObject &object : preview.definitions.objects) {
        if (object.fate == RestoreFate::Same)
            continue;
        lines.append(u"%1\t%2\t%3\t%4"_s.arg(toWord(object.fate), kind(object.section), object.vhost, object.name));
        for (const FieldChange &change : object.fields)
            lines.append(u"\t%1: %2 → %3"_s.arg(change.field, value(change.before), value(change.after)));
        if (!object.advice.isEmpty())
            lines.append(u'\t' + object.advice);
    }
    for (const RestoreQueue &queue : preview.queues) {
        lines.append(u"%1\t%2\t%3\t%4"_s.arg(queue.refused.isEmpty() ? QCoreApplication::translate("RestoreWords", "Messages published")
                                                                     : QCoreApplication::translate("RestoreWords", "Messages not published"),
                                             units::count(double(queue.refused.isEmpty() ? queue.published(draft.skipPresent) : queue.inBackup)),
                                             queue.targetVhost, queue.targetName));
        if (queue.present > 0)
            lines.append(u'\t' + QCoreApplication::translate("RestoreWords", "there already: %1").arg(units::count(double(queue.present))));
        const QString notCounted = queue.notCounted.isEmpty()
                                       ? QString()
                                       : QCoreApplication::translate("RestoreWords", "what is there already was not counted: %1").arg(queue.notCounted);
        for (const QString &note : {queue.refused, queue.notes, notCounted}) {
            if (!note.isEmpty())
                lines.append(u'\t' + note);
        }
    }
    for (const RestoreFile &file : preview.files) {
        if (file.fate == FileFate::Same)
            continue;
        lines.append(u"%1\t%2\t%3"_s.arg(draft.leaveFiles.contains(file.entry) ? toWord(RestoreFate::Left) : toWord(file.fate), file.of, file.path));
        if (!file.refused.isEmpty())
            lines.append(u'\t' + file.refused);
        if (!file.change.lines.isEmpty())
            lines.append(toText(file.change.lines));
    }
    for (const RestoreData &data : preview.directories) {
        lines.append(u"%1\t%2\t%3"_s.arg(data.node.value, data.folder, data.refused.isEmpty() ? data.keptAs : data.refused));
        for (const QString &note : data.notes)
            lines.append(u'\t' + note);
    }
    lines += preview.notes;
    return lines.join(u'\n') + u'\n';
}

} // namespace warrener::restorewords
