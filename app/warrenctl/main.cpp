#include "app/warrenctl/Change.h"
#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Diagnose.h"
#include "app/warrenctl/LookOnce.h"
#include "app/warrenctl/Options.h"
#include "app/warrenctl/TextTable.h"
#include "look/secrets/ChainStore.h"
#include "look/secrets/DescriptorStore.h"
#include "look/secrets/EnvironmentStore.h"
#include "look/secrets/KeychainStore.h"
#include "record/paper/ReportExport.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <span>

using namespace Qt::StringLiterals;

namespace {

using namespace warrener;
using namespace warrener::ctl;

void print(std::FILE *where, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), where);
}

int complain(const Error &error, ExitCode exitCode)
{
    QString text = u"warrenctl: "_s + printable(error.message);
    if (!error.detail.isEmpty())
        text += u" ("_s + printable(error.detail) + u')';
    print(stderr, text + u'\n');
    return exitCode;
}

Result<ClusterProfile> chosenProfile(const Options &options)
{
    if (!options.profileFile.isEmpty())
        return readProfile(options.profileFile);
    const ProfileStore store;
    if (!options.cluster.isEmpty())
        return store.read(ClusterName{options.cluster});
    if (const QString file = qEnvironmentVariable("WARRENER_PROFILE"); !file.isEmpty())
        return readProfile(file);
    const QList<ProfileStore::Entry> entries = store.list();
    if (entries.size() == 1)
        return entries.first().profile;
    return failure(ErrorKind::Usage,
                   entries.isEmpty()
                       ? QCoreApplication::translate("warrenctl", "There is no cluster in %1 yet; name a profile with --profile FILE").arg(store.folder())
                       : QCoreApplication::translate("warrenctl", "There are several clusters; choose one with --cluster NAME"));
}

Result<Credentials> chosenCredentials(const Options &options, const ClusterProfile &profile)
{
    ChainStore::Stores stores;
    if (options.passwordDescriptor)
        stores.push_back(std::make_shared<DescriptorStore>(*options.passwordDescriptor));
    stores.push_back(std::make_shared<EnvironmentStore>());
    stores.push_back(std::make_shared<KeychainStore>());
    ChainStore chain(std::move(stores));
    const Result<QString> password = QCoro::waitFor(chain.read(profile.name, profile.user));
    if (!password)
        return std::unexpected(password.error());
    return Credentials{.password = *password};
}

int show(const ctl::Report &report, const Options &options)
{
    print(stdout, options.format == Format::Json ? QString::fromUtf8(QJsonDocument(report.json).toJson()) : report.text);
    return report.exitCode;
}

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Usage:
        return WrongUsage;
    case ErrorKind::Forbidden:
        return Refused;
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Unauthorized:
        return NotReached;
    default:
        return Failed;
    }
}

int run(const Options &options)
{
    if (options.command == CommandId::Clusters) {
        const ProfileStore store;
        return show(clustersReport(store.list(), store.folder()), options);
    }
    const Result<ClusterProfile> profile = chosenProfile(options);
    if (!profile)
        return complain(profile.error(), WrongUsage);
    if (!options.schedule.isEmpty() || options.unschedule) {
        const Result<ctl::Report> report = options.unschedule ? unscheduleDiagnosis(*profile) : scheduleDiagnosis(*profile, options);
        return report ? show(*report, options) : complain(report.error(), report.error().kind == ErrorKind::Usage ? WrongUsage : Failed);
    }
    const Result<Credentials> credentials = chosenCredentials(options, *profile);
    if (!credentials)
        return complain(credentials.error(), Failed);

    if (isChange(options.command)) {
        const Result<ctl::Report> report = change(*profile, *credentials, options);
        return report ? show(*report, options) : complain(report.error(), exitCodeFor(report.error()));
    }
    if (options.command == CommandId::Proxy) {
        const Result<ctl::Report> report = proxyConfigCommand(*profile, *credentials, options);
        return report ? show(*report, options) : complain(report.error(), exitCodeFor(report.error()));
    }
    if (options.command == CommandId::Diagnose) {
        const Result<ctl::Report> report = diagnose(*profile, *credentials, options);
        return report ? show(*report, options) : complain(report.error(), Failed);
    }

    const MonitorFocus focus{.queues = options.command == CommandId::Queues, .visibleQueues = {}, .node = {}};
    const SnapshotPtr snapshot = lookOnce(*profile, *credentials, focus, options.patience);
    if (!snapshot) {
        return complain(
            {.kind = ErrorKind::Timeout, .message = QCoreApplication::translate("warrenctl", "Nobody has answered within the time allowed"), .detail = {}},
            NotReached);
    }
    const Assessment assessment = assess(*snapshot);
    switch (options.command) {
    case CommandId::Status:
        return show(statusReport(*snapshot, assessment), options);
    case CommandId::Nodes:
        return show(nodesReport(*snapshot, assessment), options);
    case CommandId::Queues:
        return show(queuesReport(*snapshot, options), options);
    default:
        break;
    }
    Q_UNREACHABLE_RETURN(Failed);
}

} // namespace

int main(int argc, char *argv[])
{
    // Pages of a PDF need fonts and painting, no display; the rest needs neither.
    std::unique_ptr<QCoreApplication> application;
    if (std::ranges::any_of(std::span(argv, static_cast<std::size_t>(argc)), [](const char *word) { return needsGui(QString::fromLocal8Bit(word)); })) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    QCoreApplication::setApplicationName(u"warrenctl"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(WARRENER_VERSION));
    QTranslator translator;
    if (translator.load(QLocale(), u"warrener"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&translator);

    const Result<Parsed> parsed = parseArguments(QCoreApplication::arguments());
    if (!parsed)
        return complain(parsed.error(), WrongUsage);
    if (!parsed->options) {
        print(stdout, parsed->print);
        return Done;
    }
    return run(*parsed->options);
}
