#include "app/warrenctl/BackupReports.h"

#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"
#include "base/Units.h"
#include "record/catalogue/Chain.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QJsonArray idsOf(const QList<BackupPart> &parts)
{
    QJsonArray ids;
    for (const BackupPart part : parts)
        ids.append(toId(part));
    return ids;
}

QString wordsOf(const QList<BackupPart> &parts)
{
    QStringList words;
    for (const BackupPart part : parts)
        words.append(toWord(part));
    return words.join(u", "_s);
}

QString soundnessOf(const BackupSummary &backup)
{
    if (backup.condition != BackupCondition::Whole)
        return toWord(backup.condition);
    switch (backup.verification) {
    case Verification::Good:
        return QCoreApplication::translate("warrenctl", "verified");
    case Verification::Bad:
        return QCoreApplication::translate("warrenctl", "damaged");
    case Verification::Bytes:
        return QCoreApplication::translate("warrenctl", "hash only, not opened");
    case Verification::Never:
        break;
    }
    return QCoreApplication::translate("warrenctl", "not verified");
}

QString stateOf(const BackupSummary &backup)
{
    if (backup.missing == 0)
        return soundnessOf(backup);
    return QCoreApplication::translate("warrenctl", "%1, %2 of what was to be in it missing").arg(soundnessOf(backup), units::count(double(backup.missing)));
}

QString ageOf(const BackupSummary &backup, TimePoint now)
{
    if (isNever(backup.at))
        return {};
    return isAhead(backup, now) ? QCoreApplication::translate("warrenctl", "in the future") : units::age(backup.at, now);
}

QString textOf(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"–"_s;
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).sliced(1));
}

QString written(TimePoint at)
{
    return toDateTime(at).toString(u"yyyy-MM-dd HH:mm:ss t"_s);
}

QString signOf(DiffKind kind)
{
    return kind == DiffKind::Added ? u"+"_s : kind == DiffKind::Removed ? u"-"_s : u"~"_s;
}

QJsonObject toJson(const QueueCutMark &cut)
{
    return {{u"node"_s, text(cut.node.value)}, {u"index"_s, exactly(cut.index)}, {u"term"_s, exactly(cut.term)}, {u"at"_s, time(cut.at)}};
}

/// Of the members that a snapshot looked into; null: not known.
QJsonValue toJson(const StoodStill &stoodStill)
{
    if (!stoodStill.isKnown())
        return QJsonValue::Null;
    QJsonArray steps;
    for (const std::chrono::microseconds step : stoodStill.steps)
        steps.append(qint64(step.count()));
    return QJsonObject{{u"stepsUs"_s, steps}, {u"longestUs"_s, qint64(stoodStill.longest().count())}, {u"totalUs"_s, qint64(stoodStill.total().count())}};
}

/// "0.4 ms", or "4.2 ms of 5.1 ms in 3 looks".
QString wordsOf(const StoodStill &stoodStill)
{
    const auto shown = [](std::chrono::microseconds time) { return units::milliseconds(double(time.count()) / 1000); };
    if (!stoodStill.isKnown())
        return u"–"_s;
    if (stoodStill.steps.size() == 1)
        return shown(stoodStill.longest());
    return QCoreApplication::translate("warrenctl", "%1 of %2 in %3 looks")
        .arg(shown(stoodStill.longest()), shown(stoodStill.total()), units::count(double(stoodStill.steps.size())));
}

QString fieldLines(const QList<FieldChange> &fields)
{
    QString lines;
    for (const FieldChange &field : fields)
        lines += u"      %1: %2 → %3\n"_s.arg(printable(field.field), printable(textOf(field.before)), printable(textOf(field.after)));
    return lines;
}

/// Of backups, wherever they lie: what each row begins with.
TextTable tableOfBackups()
{
    using enum TextTable::Align;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "ID"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Type"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Age"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Size"), Right);
    return table;
}

QStringList rowOfBackup(const BackupSummary &backup, TimePoint now)
{
    return {backup.id, toWord(backup.type), ageOf(backup, now), units::bytes(double(backup.archiveBytes))};
}

} // namespace

QJsonObject toJson(const BackupSummary &backup)
{
    return {{u"id"_s, backup.id},
            {u"type"_s, warrener::toId(backup.type)},
            {u"state"_s, warrener::toId(backup.state)},
            {u"condition"_s, warrener::toId(backup.condition)},
            {u"good"_s, backup.isGood()},
            {u"trouble"_s, text(backup.trouble.isEmpty() ? backup.verifyTrouble : backup.trouble)},
            {u"cluster"_s, backup.cluster},
            {u"environment"_s, text(backup.environment)},
            {u"at"_s, time(backup.at)},
            {u"cutAt"_s, time(backup.cutAt)},
            {u"finishedAt"_s, time(backup.finishedAt)},
            {u"description"_s, text(backup.description)},
            {u"parent"_s, backup.parent ? QJsonValue(backup.parent->id) : QJsonValue::Null},
            {u"needs"_s, QJsonArray::fromStringList(backup.needs)},
            {u"file"_s, backup.file},
            {u"bytes"_s, double(backup.archiveBytes)},
            {u"contentBytes"_s, double(backup.contentBytes)},
            {u"entries"_s, double(backup.entries)},
            {u"queues"_s, double(backup.queues)},
            {u"messages"_s, double(backup.messages)},
            {u"missing"_s, double(backup.missing)},
            {u"holds"_s, idsOf(backup.holds)},
            {u"encrypted"_s, backup.isEncrypted},
            {u"pinned"_s, backup.isPinned},
            {u"cold"_s, backup.cold},
            {u"verified"_s, warrener::toId(backup.verification)},
            {u"verifiedAt"_s, time(backup.verifiedAt)},
            {u"copiedAt"_s, time(backup.copiedAt)},
            {u"copiedTo"_s, text(backup.copiedTo)},
            {u"copyCheckedAt"_s, time(backup.copyCheckedAt)},
            {u"copyTrouble"_s, text(backup.copyTrouble)},
            {u"provenAt"_s, time(backup.provenAt)},
            {u"provenOn"_s, text(backup.provenOn)},
            {u"provenTrouble"_s, text(backup.provenTrouble)}};
}

Report backupsReport(const QList<BackupSummary> &backups, const QList<BackupSummary> &all, const QString &folder, TimePoint now)
{
    TextTable table = tableOfBackups();
    table.addColumn(QCoreApplication::translate("warrenctl", "Messages"), TextTable::Align::Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "State"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Holds"));
    QJsonArray list;
    for (const BackupSummary &backup : backups) {
        // Sound itself, and of no use without what it builds upon.
        const QString broken = backup.isGood() ? whyNotRestorable(all, backup.id) : QString();
        const QString state = broken.isEmpty() ? stateOf(backup) : QCoreApplication::translate("warrenctl", "base missing or damaged");
        const QString trouble = backup.condition == BackupCondition::Whole ? broken : backup.trouble;
        table.addRow(rowOfBackup(backup, now)
                     + QStringList{units::count(double(backup.messages)),
                                   state + (backup.isPinned ? QCoreApplication::translate("warrenctl", ", pinned") : QString()),
                                   trouble.isEmpty() ? wordsOf(backup.holds) : trouble});
        QJsonObject row = toJson(backup);
        row.insert(u"restorable"_s, backup.isGood() && broken.isEmpty());
        row.insert(u"notRestorable"_s, text(broken));
        list.append(row);
    }
    return {.text = table.isEmpty() ? QCoreApplication::translate("warrenctl", "There is no backup in %1").arg(folder) + u'\n' : table.toText(),
            .json = {{u"folder"_s, folder}, {u"backups"_s, list}}};
}

Report copiesReport(const QList<BackupSummary> &copies, const QList<BackupSummary> &here, const QString &place, TimePoint now)
{
    TextTable table = tableOfBackups();
    table.addColumn(QCoreApplication::translate("warrenctl", "Original"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Looked at there"));
    QJsonArray rows;
    for (const BackupSummary &copy : copies) {
        const auto original = std::ranges::find(here, copy.id, &BackupSummary::id);
        const bool isHere = original != here.cend() && original->condition != BackupCondition::NoArchive;
        const bool isNoted = isHere && original->copiedTo == place;
        const QString trouble = copy.condition != BackupCondition::Whole ? copy.trouble : isNoted ? original->copyTrouble : QString();
        const QString looked = isNoted && !isNever(original->copyCheckedAt) ? written(original->copyCheckedAt) : u"–"_s;
        table.addRow(rowOfBackup(copy, now)
                     + QStringList{isHere ? QCoreApplication::translate("warrenctl", "in the folder") : QCoreApplication::translate("warrenctl", "only there"),
                                   trouble.isEmpty() ? looked : printable(trouble)});
        QJsonObject row = toJson(copy);
        row.insert(u"here"_s, isHere);
        row.insert(u"copyCheckedAt"_s, isNoted ? time(original->copyCheckedAt) : QJsonValue::Null);
        row.insert(u"copyTrouble"_s, text(trouble));
        rows.append(row);
    }
    return {.text = table.isEmpty() ? QCoreApplication::translate("warrenctl", "There is no backup in %1").arg(place) + u'\n'
                                    : QCoreApplication::translate("warrenctl", "Copies in %1").arg(place) + u'\n' + table.toText(),
            .json = {{u"place"_s, place}, {u"backups"_s, rows}}};
}

Report copiesVerifiedReport(const QList<std::pair<QString, Status>> &verdicts, const QString &place)
{
    Report report;
    QJsonArray rows;
    for (const auto &[id, sound] : verdicts) {
        report.text += (sound ? QCoreApplication::translate("warrenctl", "%1: the copy is what was written").arg(id)
                              : u"%1: %2"_s.arg(id, printable(sound.error().message)))
                       + u'\n';
        rows.append(QJsonObject{{u"id"_s, id}, {u"good"_s, sound.has_value()}, {u"error"_s, sound ? QJsonValue::Null : error(sound.error())}});
        if (!sound)
            report.exitCode = Failed;
    }
    if (verdicts.isEmpty())
        report.text = QCoreApplication::translate("warrenctl", "There is no backup to verify") + u'\n';
    report.json = {{u"place"_s, place}, {u"backups"_s, rows}};
    return report;
}

Report backupReport(const BackupSummary &summary, const BackupManifest &manifest)
{
    QString lines = u"%1\n%2 · %3 · %4\n"_s.arg(summary.id, toWord(summary.type), wordsOf(manifest.holds), stateOf(summary));
    const auto line = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines += u"%1: %2\n"_s.arg(name, printable(value));
    };
    line(QCoreApplication::translate("warrenctl", "Cluster"), manifest.cluster);
    line(QCoreApplication::translate("warrenctl", "Begun"), written(manifest.at));
    line(QCoreApplication::translate("warrenctl", "Messages as of"), isNever(manifest.cutAt) ? QString() : written(manifest.cutAt));
    line(QCoreApplication::translate("warrenctl", "Description"), manifest.description);
    line(QCoreApplication::translate("warrenctl", "Builds upon"), manifest.parent ? manifest.parent->id : QString());
    line(QCoreApplication::translate("warrenctl", "Archive"), summary.file + u", "_s + units::bytes(double(summary.archiveBytes)));
    line(QCoreApplication::translate("warrenctl", "Files"), units::count(double(manifest.entries.size())));
    using enum TextTable::Align;
    TextTable queues;
    queues.addColumn(QCoreApplication::translate("warrenctl", "Queue"));
    queues.addColumn(QCoreApplication::translate("warrenctl", "Type"));
    queues.addColumn(QCoreApplication::translate("warrenctl", "Way"));
    queues.addColumn(QCoreApplication::translate("warrenctl", "Messages"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "Size"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "Stood still"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    QJsonArray rows;
    for (const BackedUpQueue &queue : manifest.queues) {
        // Not "0": its messages are not in it, however many they are.
        const bool isLeft = queue.way == MessageWay::None;
        queues.addRow({queue.vhost + u" "_s + queue.name, queue.type, isLeft ? QCoreApplication::translate("warrenctl", "left out") : toWord(queue.way),
                       isLeft ? u"–"_s : units::count(double(queue.messages)), isLeft ? u"–"_s : units::bytes(double(queue.bytes)), wordsOf(queue.stoodStill),
                       queue.reason});
        rows.append(QJsonObject{{u"vhost"_s, queue.vhost},
                                {u"name"_s, queue.name},
                                {u"type"_s, queue.type},
                                {u"way"_s, warrener::toId(queue.way)},
                                {u"reason"_s, text(queue.reason)},
                                {u"messages"_s, double(queue.messages)},
                                {u"bytes"_s, double(queue.bytes)},
                                {u"path"_s, text(queue.entry)},
                                {u"stoodStill"_s, toJson(queue.stoodStill)},
                                {u"cut"_s, queue.cut ? QJsonValue(toJson(*queue.cut)) : QJsonValue::Null}});
    }
    if (!queues.isEmpty())
        lines += u'\n' + queues.toText();
    QJsonArray left;
    if (!manifest.leftOut.isEmpty())
        lines += u'\n' + QCoreApplication::translate("warrenctl", "Not in it:") + u'\n';
    for (const LeftOut &each : manifest.leftOut) {
        lines += u"  %1: %2\n"_s.arg(printable(each.what), printable(each.reason));
        left.append(QJsonObject{{u"what"_s, each.what},
                                {u"reason"_s, each.reason},
                                {u"part"_s, each.part ? QJsonValue(warrener::toId(*each.part)) : QJsonValue::Null},
                                {u"failed"_s, each.failed}});
    }
    QJsonArray nodes;
    for (const BackupNode &node : manifest.nodes)
        nodes.append(QJsonObject{{u"name"_s, node.name.value}, {u"rabbitmq"_s, text(node.rabbitmq)}, {u"erlang"_s, text(node.erlang)}});
    QJsonObject json = toJson(summary);
    json.insert(u"nodes"_s, nodes);
    json.insert(u"queueList"_s, rows);
    json.insert(u"leftOut"_s, left);
    return {.text = lines, .json = {{u"backup"_s, json}}};
}

Report entriesReport(const BackupManifest &manifest)
{
    using enum TextTable::Align;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "Path"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Size"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Stands in"));
    QJsonArray rows;
    for (const BackupEntry &entry : manifest.entries) {
        table.addRow({entry.path, units::bytes(double(entry.size)), entry.in});
        rows.append(QJsonObject{{u"path"_s, entry.path}, {u"size"_s, double(entry.size)}, {u"sha256"_s, entry.sha256}, {u"in"_s, text(entry.in)}});
    }
    return {.text = table.toText(), .json = {{u"backup"_s, manifest.id}, {u"entries"_s, rows}}};
}

Report verifyReport(const QList<VerifyReport> &reports)
{
    Report report;
    QJsonArray rows;
    for (const VerifyReport &one : reports) {
        QJsonArray troubles;
        QString lines;
        for (const VerifyTrouble &trouble : one.troubles) {
            const QString where = trouble.entry.isEmpty() ? trouble.backup : trouble.backup + u' ' + trouble.entry;
            lines += u"  %1: %2\n"_s.arg(printable(where), printable(trouble.error.message));
            troubles.append(QJsonObject{{u"backup"_s, trouble.backup}, {u"entry"_s, text(trouble.entry)}, {u"error"_s, error(trouble.error)}});
        }
        switch (one.outcome()) {
        case Verification::Bad:
            report.text += QCoreApplication::translate("warrenctl", "%1: damaged").arg(one.id);
            break;
        case Verification::Bytes:
            if (!one.isGood()) {
                report.text += QCoreApplication::translate("warrenctl", "%1: not all of it could be looked at; what could be is as it was written").arg(one.id);
                break;
            }
            report.text += QCoreApplication::translate("warrenctl", "%1: its SHA-256 is the one that was written, and so are the manifests of its chain (%2); "
                                                                    "encrypted and not opened: no file and no message in it was checked")
                               .arg(one.id, units::count(double(one.chain.size())));
            break;
        default:
            report.text += QCoreApplication::translate("warrenctl", "%1: good, files: %2, messages decoded: %3")
                               .arg(one.id, units::count(double(one.entries)), units::count(double(one.messages)));
        }
        if (const QString unnoted = notNotedWords(one); !unnoted.isEmpty())
            lines += u"  %1\n"_s.arg(printable(unnoted));
        report.text += u'\n' + lines;
        rows.append(QJsonObject{{u"id"_s, one.id},
                                {u"good"_s, one.isGood()},
                                {u"opened"_s, one.wasOpened},
                                {u"verified"_s, warrener::toId(one.outcome())},
                                {u"entries"_s, double(one.entries)},
                                {u"bytes"_s, double(one.bytes)},
                                {u"messages"_s, double(one.messages)},
                                {u"chain"_s, QJsonArray::fromStringList(one.chain)},
                                {u"tookMs"_s, double(one.took.count())},
                                {u"notNoted"_s, one.notNoted ? QJsonValue(error(*one.notNoted)) : QJsonValue(QJsonValue::Null)},
                                {u"troubles"_s, troubles}});
        if (!one.isGood())
            report.exitCode = Failed;
    }
    if (reports.isEmpty())
        report.text = QCoreApplication::translate("warrenctl", "There is no backup to verify") + u'\n';
    report.json = {{u"backups"_s, rows}};
    return report;
}

Report pruneReport(const QList<RetentionVerdict> &verdicts, bool isDone, const QString &place)
{
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "ID"));
    table.addColumn(isDone ? QCoreApplication::translate("warrenctl", "Done") : QCoreApplication::translate("warrenctl", "Fate"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Reason"));
    QJsonArray rows;
    for (const RetentionVerdict &verdict : verdicts) {
        table.addRow({verdict.backup.id,
                      verdict.isKept ? QCoreApplication::translate("warrenctl", "stays")
                      : isDone       ? QCoreApplication::translate("warrenctl", "removed")
                                     : QCoreApplication::translate("warrenctl", "goes"),
                      verdict.reason});
        rows.append(QJsonObject{
            {u"id"_s, verdict.backup.id}, {u"kept"_s, verdict.isKept}, {u"reason"_s, verdict.reason}, {u"bytes"_s, double(verdict.backup.archiveBytes)}});
    }
    const QString allStay = place.isEmpty() ? QCoreApplication::translate("warrenctl", "Every backup stays")
                                            : QCoreApplication::translate("warrenctl", "Every copy in %1 stays").arg(place);
    const QString heading = place.isEmpty() ? QString() : QCoreApplication::translate("warrenctl", "Copies in %1").arg(place) + u'\n';
    QJsonObject json{{u"done"_s, isDone}, {u"backups"_s, rows}};
    if (!place.isEmpty())
        json.insert("place"_L1, place);
    return {.text = table.isEmpty() ? allStay + u'\n' : heading + table.toText(), .json = json};
}

Report estimateReport(const BackupEstimate &estimate)
{
    const auto known = [](qint64 figure) { return figure < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(double(figure)); };
    const auto sizeOf = [](qint64 bytes) { return bytes < 0 ? u"–"_s : units::bytes(double(bytes)); };
    using enum TextTable::Align;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "Queue"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Type"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Way"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Messages"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Size"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Time"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Effect"));
    QJsonArray rows;
    for (const QueueEstimate &queue : estimate.queues) {
        QStringList notes{queue.effect, queue.reason};
        notes.removeAll(QString());
        table.addRow({queue.vhost + u" "_s + queue.name, queue.type, toWord(queue.way), units::count(double(queue.messages)), sizeOf(queue.bytes),
                      queue.time > Millis{0} ? units::duration(queue.time) : u"–"_s, notes.join(u"; "_s)});
        QJsonArray possible;
        for (const MessageWay way : queue.possible)
            possible.append(warrener::toId(way));
        rows.append(QJsonObject{{u"vhost"_s, queue.vhost},
                                {u"name"_s, queue.name},
                                {u"type"_s, queue.type},
                                {u"way"_s, warrener::toId(queue.way)},
                                {u"possible"_s, possible},
                                {u"messages"_s, double(queue.messages)},
                                {u"bytes"_s, known(queue.bytes)},
                                {u"timeMs"_s, double(queue.time.count())},
                                {u"effect"_s, text(queue.effect)},
                                {u"reason"_s, text(queue.reason)}});
    }
    QString lines = QCoreApplication::translate("warrenctl", "The backup takes about %1, %2; %3 are free")
                        .arg(sizeOf(estimate.bytes), units::duration(estimate.time), sizeOf(estimate.freeBytes))
                    + u'\n';
    for (const QString &line : {estimate.logs, estimate.effect, estimate.refused}) {
        if (!line.isEmpty())
            lines += printable(line) + u'\n';
    }
    if (!table.isEmpty())
        lines += u'\n' + table.toText();
    return {.text = lines,
            .json = {{u"estimate"_s, QJsonObject{{u"bytes"_s, known(estimate.bytes)},
                                                 {u"timeMs"_s, double(estimate.time.count())},
                                                 {u"freeBytes"_s, known(estimate.freeBytes)},
                                                 {u"effect"_s, text(estimate.effect)},
                                                 {u"base"_s, text(estimate.base)},
                                                 {u"refused"_s, text(estimate.refused)},
                                                 {u"logs"_s, text(estimate.logs)},
                                                 {u"queues"_s, rows}}}}};
}

Report diffReport(const BackupDiff &diff)
{
    QString lines;
    for (const ObjectChange &change : diff.objects) {
        const QString where = change.vhost.isEmpty() ? change.name : change.vhost + u' ' + change.name;
        lines += u"%1 %2 %3\n"_s.arg(signOf(change.kind), change.section, printable(where));
        if (change.kind == DiffKind::Changed)
            lines += fieldLines(change.fields);
    }
    for (const FileChange &change : diff.files) {
        lines += u"%1 %2\n"_s.arg(signOf(change.kind), printable(change.path)) + fieldLines(change.about);
        for (const DiffLine &line : change.lines) {
            if (line.kind != DiffLine::Kind::Same)
                lines += u"      %1 %2\n"_s.arg(line.kind == DiffLine::Kind::Added ? u"+"_s : u"-"_s, printable(line.text));
        }
    }
    for (const QueueChange &change : diff.queues) {
        const auto known = [](qint64 messages) { return messages < 0 ? u"–"_s : units::count(double(messages)); };
        lines += QCoreApplication::translate("warrenctl", "%1 messages of %2: %3 → %4")
                     .arg(signOf(change.kind), printable(change.vhost + u' ' + change.name), known(change.messagesBefore), known(change.messagesAfter))
                 + u'\n';
    }
    for (const LeftOut &left : diff.notCompared)
        lines += QCoreApplication::translate("warrenctl", "Not compared: %1 (%2)").arg(printable(left.what), printable(left.reason)) + u'\n';
    if (diff.isEmpty())
        lines.prepend(QCoreApplication::translate("warrenctl", "No difference") + u'\n');
    return {.text = lines, .json = warrener::toJson(diff)};
}

} // namespace warrener::ctl
