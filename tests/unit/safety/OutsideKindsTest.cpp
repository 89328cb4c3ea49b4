// Kinds of harm that the worlds of SafetyTest have no place for, each as a generator and an oracle of its own: what comes in from outside, and what must not
// get out. A failing seed is printed and replays alone: WARRENER_SAFETY_SEED.

#include "Trials.h"
#include "base/JsonBounds.h"
#include "base/OutsideText.h"
#include "cluster/AllowedNames.h"
#include "look/access/Doors.h"
#include "look/host/HostShell.h"
#include "record/journal/Journal.h"
#include "run/operations/HostCommands.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class OutsideKindsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 6, TLS wherever the cluster has it: no password leaves by a plain door of a node that has one with TLS.
    void noPasswordInTheClear()
    {
        trySeeds(500, [](Dice &dice) -> QString {
            auto profile = std::make_shared<ClusterProfile>();
            const int nodes = 1 + dice.roll(7);
            for (int number = 1; number <= nodes; ++number) {
                NodeProfile node{.name = {u"rabbit@mq%1"_s.arg(number)}};
                const QString host = u"mq%1"_s.arg(dice.oneIn(3) ? 1 : number);
                if (dice.oneIn(2))
                    node.amqp = {host, quint16(5672 + dice.roll(2))};
                if (dice.oneIn(2))
                    node.amqps = {host, quint16(5671 + dice.roll(2))};
                if (dice.oneIn(2))
                    node.management = QUrl(u"%1://%2:15672"_s.arg(dice.oneIn(3) ? u"https"_s : u"http"_s, host));
                if (dice.oneIn(2))
                    node.managementTls = QUrl(u"https://%1:15671"_s.arg(host));
                profile->nodes.append(node);
            }
            const Doors doors{.profile = profile, .credentials = {.password = u"s3cret!pass"_s}};
            for (const NodeProfile &node : std::as_const(profile->nodes)) {
                for (const auto all = doors.managements(node); const HttpAccess &door : all) {
                    if (!node.managementTls.isEmpty() && door.base.scheme() != "https"_L1 && !door.password.isEmpty())
                        return u"%1 gets the password at %2"_s.arg(node.name.value, door.base.toString());
                }
                for (const auto all = doors.amqps(node); const AmqpOptions &door : all) {
                    if (node.amqps.isSet() && !door.tls)
                        return u"%1 gets the password at %2:%3"_s.arg(node.name.value, door.endpoint.host).arg(door.endpoint.port);
                }
                if (node.amqps.isSet() && node.amqp.isSet() && doors.amqps(node).size() != 1)
                    return u"%1 has two doors"_s.arg(node.name.value);
            }
            return QString();
        });
    }

    /// 9, secrets: free text is kept whole or left out, never rewritten; and what is left out tells nothing.
    void secretsAreLeftOut()
    {
        trySeeds(500, [](Dice &dice) -> QString {
            const QStringList words{u"node"_s,           u"rabbit"_s,     u"guest"_s, u"a"_s, u"Tr0ub4dor&3"_s, u"correct horse battery staple"_s,
                                    u"päss'w0rd\"<x>"_s, u"%41%42q7!zz"_s};
            QString secret = dice.of(words);
            if (dice.oneIn(2)) {
                for (int i = 0; i < 10; ++i)
                    secret += QChar(33 + dice.roll(94));
            }
            const OutsideText outside(secret, u"ops"_s, {u"rabbit@node1"_s});
            const QString hidden = dice.oneIn(3) ? QString::fromLatin1(QUrl::toPercentEncoding(secret)) : dice.oneIn(2) ? secret.toUpper() : secret;
            const QString text = dice.oneIn(2) ? u"ACCESS_REFUSED for “%1” at node1"_s.arg(hidden) : u"the node is busy"_s;
            const QString kept = outside.of(text);
            if (kept != text && kept != OutsideText::leftOut())
                return u"“%1” was rewritten: “%2”"_s.arg(text, kept);
            if (kept == text && text.contains(hidden))
                return u"“%1” is in “%2”"_s.arg(secret, kept);
            if (!OutsideText::isUnmistakable(secret, {u"rabbit@node1"_s}) && kept == text)
                return u"“%1” may stand anywhere, and “%2” is kept: what is not would tell it"_s.arg(secret, text);
            return QString();
        });
    }

    /// 10, names and places: no name leads out of its folder.
    void namesStayInTheirFolder()
    {
        trySeeds(800, [](Dice &dice) -> QString {
            const QStringList bits{u".."_s,           u"/"_s, u"."_s, u"a"_s, u"orders"_s, u"\\"_s, u"\n"_s, u" "_s, u"~"_s, u"$HOME"_s,
                                   QString(QChar(0)), u"-"_s, u"é"_s};
            QString name;
            for (int i = 0; i < dice.roll(8); ++i)
                name += dice.of(bits);
            const QString folder = u"/var/lib/warrener"_s;
            const QString path = journalPath({name}, folder);
            if (QDir::cleanPath(path).section(u'/', 0, -2) != folder || path.contains(QChar(0)))
                return u"“%1” is written to %2"_s.arg(name, path);
            if (checkClusterName(name) && (name.contains(u'/') || name.startsWith(u'.') || name.contains(QChar(0)) || name.contains(u'\n')))
                return u"“%1” is taken for a name"_s.arg(name);
            return QString();
        });
    }

    /// 11, hostile answers: nothing becomes a tree that is larger than was allowed.
    void answersAreBounded()
    {
        trySeeds(300, [](Dice &dice) -> QString {
            const JsonBounds bounds{.bytes = 1000 + dice.roll(20000), .values = 10 + dice.roll(2000), .depth = 2 + dice.roll(30)};
            QByteArray text;
            qsizetype values = 0;
            int deepest = 0;
            const auto grow = [&](auto &&self, int depth) -> void {
                ++values;
                switch (dice.roll(depth > 60 || text.size() > 40000 ? 2 : 4)) {
                case 0:
                    text += QByteArray::number(dice.roll(100));
                    return;
                case 1:
                    text += "\"[{,\\\"\"";
                    return;
                default:
                    text += '[';
                    deepest = std::max(deepest, depth);
                    for (int i = 0, count = dice.roll(dice.oneIn(20) ? 400 : 4); i < count; ++i) {
                        text += i == 0 ? "" : ",";
                        self(self, depth + 1);
                    }
                    text += ']';
                    return;
                }
            };
            text += '[';
            // In a flat list nothing but the commas tells how much there is.
            const bool isFlat = dice.oneIn(2);
            for (int i = 0, count = 1 + dice.roll(isFlat ? 3000 : 60); i < count; ++i) {
                text += i == 0 ? "" : ",";
                if (isFlat) {
                    text += '1';
                    ++values;
                } else {
                    grow(grow, 2);
                }
            }
            text += ']';
            ++values;
            deepest = std::max(deepest, 1);
            const bool passes = withinBounds(text, bounds).has_value();
            if (passes && (text.size() > bounds.bytes || values > bounds.values || deepest > bounds.depth)) {
                return u"%1 bytes, %2 values, %3 levels pass where %4, %5, %6 are allowed"_s.arg(text.size())
                    .arg(values)
                    .arg(deepest)
                    .arg(bounds.bytes)
                    .arg(bounds.values)
                    .arg(bounds.depth);
            }
            return QString();
        });
    }

    /// 12, every refusal has its reason: where sudo lets nobody in, that is said, and not that the host lacks something; whatever language
    /// the host speaks, and whatever a login prints.
    void sudoRefuses()
    {
        const OwnPrograms own;
        own.write(u"ssh"_s, "#!/bin/sh\n"
                            "[ \"$1\" != -V ] || { echo OpenSSH_9.2 >&2; exit 0; }\n"
                            "while [ $# -gt 0 ] && [ \"$1\" != -- ]; do case $1 in -O) exit 0;; esac; shift; done\n"
                            "shift 2\n"
                            "printf '%s' \"$HOST_SAYS\" >&2\n"
                            "LC_ALL=$HOST_SPEAKS LANGUAGE=$HOST_SPEAKS exec sh -c \"$*\"\n");
        own.write(u"sudo"_s, "#!/bin/sh\n"
                             "[ -z \"$HOST_LETS_IN\" ] || { while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"; }\n"
                             "case $LC_ALL in C) echo \"$SUDO_SAYS\";; *) echo \"$SUDO_SAYS_THERE\";; esac >&2\n"
                             "exit 1\n");
        const auto clean = qScopeGuard([] {
            for (const char *name : {"HOST_SPEAKS", "HOST_SAYS", "HOST_LETS_IN", "SUDO_SAYS", "SUDO_SAYS_THERE"})
                qunsetenv(name);
        });
        trySeeds(40, [](Dice &dice) -> QString {
            const QString says = dice.of(QStringList{
                u"sudo: a password is required"_s, u"sudo: interactive authentication is required"_s, u"sudo: a terminal is required to read the password"_s,
                u"sudo: no tty present and no askpass program specified"_s, u"sudo: sorry, you must have a tty to run sudo"_s,
                u"Sorry, user ops may not run sudo on broker1."_s, u"ops is not in the sudoers file."_s, u"ops is not allowed to run sudo on broker1."_s,
                u"sudo: I'm sorry ops. I'm afraid I can't do that"_s});
            const bool letsIn = dice.oneIn(4);
            const bool isThere = dice.oneIn(2);
            qputenv("HOST_SPEAKS", dice.of(QList<QByteArray>{"C.UTF-8", "zh_CN.UTF-8", "ja_JP.UTF-8", "de_DE.UTF-8", ""}));
            qputenv("HOST_SAYS", dice.of(QList<QByteArray>{"", "Welcome, last login 2026-01-01\n", "stty: standard input: Inappropriate ioctl\n"}));
            qputenv("HOST_LETS_IN", letsIn ? "1" : "");
            qputenv("SUDO_SAYS", says.toUtf8());
            qputenv("SUDO_SAYS_THERE", dice.of(QList<QByteArray>{"sudo: 一个密码是必需的", "sudo: パスワードが必要です", "sudo: Ein Passwort ist notwendig"}));
            HostShell shell({.ssh = u"broker1"_s, .sshConfig = {}, .sudo = true});
            const Result<CommandResult> result =
                QCoro::waitFor(shell.run(parts::findProgramsCommand({isThere ? u"sh"_s : u"no-such-program"_s}), {.asRoot = true}));
            if (letsIn && (!result || (result->exitCode == 0) != isThere))
                return u"sudo let it in, and the program %1"_s.arg(isThere ? u"is not found"_s : u"is called there"_s);
            if (!letsIn && (result || result.error().kind != ErrorKind::Forbidden))
                return u"sudo said “%1”, which was taken for the command's own outcome"_s.arg(says);
            return QString();
        });
    }
};

QTEST_GUILESS_MAIN(OutsideKindsTest)
#include "OutsideKindsTest.moc"
