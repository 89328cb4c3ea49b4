// A service that systemd refuses to start once more: its count is set back, and nothing else is tried twice.

#include "run/operations/ServiceTelling.h"

#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

class ServiceTellingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_programs = std::make_unique<OwnPrograms>();
        // This machine is the host; systemd keeps its state in a folder.
        m_programs->write(u"systemctl"_s, "#!/bin/sh\ncd '" + m_programs->path().toLocal8Bit() + R"('
echo "$*" >>told
case $1 in
    start|restart) [ ! -e refused ] && [ ! -e broken ] || { echo 'Job failed' >&2; exit 1; } ;;
    show) if [ -e refused ]; then echo start-limit-hit; else echo exit-code; fi ;;
    reset-failed) rm -f refused ;;
esac
)");
        m_host.name = {u"broker1"_s};
        m_host.ssh = u"broker1"_s;
        m_shell = std::make_unique<HostShell>(HostTarget{.ssh = {}, .sshConfig = {}, .sudo = false});
    }

    void cleanup()
    {
        m_shell.reset();
        m_programs.reset();
    }

    void startedTooOften_data()
    {
        QTest::addColumn<ServiceVerb>("verb");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("start") << ServiceVerb::Start << QByteArray("start");
        QTest::newRow("restart") << ServiceVerb::Restart << QByteArray("restart");
    }
    void startedTooOften()
    {
        QFETCH(const ServiceVerb, verb);
        QFETCH(const QByteArray, word);
        m_programs->write(u"refused"_s, {});
        const auto told = tell(verb);
        QVERIFY2(told, told ? "" : qPrintable(told.error().message));
        QCOMPARE(systemdHeard(), (QByteArrayList{word + " rabbitmq-server", "show -p Result --value rabbitmq-server", "reset-failed rabbitmq-server",
                                                 word + " rabbitmq-server"}));
        QVERIFY(m_besides.contains(u"reset-failed rabbitmq-server"_s));
    }

    /// One that cannot start is not started a second time.
    void itCannotStart()
    {
        m_programs->write(u"broken"_s, {});
        const auto told = tell(ServiceVerb::Start);
        QVERIFY(!told);
        QCOMPARE(told.error().kind, ErrorKind::Command);
        QCOMPARE(systemdHeard(), (QByteArrayList{"start rabbitmq-server", "show -p Result --value rabbitmq-server"}));
        QVERIFY(m_besides.isEmpty());
    }

    /// systemd says that a job failed; why, the broker has written down.
    void itSaysWhy()
    {
        m_programs->write(u"broken"_s, {});
        m_host.paths.log = m_programs->path();
        m_programs->write(u"rabbit@broker1.log"_s, configurationLog());
        const auto told = tell(ServiceVerb::Start);
        QVERIFY(!told);
        QVERIFY2(told.error().message.endsWith(u"does not start: Conf file attempted to set unknown variable: no.such.setting"_s),
                 qPrintable(told.error().message));
    }

    void theReasonIsFound_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<QString>("why");
        QTest::newRow("a setting") << configurationLog() << u"Conf file attempted to set unknown variable: no.such.setting"_s;
        QTest::newRow("an error") << QByteArray("BOOT FAILED\n===========\nError during startup: {error,timeout}\n\n")
                                  << u"Error during startup: {error,timeout}"_s;
        QTest::newRow("it runs") << QByteArray("2026-11-30 03:50:21.65+00:00 [info] <0.9.0> Server startup complete\n") << QString();
        QTest::newRow("nothing behind it") << QByteArray("BOOT FAILED") << QString();
        QTest::newRow("no log") << QByteArray() << QString();
    }
    void theReasonIsFound()
    {
        QFETCH(const QByteArray, log);
        QTEST(whyItDidNotStart(log), "why");
    }

    void aStopIsToldOnce()
    {
        m_programs->write(u"refused"_s, {});
        QVERIFY(tell(ServiceVerb::Stop));
        QCOMPARE(systemdHeard(), QByteArrayList{"stop rabbitmq-server"});
    }

    /// systemd has no part in what a site does by its own commands.
    void ownCommands()
    {
        m_host.serviceManager = u"commands"_s;
        m_host.commands = {{u"start"_s, u"false"_s}};
        QVERIFY(!tell(ServiceVerb::Start));
        QVERIFY(systemdHeard().isEmpty());
    }

private:
    /// The end of one of RabbitMQ 4.3, with a setting that it does not know.
    static QByteArray configurationLog()
    {
        QByteArray log;
        for (const char *line :
             {"Error preparing configuration in phase transform_datatypes:", "  - Conf file attempted to set unknown variable: no.such.setting", "",
              "BOOT FAILED", "===========", "Error during startup: {error,failed_to_prepare_configuration}", ""})
            log += QByteArray("2026-11-30 03:50:21.651685+00:00 [error] <0.144.0> ") + line + '\n';
        return log;
    }

    Result<CommandResult> tell(ServiceVerb verb)
    {
        m_besides.clear();
        return QCoro::waitFor(tellService(m_shell.get(), m_host, verb, {.timeout = std::chrono::seconds{20}}, &m_besides, {}));
    }
    QByteArrayList systemdHeard() const
    {
        QFile file(QDir(m_programs->path()).filePath(u"told"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QByteArrayList();
    }

    std::unique_ptr<OwnPrograms> m_programs;
    HostProfile m_host;
    std::unique_ptr<HostShell> m_shell;
    QString m_besides;
};

QTEST_GUILESS_MAIN(ServiceTellingTest)

#include "ServiceTellingTest.moc"
