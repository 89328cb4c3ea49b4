#include "run/operations/restore/RestoreCommands.h"

#include "base/ShellQuote.h"
#include "look/host/MarkedOutput.h"
#include "look/proxy/HaproxyFiles.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

/// In the directory that was unpacked: says where it came from, and that it is not the one that was there before.
constexpr auto restoredNote = "/.warrener_restored"_L1;

QString beside(const QString &path, const QString &stamp)
{
    return path + ".restore_"_L1 + stamp;
}

/// Sets the places as $data, $staged and $kept.
QString naming(const DataPlaces &places)
{
    return u"set -eu\ndata=%1\nstaged=%2\nkept=%3\nnote=%4\n"_s.arg(shellQuote(places.data), shellQuote(places.staged), shellQuote(places.kept),
                                                                    shellQuote(QString(restoredNote)));
}

/// Is the directory in the data's place the one that this run unpacked? It holds the note with this run's name.
QString isOursFunction(const DataPlaces &places)
{
    return u"ours() { [ -f \"$1$note\" ] && [ \"$(head -n 1 \"$1$note\")\" = %1 ]; }\n"_s.arg(shellQuote(places.staged));
}

/// `$1` is a path whose folder is reached without a link.
constexpr auto noLinksFunction = "plain() { [ \"$(realpath -m -- \"${1%/*}/\")\" = \"$(printf %s \"${1%/*}\")\" ] || [ \"${1%/*}\" = '' ]; }\n"_L1;

/// Ends with 1 where a broker works in the directory: a "stop" that is a site's own may have ended nothing, and a service may have been
/// started again since.
constexpr auto quietFunction = "quiet() { for f in $(find /proc/[0-9]*/fd /proc/[0-9]*/cwd -maxdepth 1 -lname \"$(realpath -m -- \"$data\")/*\" -print "
                               "2>/dev/null || :); do\n"
                               "  p=${f#/proc/}; p=${p%%/*}\n"
                               "  [ \"$(cat \"/proc/$p/comm\" 2>/dev/null)\" != beam.smp ] || { echo \"a broker works in $data\" >&2; exit 1; }\n"
                               "done; }\n"_L1;

QString hashOf(const QString &path)
{
    return u"$(sha256sum < %1 | cut -c1-64)"_s.arg(shellQuote(path));
}

/// Moves all of the directory `$1` into `$2`, but what restores and the file system have put there. $part is what was there as long as
/// not all of it has moved aside: $data and $part together hold it whole, and nothing else, at any moment.
constexpr auto withinFunctions = "part=$kept.part\n"
                                 "pour() { find \"$1\" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name '_pre_restore_[0-9]*' ! -name "
                                 "'_restore_[0-9]*' ! -name \"${3:-.}\" -exec mv -t \"$2\" -- {} +; }\n"_L1;

} // namespace

DataPlaces dataPlaces(const QString &folder, const QString &stamp, bool isMountPoint)
{
    if (isMountPoint)
        return {.data = folder, .staged = folder + "/_restore_"_L1 + stamp, .kept = folder + "/_pre_restore_"_L1 + stamp, .isWithin = true};
    return {.data = folder, .staged = folder + "_restore_"_L1 + stamp, .kept = folder + "_pre_restore_"_L1 + stamp};
}

QString keptSuffix(const QString &stamp)
{
    return ".pre_restore_"_L1 + stamp;
}

QString lookAtDataScript(const QString &folder, const QString &mark)
{
    return u"d=%1; m=\"%2\"\n"
           "say() { printf '%s %s %s\\n' \"$m\" \"$1\" \"$2\"; }\n"
           "d=$(realpath -m -- \"$d\")\n"
           "say folder \"$d\"\n"
           "[ -d \"$d\" ] && say live \"$(du -s --block-size=1 -- \"$d\" | cut -f1)\"\n"
           "if mountpoint -q -- \"$d\"; then say mount yes; p=$d; else p=${d%/*}; fi\n"
           "say free \"$(df --output=avail --block-size=1 -- \"${p:-/}\" | tail -n 1 | tr -d ' ')\"\n"
           // A directory takes what is mounted below it along, and the next boot mounts it into the other one.
           "b=$(while read -r _ _ _ _ at _; do at=$(printf %b \"$at\"); case $at in \"$d\"/*) printf %s \"$at\"; break;; esac; done < /proc/self/mountinfo)\n"
           "[ -z \"$b\" ] || say below \"$b\"\n"
           "[ -f \"$d/.erlang.cookie\" ] && say cookie yes\n"
           "for w in tar sha256sum mkfifo tee realpath; do command -v $w >/dev/null || { say lacks $w; break; }; done\n"
           "v=$(dpkg-query -W -f '${Version}' rabbitmq-server 2>/dev/null || rpm -q --qf '%{VERSION}' rabbitmq-server 2>/dev/null) || "
           "v=$(timeout 20 rabbitmqctl version 2>/dev/null) || v=\n"
           "say version \"$v\"\n"_s.arg(shellQuote(folder), mark);
}

Result<DataLook> dataLookFrom(const QByteArray &output, const QString &mark)
{
    DataLook look;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        const QString said = line.trimmed();
        const QString what = said.section(u' ', 0, 0);
        const QString value = said.section(u' ', 1);
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        if (what == "folder"_L1)
            look.folder = value;
        else if (what == "live"_L1 && isNumber)
            look.liveBytes = number;
        else if (what == "free"_L1 && isNumber)
            look.freeBytes = number;
        else if (what == "mount"_L1)
            look.isMountPoint = true;
        else if (what == "below"_L1)
            look.mountedBelow = value;
        else if (what == "cookie"_L1)
            look.hasCookie = true;
        else if (what == "lacks"_L1)
            look.lacks = value;
        else if (what == "version"_L1)
            look.rabbitmq = value.section(u'-', 0, 0).section(u':', -1);
    }
    if (look.folder.isEmpty())
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Restore", "The host does not say where its data directory is"));
    return look;
}

QString unpackDataScript(const DataPlaces &places, const QString &note, const QString &mark)
{
    // The hash is of what arrived, byte for byte, while it is unpacked: nothing is read twice.
    return naming(places)
           + u"umask 077\n"
             "rm -rf -- \"$staged\"\n"
             "mkdir -- \"$staged\"\n"
             "pipes=$(mktemp -d)\n"
             "trap 'rm -rf -- \"$pipes\"' EXIT\n"
             "mkfifo \"$pipes/sum\"\n"
             // Where upper case and lower case are one, the second of two such names would take the place of the first without a word.
             "fold=; : > \"$staged/.warrener-case\"\n"
             "if ls -d -- \"$staged/.WARRENER-CASE\" >/dev/null 2>&1; then fold=--keep-old-files; fi\n"
             "rm -f -- \"$staged/.warrener-case\"\n"
             "sha256sum < \"$pipes/sum\" > \"$pipes/hash\" &\n"
             "tee \"$pipes/sum\" | tar --extract --file=- --directory=\"$staged\" --no-same-owner --same-permissions --delay-directory-restore $fold "
             "2> \"$pipes/said\" || {\n"
             "  head -c 2000 \"$pipes/said\" >&2\n"
             "  [ -z \"$fold\" ] || ! grep -q 'File exists' \"$pipes/said\" || exit %3\n"
             "  exit 1\n"
             "}\n"
             "wait $!\n"
             "if [ -n \"$fold\" ] && [ -d \"$data\" ]; then chmod --reference=\"$data\" -- \"$staged\"; fi\n"
             "if [ -d \"$data\" ]; then\n"
             "  if [ -f \"$data/.erlang.cookie\" ] && [ ! -L \"$data/.erlang.cookie\" ]; then cp -p -- \"$data/.erlang.cookie\" \"$staged/.erlang.cookie\"; "
             "fi\n"
             "  o=$(stat -c %u:%g -- \"$data\")\n"
             "else o=$(id -u rabbitmq):$(id -g rabbitmq); fi\n"
             "printf '%s\\n%s\\n' \"$staged\" %1 > \"$staged$note\"\n"
             "chown -hR \"$o\" -- \"$staged\"\n"
             "sync -f \"$staged\" 2>/dev/null || sync\n"
             "printf '%s %s\\n' \"%2\" \"$(cut -c1-64 \"$pipes/hash\")\"\n"_s.arg(shellQuote(note), mark, QString::number(namesBecomeOne));
}

QString unpackedHashFrom(const QByteArray &output, const QString &mark)
{
    const QStringList lines = markedLines(output, mark);
    return lines.isEmpty() ? QString() : lines.last().trimmed();
}

QString giveCookieScript(const DataPlaces &places)
{
    return naming(places)
           + "umask 077\n"
             "[ ! -e \"$staged/.erlang.cookie\" ] || exit 0\n"
             "cat > \"$staged/.erlang.cookie\"\n"
             "chmod 400 \"$staged/.erlang.cookie\"\n"
             "chown --reference=\"$staged$note\" \"$staged/.erlang.cookie\"\n"_L1;
}

QString readCookieScript(const QString &folder)
{
    return "dd if="_L1 + shellQuote(folder + "/.erlang.cookie"_L1) + " iflag=nofollow bs=64k count=1 status=none"_L1;
}

QString swapDataScript(const DataPlaces &places)
{
    const QString begin = naming(places) + isOursFunction(places) + quietFunction;
    const QString end = u"if command -v restorecon >/dev/null; then restorecon -R \"$data\" || :; fi\n"
                        "sync -f \"$data\" 2>/dev/null || sync\n"_s;
    if (!places.isWithin) {
        return begin
               + "if ours \"$data\"; then exit 0; fi\n"
                 "ours \"$staged\"\n"
                 "quiet\n"
                 "if [ -e \"$data\" ] || [ -L \"$data\" ]; then [ ! -e \"$kept\" ]; mv -T -- \"$data\" \"$kept\"; fi\n"
                 "mv -T -- \"$staged\" \"$data\"\n"_L1
               + end;
    }
    // The note comes last: where it lies, everything does.
    return begin + withinFunctions
           + "if ours \"$data\"; then rmdir -- \"$staged\" 2>/dev/null || :; exit 0; fi\n"
             "ours \"$staged\"\n"
             "quiet\n"
             "if [ ! -e \"$kept\" ]; then\n"
             "  mkdir -p -- \"$part\"\n"
             "  chown --reference=\"$data\" -- \"$part\"; chmod --reference=\"$data\" -- \"$part\"\n"
             "  pour \"$data\" \"$part\"\n"
             "  mv -T -- \"$part\" \"$kept\"\n"
             "fi\n"
             "pour \"$staged\" \"$data\" \"${note#/}\"\n"
             "mv -T -- \"$staged$note\" \"$data$note\"\n"
             "rmdir -- \"$staged\"\n"_L1
           + end;
}

QString isSwappedInScript(const DataPlaces &places, const QString &mark)
{
    return naming(places) + isOursFunction(places) + u"if ours \"$data\"; then echo \"%1 yes\"; else echo \"%1 no\"; fi\n"_s.arg(mark);
}

QString swapDataBackScript(const DataPlaces &places, const QString &stopService)
{
    const QString begin = naming(places) + isOursFunction(places) + quietFunction;
    if (!places.isWithin) {
        return begin
               + u"if ours \"$data\" || [ -e \"$kept\" ]; then\n"
                 "  %1\n"
                 "  quiet\n"
                 "  if ours \"$data\"; then rm -rf -- \"$staged\"; mv -T -- \"$data\" \"$staged\"; fi\n"
                 "  if [ -e \"$kept\" ]; then mv -T -- \"$kept\" \"$data\"; fi\n"
                 "fi\n"_s.arg(stopService);
    }
    return begin + withinFunctions
           + u"if [ -e \"$kept\" ] || [ -e \"$part\" ]; then\n"
             "  %1\n"
             "  quiet\n"
             "  if [ -e \"$kept\" ]; then\n"
             "    mkdir -p -- \"$staged\"\n"
             "    pour \"$data\" \"$staged\"\n"
             "    mv -T -- \"$kept\" \"$part\"\n"
             "  fi\n"
             "  pour \"$part\" \"$data\"\n"
             "  rmdir -- \"$part\"\n"
             "fi\n"_s.arg(stopService);
}

QString removeUnpackedScript(const DataPlaces &places)
{
    return naming(places) + "rm -rf -- \"$staged\"\n"_L1;
}

QString stageFileScript(const PlacedFile &file, const QString &stamp)
{
    return u"set -eu\numask 077\nf=%1\nn=%2\n"_s.arg(shellQuote(file.path), shellQuote(beside(file.path, stamp))) + noLinksFunction
           + u"plain \"$f\" || exit %1\n"
             "if [ -L \"$f\" ]; then exit %1; fi\n"
             "if [ -e \"$f\" ] && [ ! -f \"$f\" ]; then exit %1; fi\n"
             "(umask 022; mkdir -p -- \"${f%/*}\")\n"
             "rm -f -- \"$n\"\n"
             "set -C\n"
             "cat > \"$n\" || { rm -f -- \"$n\"; exit 1; }\n"
             "set +C\n"
             "[ \"%2\" = %3 ] || { rm -f -- \"$n\"; exit %4; }\n"
             "chown -h -- %5 \"$n\" || { rm -f -- \"$n\"; exit %6; }\n"
             "chmod -- %7 \"$n\"\n"
             "sync \"$n\" 2>/dev/null || sync\n"_s.arg(QString::number(linkInTheWay), hashOf(beside(file.path, stamp)), shellQuote(file.sha256),
                                                       QString::number(otherBytes), shellQuote(file.owner + u':' + file.group), QString::number(noSuchOwner),
                                                       QString::number(file.mode & 0777, 8).rightJustified(4, u'0'));
}

QString whichAreThereScript(const QList<PlacedFile> &files, const QString &mark)
{
    QString script;
    for (const PlacedFile &file : files)
        script += u"[ ! -e %1 ] || printf '%s %s\\n' \"%2\" %1\n"_s.arg(shellQuote(file.path), mark);
    return script + ":\n"_L1;
}

QString placeFilesScript(const QList<PlacedFile> &files, const QString &stamp)
{
    QString script = "set -eu\n"_L1;
    // A link beside it costs nothing, and the name always leads to a whole file: the old one or the new one.
    for (const PlacedFile &file : files) {
        script += u"if [ -e %2 ]; then\n"
                  "  if [ -e %1 ] && [ ! -e %3 ]; then ln -- %1 %3; fi\n"
                  "  mv -T -- %2 %1\n"
                  "fi\n"_s.arg(shellQuote(file.path), shellQuote(beside(file.path, stamp)), shellQuote(file.path + keptSuffix(stamp)));
        script += u"[ \"%1\" = %2 ]\n"_s.arg(hashOf(file.path), shellQuote(file.sha256));
    }
    return script;
}

QString arePlacedScript(const QList<PlacedFile> &files, const QString &mark)
{
    QString script = "a=yes\n"_L1;
    for (const PlacedFile &file : files)
        script += u"[ -f %1 ] && [ \"%2\" = %3 ] || a=no\n"_s.arg(shellQuote(file.path), hashOf(file.path), shellQuote(file.sha256));
    return script + u"echo \"%1 $a\"\n"_s.arg(mark);
}

QString filesBackScript(const QList<PlacedFile> &files, const QStringList &created, const QString &stamp, const QString &before, const QString &after)
{
    QString script = "set -eu\nplaced=\n"_L1;
    for (const PlacedFile &file : files) {
        const QString path = shellQuote(file.path);
        const QString kept = shellQuote(file.path + keptSuffix(stamp));
        script += u"rm -f -- %1\n"_s.arg(shellQuote(beside(file.path, stamp)));
        if (created.contains(file.path))
            script += u"if [ -f %1 ] && [ \"%2\" = %3 ]; then placed=1; fi\n"_s.arg(path, hashOf(file.path), shellQuote(file.sha256));
        else // two names of one file: it was cut off between the link and the move
            script += u"if [ -e %2 ]; then if [ %1 -ef %2 ]; then rm -f -- %2; else placed=1; fi; fi\n"_s.arg(path, kept);
    }
    script += "[ -n \"$placed\" ] || exit 0\n"_L1 + before + u'\n';
    for (const PlacedFile &file : files) {
        const QString path = shellQuote(file.path);
        if (created.contains(file.path))
            script += u"if [ -f %1 ] && [ \"%2\" = %3 ]; then rm -f -- %1; fi\n"_s.arg(path, hashOf(file.path), shellQuote(file.sha256));
        else
            script += u"if [ -e %2 ]; then mv -T -- %2 %1; fi\n"_s.arg(path, shellQuote(file.path + keptSuffix(stamp)));
    }
    return script + after + u'\n';
}

QString checkStagedProxyScript(const HostProfile &host, const QString &stamp)
{
    return haproxy::startedFilesScript(haproxy::usualFile(host))
           + u"tests=\n"
             "for file in $files; do if [ -f \"$file\"%1 ]; then file=$file%1; fi; tests=\"$tests -f $file\"; done\n"
             "haproxy -c $tests\n"_s.arg(shellQuote(beside({}, stamp)));
}

} // namespace warrener::parts
