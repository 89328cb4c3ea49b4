#include "Options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

std::optional<Theme::Scheme> schemeOf(const QString &word)
{
    if (word == "light"_L1)
        return Theme::Scheme::Light;
    if (word == "dark"_L1)
        return Theme::Scheme::Dark;
    if (word == "system"_L1)
        return Theme::Scheme::System;
    return std::nullopt;
}

} // namespace

Result<WindowOptions> windowOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("WindowOptions", "Desktop console for the operators of RabbitMQ clusters."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        u"profile"_s, QCoreApplication::translate("WindowOptions", "Open the cluster that this profile describes; else the one that WARRENER_PROFILE names."),
        u"FILE"_s);
    const QCommandLineOption cluster(u"cluster"_s, QCoreApplication::translate("WindowOptions", "Open the cluster of this name."), u"NAME"_s);
    const QCommandLineOption theme(u"theme"_s, QCoreApplication::translate("WindowOptions", "Colours: light, dark or system."), u"WHICH"_s);
    const QCommandLineOption language(u"lang"_s, QCoreApplication::translate("WindowOptions", "Language: en, zh_CN."), u"LANGUAGE"_s);
    const QCommandLineOption screenshot(u"screenshot"_s,
                                        QCoreApplication::translate("WindowOptions", "Wait until live data is on screen, save a picture, end."), u"FILE"_s);
    const QCommandLineOption size(u"size"_s, QCoreApplication::translate("WindowOptions", "Size of the window."), u"WIDTHxHEIGHT"_s);
    const QCommandLineOption page(u"page"_s, QCoreApplication::translate("WindowOptions", "Page to open: overview, nodes, queues, activity, clusters."),
                                  u"ID"_s);
    const QCommandLineOption timeout(u"timeout"_s, QCoreApplication::translate("WindowOptions", "Longest wait for a picture, in seconds."), u"SECONDS"_s,
                                     u"60"_s);
    const QCommandLineOption descriptor(u"password-fd"_s, QCoreApplication::translate("WindowOptions", "Read the password from this file descriptor."),
                                        u"NUMBER"_s);
    parser.addOptions({profile, cluster, theme, language, screenshot, size, page, timeout, descriptor});
    if (!parser.parse(arguments))
        return failure(ErrorKind::Usage, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();

    WindowOptions options;
    options.profileFile = parser.value(profile);
    options.cluster = parser.value(cluster);
    // As warrenctl does.
    if (options.profileFile.isEmpty() && options.cluster.isEmpty())
        options.profileFile = qEnvironmentVariable("WARRENER_PROFILE");
    options.language = parser.value(language);
    options.screenshot = parser.value(screenshot);
    options.page = parser.value(page);
    if (!options.profileFile.isEmpty() && !options.cluster.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("WindowOptions", "--profile and --cluster exclude each other"));
    if (!parser.positionalArguments().isEmpty()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("WindowOptions", "“%1” is not an option").arg(parser.positionalArguments().first()));
    }
    if (parser.isSet(theme)) {
        options.scheme = schemeOf(parser.value(theme));
        if (!options.scheme)
            return failure(ErrorKind::Usage, QCoreApplication::translate("WindowOptions", "--theme takes light, dark or system"));
    }
    if (parser.isSet(size)) {
        static const QRegularExpression shape(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const QRegularExpressionMatch match = shape.match(parser.value(size));
        if (!match.hasMatch())
            return failure(ErrorKind::Usage, QCoreApplication::translate("WindowOptions", "--size takes a size like 1440x900"));
        options.size = {match.captured(1).toInt(), match.captured(2).toInt()};
    }
    bool number = false;
    options.timeout = std::chrono::seconds{parser.value(timeout).toInt(&number)};
    if (!number || options.timeout.count() < 1 || options.timeout.count() > 3600)
        return failure(ErrorKind::Usage, QCoreApplication::translate("WindowOptions", "--timeout takes seconds between 1 and 3600"));
    if (parser.isSet(descriptor)) {
        options.passwordDescriptor = parser.value(descriptor).toInt(&number);
        if (!number || options.passwordDescriptor < 0)
            return failure(ErrorKind::Usage, QCoreApplication::translate("WindowOptions", "--password-fd takes the number of an open file descriptor"));
    }
    return options;
}

} // namespace warrener
