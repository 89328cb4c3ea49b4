#include "app/warrenctl/CommandLine.h"
#include "app/warrenctl/Completion.h"
#include "app/warrenctl/Errand.h"
#include "app/warrenctl/Help.h"
#include "app/warrenctl/ManPage.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Verbs.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// The Chinese texts straight from their source, so that this program needs no compiled ones.
class Chinese final : public QTranslator
{
public:
    Chinese()
    {
        QXmlStreamReader xml(contentOf(QFINDTESTDATA("../translations/warrener_zh_CN.ts")));
        QString context;
        QString source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "source"_L1)
                source = xml.readElementText();
            else if (xml.name() == "translation"_L1)
                m_texts.insert({context, source}, xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
    }

    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return m_texts.value({QString::fromUtf8(context), QString::fromUtf8(source)});
    }
    bool isEmpty() const override { return m_texts.isEmpty(); }

private:
    QHash<std::pair<QString, QString>, QString> m_texts;
};

bool isChinese(const QString &text)
{
    static const QRegularExpression han(u"\\p{Han}"_s);
    return han.match(text).hasMatch();
}

QStringList wordsOf(const VerbPath &path)
{
    return path.isEmpty() ? QStringList() : toText(path).split(u' ');
}

/// Everything in the tree that a person reads, with the place where it stands.
QList<std::pair<QString, QString>> textsOf(const Verb &root)
{
    QList<std::pair<QString, QString>> texts;
    const auto learn = [&](const QString &place, const Verb &verb) {
        texts.append({place, verb.words});
        if (!verb.details.isEmpty())
            texts.append({place, verb.details});
        if (verb.argument)
            texts.append({place, verb.argument->words});
        for (const VerbOption &option : verb.options)
            texts.append({place + u" --"_s + option.name, option.words});
        for (const auto &[title, words] : verb.notes)
            texts << std::pair(place, title) << std::pair(place, words);
    };
    learn(root.name, root);
    eachVerb(root, [&](const VerbPath &path) { learn(toText(path), *path.last()); });
    return texts;
}

struct Ended
{
    int code = -1;
    QString out;
};

Ended run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {.code = -1, .out = process.errorString()};
    return {.code = process.exitCode(), .out = QString::fromUtf8(process.readAll())};
}

} // namespace

/// What is made from the description of the command line: help, manual page, shell completion.
class ShellTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void everyVerbIsDescribedAndRuns()
    {
        const Verb root = commandLine();
        QHash<QString, bool> takesValue;
        QSet<QString> seen;
        const auto learn = [&](const QList<VerbOption> &options) {
            for (const VerbOption &option : options) {
                QVERIFY2(option.take, qPrintable(option.name));
                // The verbs are found before it is known whose an option is.
                QCOMPARE(takesValue.value(option.name, !option.value.isEmpty()), !option.value.isEmpty());
                takesValue.insert(option.name, !option.value.isEmpty());
            }
        };
        learn(root.options);
        eachVerb(root, [&](const VerbPath &path) {
            QVERIFY2(!seen.contains(toText(path)), qPrintable(toText(path)));
            seen.insert(toText(path));
            learn(path.last()->options);
            QVERIFY2(path.last()->words.endsWith(u'.'), qPrintable(toText(path)));
            // A word alone means the first one below it, whose turn comes.
            QVERIFY2(std::ranges::any_of(path, [](const Verb *verb) { return bool(verb->run); }) || !path.last()->verbs.isEmpty(), qPrintable(toText(path)));
            QVERIFY2(!path.last()->argument || path.last()->verbs.isEmpty(), qPrintable(toText(path)));
            QStringList options;
            for (const auto listed = optionsOf(path) + root.options; const VerbOption &option : listed)
                options.append(option.name);
            QCOMPARE(options.removeDuplicates(), 0);
        });
        for (const auto listed = textsOf(root); const auto &[place, text] : listed)
            QVERIFY2(!text.isEmpty(), qPrintable(place));
    }

    void helpOfEveryVerb_data()
    {
        QTest::addColumn<bool>("inChinese");
        QTest::newRow("English") << false;
        QTest::newRow("Chinese") << true;
    }
    void helpOfEveryVerb()
    {
        QFETCH(bool, inChinese);
        Chinese chinese;
        QVERIFY(!chinese.isEmpty());
        if (inChinese)
            QVERIFY(QCoreApplication::installTranslator(&chinese));
        const Verb root = commandLine();
        for (const auto listed = textsOf(root); const auto &[place, text] : listed)
            QVERIFY2(isChinese(text) == inChinese, qPrintable(place + u": "_s + text));
        QList<VerbPath> paths{VerbPath{}};
        eachVerb(root, [&](const VerbPath &path) { paths.append(path); });
        for (const VerbPath &path : std::as_const(paths)) {
            const Result<Parsed> parsed = parseArguments(QStringList{u"warrenctl"_s} + wordsOf(path) + QStringList{u"--help"_s});
            QVERIFY2(parsed && !parsed->options, qPrintable(toText(path)));
            const QString &help = parsed->print;
            QVERIFY2(help.contains(u"warrenctl "_s + toText(path)), qPrintable(help));
            QCOMPARE(isChinese(help), inChinese);
            for (const auto listed = help.split(u'\n'); const QString &line : listed)
                QVERIFY2(widthOf(line) <= 80 || !line.trimmed().contains(u' '), qPrintable(line));
            for (const auto listed = optionsOf(path) + root.options; const VerbOption &option : listed)
                QVERIFY2(help.contains(optionText(option)), qPrintable(toText(path) + u" --"_s + option.name));

            const Result<Parsed> same = parseArguments(QStringList{u"warrenctl"_s, u"help"_s} + wordsOf(path));
            QVERIFY(same && same->options);
            const auto outcome = same->run(Errand(*same->options));
            QVERIFY(outcome.has_value());
            QCOMPARE(outcome->text, help);
        }
    }

    void helpOfNothingIsWrongUsage()
    {
        const Result<Parsed> parsed = parseArguments({u"warrenctl"_s, u"help"_s, u"failover"_s, u"rnu"_s});
        QVERIFY(parsed && parsed->options);
        const auto outcome = parsed->run(Errand(*parsed->options));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().exitCode, WrongUsage);
        QVERIFY2(outcome.error().error.message.contains(u"“run”"_s), qPrintable(outcome.error().error.message));
    }

    void linesAreWrapped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("lines");
        QTest::newRow("short") << u"a node"_s << 10 << u"a node"_s;
        QTest::newRow("at a blank") << u"the node that is left"_s << 10 << u"the node\n  that is\n  left"_s;
        QTest::newRow("a long word stays whole") << u"a close-connections b"_s << 8 << u"a\n  close-connections\n  b"_s;
        QTest::newRow("Chinese, anywhere") << u"把客户端从节点上移走"_s << 8 << u"把客户端\n  从节点上\n  移走"_s;
        QTest::newRow("no comma begins a line") << u"节点节点，节点"_s << 8 << u"节点节\n  点，节点"_s;
        QTest::newRow("empty") << QString() << 8 << QString();
    }
    void linesAreWrapped()
    {
        QFETCH(QString, text);
        QFETCH(int, width);
        QFETCH(QString, lines);
        QCOMPARE(wrapped(text, width, 2), lines);
    }

    void slipsFindTheirWord_data()
    {
        QTest::addColumn<QString>("slip");
        QTest::addColumn<QString>("word");
        QTest::newRow("swapped") << u"sattus"_s << u"status"_s;
        QTest::newRow("dropped") << u"stats"_s << u"status"_s;
        QTest::newRow("broken off") << u"close"_s << u"close-connections"_s;
        QTest::newRow("added") << u"nodess"_s << u"nodes"_s;
        QTest::newRow("far from all") << u"frobnicate"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("endless") << QString(100'000, u's') << QString();
    }
    void slipsFindTheirWord()
    {
        QFETCH(QString, slip);
        QFETCH(QString, word);
        QCOMPARE(nearest(slip, namesOf(commandLine().verbs)).value_or(QString()), word);
    }

    void theReadmeKnowsTheSameWords()
    {
        const QString readme = QString::fromUtf8(contentOf(QFINDTESTDATA("../app/warrenctl/README.md")));
        QVERIFY(!readme.isEmpty());
        const Verb root = commandLine();
        QSet<QString> options;
        const auto learn = [&](const QList<VerbOption> &known) {
            for (const VerbOption &option : known)
                options.insert(u"--"_s + option.name);
        };
        learn(root.options);
        eachVerb(root, [&](const VerbPath &path) {
            learn(path.last()->options);
            QVERIFY2(readme.contains(path.last()->name), qPrintable(toText(path)));
        });
        for (const QString &option : std::as_const(options))
            QVERIFY2(readme.contains(option), qPrintable(option));
        // What it says of other programs is theirs.
        const QSet<QString> others{u"--user"_s, u"--reverse"_s, u"--target"_s, u"--build"_s};
        static const QRegularExpression word(u"--[a-z][a-z-]+"_s);
        for (auto match = word.globalMatch(readme); match.hasNext();) {
            const QString option = match.next().captured();
            QVERIFY2(options.contains(option) || others.contains(option), qPrintable(option));
        }
    }

    void scriptsAreSound_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("check");
        QTest::newRow("bash") << u"bash"_s << u"-n"_s;
        QTest::newRow("zsh") << u"zsh"_s << u"-n"_s;
        QTest::newRow("fish") << u"fish"_s << u"--no-execute"_s;
    }
    void scriptsAreSound()
    {
        QFETCH(QString, shell);
        QFETCH(QString, check);
        const QString script = write(u"completion."_s + shell, completionScript(commandLine(), shell));
        eachVerb(commandLine(), [&](const VerbPath &path) { QVERIFY2(contentOf(script).contains(path.last()->name.toUtf8()), qPrintable(toText(path))); });
        const QString program = QStandardPaths::findExecutable(shell);
        if (program.isEmpty())
            QSKIP("this shell is not here");
        const Ended ended = ::run(program, {check, script});
        QVERIFY2(ended.code == 0 && ended.out.isEmpty(), qPrintable(ended.out));
    }

    void bashCompletes_data()
    {
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<QString>("offered");
        QTest::newRow("a verb") << QStringList{u"stat"_s} << u"status"_s;
        QTest::newRow("verbs") << QStringList{u"st"_s} << u"status start start-app"_s;
        QTest::newRow("actions") << QStringList{u"rebalance"_s, QString()} << u"plan run"_s;
        QTest::newRow("its options") << QStringList{u"failover"_s, u"run"_s, u"--f"_s} << u"--from --forced --format"_s;
        QTest::newRow("of the action that is meant") << QStringList{u"drain"_s, u"--n"_s} << u"--node"_s;
        QTest::newRow("not those of others") << QStringList{u"status"_s, u"--y"_s} << QString();
        QTest::newRow("a word of a list") << QStringList{u"queues"_s, u"--sort"_s, u"m"_s} << u"memory"_s;
        QTest::newRow("behind an equals sign") << QStringList{u"queues"_s, u"--sort"_s, u"="_s, u"m"_s} << u"memory"_s;
        QTest::newRow("clusters") << QStringList{u"--cluster"_s, u"my"_s} << u"my\\ orders"_s;
        QTest::newRow("nodes") << QStringList{u"failover"_s, u"run"_s, u"--from"_s, QString()} << u"broker1 broker2"_s;
        QTest::newRow("nodes of the cluster that is meant")
            << QStringList{u"--cluster"_s, u"other"_s, u"failover"_s, u"run"_s, u"--from"_s, QString()} << u"far1"_s;
        QTest::newRow("after an argument") << QStringList{u"journal"_s, u"show"_s, u"7f"_s, u"--wa"_s} << u"--wait"_s;
        QTest::newRow("words of help") << QStringList{u"help"_s, u"failover"_s, u"p"_s} << u"plan pause"_s;
        QTest::newRow("a value that nobody knows") << QStringList{u"failover"_s, u"run"_s, u"--why"_s, QString()} << QString();
    }
    void bashCompletes()
    {
        QFETCH(QStringList, line);
        QFETCH(QString, offered);
        const QString bash = QStandardPaths::findExecutable(u"bash"_s);
        if (bash.isEmpty())
            QSKIP("this shell is not here");
        const QString program =
            write(u"warrenctl"_s, u"#!/bin/sh\ncase \"$*\" in\n*clusters) printf 'my orders\\nother\\n' ;;\n--cluster\\ other*nodes) echo far1 ;;\n"
                                  "*nodes) printf 'broker1\\nbroker2\\n' ;;\nesac\n"_s);
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QString script = write(u"completion.bash"_s, completionScript(commandLine(), u"bash"_s));
        const QString asks = u". \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _warrenctl; echo \"${COMPREPLY[*]}\""_s;
        const Ended ended = ::run(bash, QStringList{u"-c"_s, asks, u"bash"_s, script, program} + line);
        QCOMPARE(ended.out.trimmed(), offered);
    }

    void theManualPageIsSound()
    {
        Chinese chinese;
        for (const bool inChinese : {false, true}) {
            if (inChinese)
                QVERIFY(QCoreApplication::installTranslator(&chinese));
            const QString page = manPage(commandLine());
            QVERIFY(page.startsWith(".TH WARRENCTL 1"_L1));
            QCOMPARE(isChinese(page), inChinese);
            eachVerb(commandLine(),
                     [&](const VerbPath &path) { QVERIFY2(page.contains(QString(toText(path)).replace(u'-', "\\-"_L1)), qPrintable(toText(path))); });
            // Nothing of a text may be taken for a command of troff.
            for (const auto listed = page.split(u'\n'); const QString &line : listed)
                QVERIFY2(!line.startsWith(u'.') || QRegularExpression(u"^\\.(TH|ad|SH|SS|TP|PP|br)( |$)"_s).match(line).hasMatch(), qPrintable(line));
            const QString file = write(u"warrenctl.1"_s, page);
            if (const QString groff = QStandardPaths::findExecutable(u"groff"_s); !groff.isEmpty()) {
                const Ended ended = ::run(groff, {u"-K"_s, u"utf8"_s, u"-man"_s, u"-ww"_s, u"-z"_s, u"-Tutf8"_s, file});
                QVERIFY2(ended.code == 0 && ended.out.isEmpty(), qPrintable(ended.out));
            }
            if (const QString mandoc = QStandardPaths::findExecutable(u"mandoc"_s); !mandoc.isEmpty()) {
                const Ended ended = ::run(mandoc, {u"-Tlint"_s, u"-Werror"_s, file});
                QVERIFY2(ended.code == 0, qPrintable(ended.out));
            }
        }
    }

    void namesForTheScripts()
    {
        ClusterProfile profile;
        for (const QString &name : {u"rabbit@broker1"_s, u"rabbit@broker2"_s, u"second@broker2"_s})
            profile.nodes.emplaceBack().name = NodeName{name};
        QCOMPARE(nodeNames(profile), u"broker1\nrabbit@broker2\nsecond@broker2\n"_s);
    }

private:
    QString write(const QString &name, const QString &text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text.toUtf8()) >= 0 ? file.fileName() : QString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ShellTest)
#include "ShellTest.moc"
