#include "app/warrenctl/RestoreReports.h"

#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Verb.h"
#include "base/Units.h"
#include "plan/restore/RestoreArguments.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// A value as a line of a table has room for it; "–": there is none.
QString shownField(const QJsonValue &value)
{
    constexpr qsizetype longestField = 60;
    if (value.isUndefined())
        return u"–"_s;
    const QString whole =
        value.isString() ? value.toString() : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).sliced(1).chopped(1);
    return whole.size() > longestField ? whole.first(longestField) + u'…' : whole;
}

/// "definition.max-length: 100 → 5", as it is now and as it will be.
QString fieldsOf(const RestoreObject &object)
{
    QStringList fields;
    for (const FieldChange &field : object.fields)
        fields.append(u"%1: %2 → %3"_s.arg(field.field, shownField(field.before), shownField(field.after)));
    return fields.join(u", "_s);
}

/// Of a queue that goes, or could: what goes with it.
QString goneWith(const RestoreObject &object, const QHash<QString, qint64> &goes)
{
    if (object.section != "queues"_L1 && object.section != "vhosts"_L1)
        return {};
    const qint64 messages = goes.value(objectKey(object), -1);
    return messages < 0 ? QCoreApplication::translate("warrenctl", "with its messages, which nobody has counted")
                        : QCoreApplication::translate("warrenctl", "with its messages: %1").arg(units::count(double(messages)));
}

QString octal(int mode)
{
    return QString::number(mode, 8).rightJustified(4, u'0');
}

QString printableLines(const QString &lines)
{
    QString safe;
    for (const auto listed = lines.split(u'\n', Qt::SkipEmptyParts); const QString &line : listed)
        safe += printable(line) + u'\n';
    return safe;
}

QJsonArray linesJson(const QList<DiffLine> &lines)
{
    QJsonArray json;
    for (const DiffLine &line : lines) {
        if (line.kind != DiffLine::Kind::Same)
            json.append((line.kind == DiffLine::Kind::Removed ? u'-' : u'+') + line.text);
    }
    return json;
}

QJsonValue countOrNull(qint64 number)
{
    return number < 0 ? QJsonValue::Null : QJsonValue(double(number));
}

QJsonObject fieldJson(const FieldChange &change)
{
    QJsonObject json{{u"field"_s, change.field}};
    json.insert(u"now"_s, change.before.isUndefined() ? QJsonValue::Null : change.before);
    json.insert(u"backup"_s, change.after.isUndefined() ? QJsonValue::Null : change.after);
    return json;
}

/// Hosts and files: a table, then what changes in each, line by line.
Report filesReport(const RestorePreview &preview)
{
    using enum FileFate;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "What becomes of it"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Host"));
    table.addColumn(QCoreApplication::translate("warrenctl", "File"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Mode"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    QString diffs;
    QJsonArray files;
    int same = 0;
    for (const RestoreFile &file : preview.files) {
        QJsonArray about;
        for (const FieldChange &field : file.change.about)
            about.append(fieldJson(field));
        files.append(QJsonObject{{u"fate"_s, toId(file.fate)},
                                 {u"of"_s, file.of},
                                 {u"path"_s, file.path},
                                 {u"entry"_s, text(file.entry)},
                                 {u"mode"_s, octal(file.mode)},
                                 {u"owner"_s, file.owner},
                                 {u"group"_s, file.group},
                                 {u"sizeNow"_s, countOrNull(file.change.sizeBefore)},
                                 {u"sizeBackup"_s, countOrNull(file.change.sizeAfter)},
                                 {u"lines"_s, linesJson(file.change.lines)},
                                 {u"about"_s, about},
                                 {u"refused"_s, text(file.refused)}});
        same += file.fate == Same ? 1 : 0;
        if (file.fate != Same)
            table.addRow({toWord(file.fate), file.of, file.path, u"%1 %2:%3"_s.arg(octal(file.mode), file.owner, file.group), file.refused});
        if ((file.fate == Create || file.fate == Change) && !file.change.lines.isEmpty())
            diffs += u'\n' + printable(file.of + u':' + file.path) + u'\n' + printableLines(toText(file.change.lines));
    }
    QString lines = table.isEmpty() ? QString() : table.toText();
    QJsonArray hosts;
    for (const RestoreHost &host : preview.hosts) {
        hosts.append(QJsonObject{{u"of"_s, host.of},
                                 {u"host"_s, text(host.host.value)},
                                 {u"isProxy"_s, host.isProxy},
                                 {u"isRunning"_s, host.isRunning},
                                 {u"toWrite"_s, host.toWrite},
                                 {u"keptAs"_s, host.keptAs},
                                 {u"afterwards"_s, text(host.afterwards)},
                                 {u"refused"_s, text(host.refused)}});
        const QString words = !host.refused.isEmpty() ? host.refused : host.afterwards;
        if (!words.isEmpty())
            lines += u"%1: %2\n"_s.arg(host.of, printable(words));
    }
    if (!preview.files.isEmpty())
        lines += QCoreApplication::translate("warrenctl", "%n file(s) are as in the backup", nullptr, same) + u'\n';
    return {.text = lines + diffs, .json = {{u"hosts"_s, hosts}, {u"files"_s, files}}};
}

Report directoriesReport(const RestorePreview &preview)
{
    using enum TextTable::Align;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "Node"));
    table.addColumn(QCoreApplication::translate("warrenctl", "In the backup"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "On the host"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Free"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "What is there is kept in"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    const auto size = [](qint64 bytes) { return bytes < 0 ? u"–"_s : units::bytes(double(bytes)); };
    QJsonArray rows;
    for (const RestoreData &row : preview.directories) {
        table.addRow({row.node.value, size(row.bytes), size(row.liveBytes), size(row.freeBytes), row.keptAs,
                      row.refused.isEmpty() ? row.notes.join(u"; "_s) : QCoreApplication::translate("warrenctl", "not restored: %1").arg(row.refused)});
        rows.append(QJsonObject{{u"node"_s, row.node.value},
                                {u"host"_s, text(row.host.value)},
                                {u"isRunning"_s, row.isRunning},
                                {u"bytes"_s, double(row.bytes)},
                                {u"liveBytes"_s, countOrNull(row.liveBytes)},
                                {u"freeBytes"_s, countOrNull(row.freeBytes)},
                                {u"folder"_s, row.folder},
                                {u"keptAs"_s, text(row.keptAs)},
                                {u"madeOn"_s, text(row.madeOn)},
                                {u"refused"_s, text(row.refused)},
                                {u"notes"_s, QJsonArray::fromStringList(row.notes)}});
    }
    return {.text = table.isEmpty() ? QString() : table.toText(), .json = {{u"directories"_s, rows}}};
}

QString presentOf(const RestoreQueue &queue)
{
    if (queue.present >= 0)
        return units::count(double(queue.present));
    return queue.refused.isEmpty() && queue.live > 0 ? QCoreApplication::translate("warrenctl", "not counted") : u"–"_s;
}

QString notesOf(const RestoreQueue &queue)
{
    QStringList notes{queue.notes};
    if (!queue.notCounted.isEmpty())
        notes.append(QCoreApplication::translate("warrenctl", "not counted: %1").arg(queue.notCounted));
    notes.removeAll(QString());
    return notes.join(u"; "_s);
}

/// With "objects".
Report objectsReport(const RestorePreview &preview)
{
    using enum RestoreFate;
    QJsonArray objects;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "What becomes of it"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Kind"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Virtual host"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Name"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    for (const RestoreObject &object : preview.definitions.objects) {
        QJsonArray fields;
        for (const FieldChange &field : object.fields)
            fields.append(fieldJson(field));
        QJsonObject json{{u"fate"_s, toId(object.fate)}, {u"section"_s, object.section}, {u"vhost"_s, text(object.vhost)},
                         {u"name"_s, object.name},       {u"fields"_s, fields},          {u"advice"_s, text(object.advice)}};
        if (const auto goes = preview.goes.constFind(objectKey(object)); goes != preview.goes.cend())
            json.insert(u"messages"_s, countOrNull(*goes));
        const auto replacement = preview.replacements.constFind(objectKey(object));
        const bool hasReplacement = replacement != preview.replacements.cend();
        if (hasReplacement)
            json.insert(u"replacement"_s, QJsonObject{{u"messages"_s, countOrNull(replacement->messages)}, {u"refused"_s, text(replacement->refused)}});
        objects.append(json);
        const bool canGo = object.fate == Remove || object.fate == OnlyLive;
        QStringList said{canGo ? goneWith(object, preview.goes) : fieldsOf(object), object.advice};
        said.removeAll(QString());
        QString note = said.join(u"; "_s);
        if (hasReplacement && !replacement->refused.isEmpty())
            note += QCoreApplication::translate("warrenctl", "; it cannot be replaced now: %1").arg(replacement->refused);
        else if (hasReplacement && object.fate == Cannot)
            note += QCoreApplication::translate("warrenctl", "; --replace %1").arg(warrener::pathOf(objectKey(object)));
        if (object.fate != Same)
            table.addRow({toWord(object.fate), object.section, object.vhost, object.name, note});
    }
    return {.text = table.isEmpty() ? QString() : table.toText() + u'\n', .json = {{u"objects"_s, objects}}};
}

/// Line by line.
QString definitionsInFigures(const RestorePreview &preview)
{
    using enum RestoreFate;
    QString lines;
    if (!preview.definitions.objects.isEmpty())
        lines += QCoreApplication::translate("warrenctl", "Definitions: %1 created, %2 changed, %3 cannot be changed, %4 as they are, %5 only in the cluster")
                     .arg(preview.definitions.created())
                     .arg(preview.definitions.changed())
                     .arg(preview.definitions.count(Cannot))
                     .arg(preview.definitions.count(Same))
                     .arg(preview.definitions.count(OnlyLive))
                 + u'\n';
    if (const int replaced = preview.definitions.count(Replace); replaced > 0)
        lines += QCoreApplication::translate("warrenctl", "%n of what cannot be changed is replaced, with what hangs on it", nullptr, replaced) + u'\n';
    if (preview.definitions.count(Unfit) + preview.definitions.count(LeftOut) > 0) {
        lines += QCoreApplication::translate("warrenctl", "The cluster cannot have all of it as it was: %1 adapted, %2 left out")
                     .arg(preview.definitions.count(Unfit))
                     .arg(preview.definitions.count(LeftOut))
                 + u'\n';
    }
    if (const int mirrored = preview.definitions.mirrored; mirrored > 0)
        lines +=
            QCoreApplication::translate("warrenctl", "Queues that come and were mirrored: %1 (--mirrored-as-quorum: as quorum queues)").arg(mirrored) + u'\n';
    return lines;
}

/// With "queues".
Report restoredQueuesReport(const RestorePreview &preview)
{
    using TextTable::Align::Right;
    TextTable queues;
    queues.addColumn(QCoreApplication::translate("warrenctl", "Queue"));
    queues.addColumn(QCoreApplication::translate("warrenctl", "In the backup"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "In the cluster"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "There already"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    QJsonArray rows;
    for (const RestoreQueue &queue : preview.queues) {
        const QString name = queue.targetVhost + u' ' + queue.targetName;
        queues.addRow({name, units::count(double(queue.inBackup)), queue.live < 0 ? u"–"_s : units::count(double(queue.live)), presentOf(queue),
                       queue.refused.isEmpty() ? notesOf(queue) : QCoreApplication::translate("warrenctl", "not published: %1").arg(queue.refused)});
        rows.append(QJsonObject{{u"vhost"_s, queue.vhost},
                                {u"name"_s, queue.name},
                                {u"targetVhost"_s, queue.targetVhost},
                                {u"targetName"_s, queue.targetName},
                                {u"type"_s, queue.type},
                                {u"inBackup"_s, double(queue.inBackup)},
                                {u"live"_s, queue.live < 0 ? QJsonValue::Null : QJsonValue(double(queue.live))},
                                {u"present"_s, queue.present < 0 ? QJsonValue::Null : QJsonValue(double(queue.present))},
                                {u"notCounted"_s, text(queue.notCounted)},
                                {u"consumers"_s, queue.consumers < 0 ? QJsonValue::Null : QJsonValue(double(queue.consumers))},
                                {u"refused"_s, text(queue.refused)},
                                {u"notes"_s, text(queue.notes)}});
    }
    return {.text = queues.isEmpty() ? QString() : u'\n' + queues.toText(), .json = {{u"queues"_s, rows}}};
}

} // namespace

Report previewReport(const RestorePreview &preview)
{
    const Report objects = objectsReport(preview);
    const Report queues = restoredQueuesReport(preview);
    QString lines = objects.text + definitionsInFigures(preview) + queues.text;
    const Report files = filesReport(preview);
    const Report directories = directoriesReport(preview);
    for (const QString &part : {files.text, directories.text}) {
        if (!part.isEmpty())
            lines += (lines.isEmpty() ? QString() : u"\n"_s) + part;
    }
    for (const QString &note : preview.notes)
        lines += printable(note) + u'\n';
    lines += QCoreApplication::translate("warrenctl", "Takes about %1").arg(units::duration(preview.time)) + u'\n';
    return {.text = lines,
            .json = {{u"backup"_s, preview.manifest.id},
                     {u"targetVersion"_s, text(preview.targetVersion)},
                     {u"objects"_s, objects.json.value("objects"_L1)},
                     {u"queues"_s, queues.json.value("queues"_L1)},
                     {u"hosts"_s, files.json.value("hosts"_L1)},
                     {u"files"_s, files.json.value("files"_L1)},
                     {u"directories"_s, directories.json.value("directories"_L1)},
                     {u"mirrored"_s, preview.definitions.mirrored},
                     {u"messages"_s, double(preview.messages)},
                     {u"bytes"_s, double(preview.bytes)},
                     {u"expectedMs"_s, double(preview.time.count())},
                     {u"notes"_s, QJsonArray::fromStringList(preview.notes)}}};
}

Report unplannedReport(const RestorePreview &preview, const Error &why)
{
    const Report shown = previewReport(preview);
    return {.text = shown.text + u'\n' + QCoreApplication::translate("warrenctl", "There is no plan: %1").arg(printable(why.message)) + u'\n',
            .json = {{u"preview"_s, shown.json}, {u"error"_s, error(why)}},
            .exitCode = Complaint(why).exitCode};
}

ExitCode exitCodeOfRestore(const Report &ended)
{
    const QJsonArray steps = ended.json.value("steps"_L1).toArray();
    const bool isPart =
        std::ranges::any_of(steps, [](const QJsonValue &step) { return !step.toObject().value("result"_L1).toObject().value("apart"_L1).toArray().isEmpty(); });
    return ended.exitCode == Done && isPart ? Failed : ended.exitCode;
}

Outcome asRestored(Outcome ended)
{
    if (ended)
        ended->exitCode = exitCodeOfRestore(*ended);
    return ended;
}

} // namespace warrener::ctl
