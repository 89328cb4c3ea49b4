// warrener: the window.

#include "Console.h"
#include "Options.h"
#include "Screenshot.h"
#include "base/Interrupt.h"
#include "base/ProcessSecrecy.h"
#include "base/StandardStreams.h"
#include "look/notify/Webhook.h"
#include "look/secrets/EnvironmentStore.h"
#include "ui/model/ProgramSettings.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTextStream>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

int complain(const Error &error, int code)
{
    QTextStream(stderr) << "warrener: " << error.message << '\n';
    return code;
}

/// A picture needs no screen.
void chooseScreen(int argc, char *argv[])
{
    const auto asked = [&](QLatin1StringView option) {
        return std::any_of(argv + 1, argv + argc, [option](const char *argument) { return QLatin1StringView(argument).startsWith(option); });
    };
    const bool screen = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#ifdef Q_OS_LINUX
    if (!screen && (asked("--screenshot"_L1) || asked("--help"_L1) || asked("--version"_L1)))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
}

QLocale localeOf(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language == "en"_L1 ? u"en_US"_s : language);
    // The locale "C" writes 1834 where people expect 1,834.
    return locale.language() == QLocale::C ? QLocale(u"en_US"_s) : locale;
}

} // namespace

int main(int argc, char *argv[])
{
    keepStandardStreams();
    keepProcessSecret();
    const QString environmentPassword = takeFromEnvironment(EnvironmentStore::usualVariable);
    keepWebhookToken(takeFromEnvironment("WARRENER_WEBHOOK_TOKEN"));
    chooseScreen(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"warrener"_s);
    QCoreApplication::setApplicationName(u"warrener"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WARRENER_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Warrener"_s);
    QGuiApplication::setDesktopFileName(u"warrener"_s);

    auto options = windowOptions(QCoreApplication::arguments());
    if (!options)
        return complain(options.error(), 2);
    options->environmentPassword = environmentPassword;

    const QString configuration = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    QSettings settings(programSettingsFile(configuration), QSettings::IniFormat);
    takeOverSettings(settings, configuration);
    const QString language = options->language.isEmpty() ? settings.value("look/language"_L1).toString() : options->language;
    const QLocale locale = localeOf(language);
    QLocale::setDefault(locale);
    QTranslator ours;
    // Who speaks neither language reads English, with its plurals.
    if (ours.load(locale, u"warrener"_s, u"_"_s, u":/i18n"_s) || ours.load(u":/i18n/warrener_en"_s))
        QCoreApplication::installTranslator(&ours);
    QTranslator qts;
    if (qts.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);

    Theme theme(application);
    theme.setScheme(options->scheme.value_or(static_cast<Theme::Scheme>(std::clamp(settings.value("look/scheme"_L1, 0).toInt(), 0, 2))));

    Console console(*options, theme, settings);
    if (const Status status = console.open(); !status)
        return complain(status.error(), status.error().kind == ErrorKind::Usage ? 2 : 1);
    console.window().show();
    std::unique_ptr<Screenshot> screenshot;
    std::unique_ptr<Interrupt> interrupt;
    if (!options->screenshot.isEmpty()) {
        screenshot = std::make_unique<Screenshot>(console, options->screenshot, options->timeout);
    } else {
        // As by the cross in its frame: what runs is not left in the middle by a Ctrl+C in the terminal beside it.
        interrupt = std::make_unique<Interrupt>([&console] {
            console.window().show(); // a hidden window that is closed would not end the program
            console.window().close();
        });
    }
    return QApplication::exec();
}
