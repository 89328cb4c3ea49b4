#include "app/warrenctl/CommandLine.h"
#include "app/warrenctl/Errand.h"
#include "app/warrenctl/Terminal.h"
#include "base/ProcessSecrecy.h"
#include "base/StandardStreams.h"
#include "look/notify/Webhook.h"
#include "look/secrets/EnvironmentStore.h"
#include "record/paper/ReportExport.h"

#include <QCoreApplication>
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

int complain(const Complaint &complaint)
{
    complainOf(complaint.error);
    return complaint.exitCode;
}

/// What did not go out whole was not done, whatever came of it: half a plan in a file must not look like one.
int answer(const QString &text, int exitCode)
{
    const Status printed = printAnswer(stdout, text);
    if (printed)
        return exitCode;
    complainOf(printed.error());
    return exitCode == Done ? Failed : exitCode;
}

int show(const ctl::Report &report, Format format)
{
    return answer(format == Format::Json ? QString::fromUtf8(QJsonDocument(report.json).toJson()) : report.text, report.exitCode);
}

} // namespace

int main(int argc, char *argv[])
{
    keepStandardStreams();
    keepProcessSecret();
    const QString environmentPassword = takeFromEnvironment(EnvironmentStore::usualVariable);
    keepWebhookToken(takeFromEnvironment("WARRENER_WEBHOOK_TOKEN"));
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
    // Who speaks neither language reads English, with its plurals.
    if (translator.load(QLocale(), u"warrener"_s, u"_"_s, u":/i18n"_s) || translator.load(u":/i18n/warrener_en"_s))
        QCoreApplication::installTranslator(&translator);

    const Result<Parsed> parsed = parseArguments(QCoreApplication::arguments());
    if (!parsed)
        return complain({parsed.error(), WrongUsage});
    if (!parsed->options)
        return answer(parsed->print, Done);
    const auto outcome = parsed->run(Errand(*parsed->options, environmentPassword));
    return outcome ? show(*outcome, parsed->options->format) : complain(outcome.error());
}
