#include "app/warrenctl/VerbOptions.h"

#include "base/PlainFile.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Result<int> wholeNumber(const QString &text, int least, int most, const QString &otherwise)
{
    bool good = false;
    const int number = text.toInt(&good);
    if (!good || number < least || number > most)
        return failure(ErrorKind::Usage, otherwise);
    return number;
}

Take number(int ChangeOptions::*field, const QString &option, int most)
{
    return [=](Options &options, const QString &value) -> Status {
        const QString otherwise = QCoreApplication::translate("warrenctl", "--%1 takes 1 to %2").arg(option, units::count(most));
        const Result<int> read = wholeNumber(value, 1, most, otherwise);
        if (!read)
            return std::unexpected(read.error());
        options.change.*field = *read;
        return {};
    };
}

Take text(QString ChangeOptions::*field)
{
    return sets([field](Options &options, const QString &value) { options.change.*field = value; });
}

QString fromEverywhere(const QString &path)
{
    return path.isEmpty() ? path : QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

QList<VerbOption> globalOptions()
{
    const auto nothing = sets([](Options &, const QString &) {});
    return {
        {.name = u"profile"_s,
         .value = u"FILE"_s,
         .words = QCoreApplication::translate("warrenctl", "Use this cluster profile file."),
         .take = sets([](Options &options, const QString &value) { options.profileFile = value; }),
         .completes = Completes::File},
        {.name = u"cluster"_s,
         .value = u"NAME"_s,
         .words = QCoreApplication::translate("warrenctl", "Use this cluster of the configuration folder."),
         .take = sets([](Options &options, const QString &value) { options.cluster = value; }),
         .completes = Completes::Cluster},
        {.name = u"format"_s,
         .value = u"FORMAT"_s,
         .words = QCoreApplication::translate("warrenctl", "Print text (default) or json."),
         .take = [](Options &options, const QString &value) -> Status {
             if (value != "json"_L1 && value != "text"_L1)
                 return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--format takes text or json"));
             options.format = value == "json"_L1 ? Format::Json : Format::Text;
             return {};
         },
         .completes = Completes::Choice,
         .choices = {u"text"_s, u"json"_s}},
        {.name = u"password-fd"_s,
         .value = u"N"_s,
         .words = QCoreApplication::translate("warrenctl", "Read the password from this file descriptor."),
         .take = [](Options &options, const QString &value) -> Status {
             const Result<int> read =
                 wholeNumber(value, 0, 1'000'000, QCoreApplication::translate("warrenctl", "--password-fd takes the number of an open file descriptor"));
             if (!read)
                 return std::unexpected(read.error());
             options.passwordDescriptor = *read;
             return {};
         }},
        {.name = u"wait"_s,
         .value = u"SECONDS"_s,
         .words = QCoreApplication::translate("warrenctl", "Wait at most this many seconds for answers (default 10)."),
         .take = [](Options &options, const QString &value) -> Status {
             const Result<int> read = wholeNumber(value, 1, 600, QCoreApplication::translate("warrenctl", "--wait takes 1 to 600 seconds"));
             if (!read)
                 return std::unexpected(read.error());
             options.patience = std::chrono::seconds{*read};
             return {};
         }},
        {.name = u"help"_s,
         .words = QCoreApplication::translate("warrenctl", "Print what there is to know about the command."),
         .take = nothing,
         .letter = u'h'},
        {.name = u"version"_s, .words = QCoreApplication::translate("warrenctl", "Print the version."), .take = nothing, .letter = u'v'},
    };
}

VerbOption whyOption()
{
    return {.name = u"why"_s,
            .value = u"TEXT"_s,
            .words = QCoreApplication::translate("warrenctl", "The reason, for the journal."),
            .take = text(&ChangeOptions::why),
            .mayBeEmpty = true};
}

Status checkNamedFolder(const QString &folder)
{
    if (folder.isEmpty() || (QFileInfo(folder).isDir() && QFileInfo(folder).isReadable()))
        return {};
    const QFileInfo info(folder);
    return failure(ErrorKind::Usage, (!info.exists()  ? QCoreApplication::translate("warrenctl", "--folder: there is no %1")
                                      : !info.isDir() ? QCoreApplication::translate("warrenctl", "--folder: %1 is no folder")
                                                      : QCoreApplication::translate("warrenctl", "--folder: %1 cannot be read"))
                                         .arg(folder));
}

Status notTogether(bool hasFirst, bool hasSecond, const QString &first, const QString &second)
{
    if (hasFirst && hasSecond)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--%1 and --%2 exclude each other").arg(first, second));
    return {};
}

QList<VerbOption> confirmOptions()
{
    return {{.name = u"yes"_s,
             .words = QCoreApplication::translate("warrenctl", "Do not ask for a confirmation."),
             .take = sets([](Options &options, const QString &) { options.change.yes = true; })},
            {.name = u"confirm"_s,
             .value = u"NAME"_s,
             .words = QCoreApplication::translate("warrenctl", "The name of the production cluster, to confirm."),
             .take = text(&ChangeOptions::confirm),
             .completes = Completes::Cluster}};
}

QList<VerbOption> runOptions()
{
    QList<VerbOption> options{whyOption(),
                              {.name = u"dry-run"_s,
                               .words = QCoreApplication::translate("warrenctl", "Print the plan, ask its checks, change nothing."),
                               .take = sets([](Options &all, const QString &) { all.change.dryRun = true; })},
                              {.name = u"override"_s,
                               .value = u"RULE"_s,
                               .words = QCoreApplication::translate("warrenctl", "Pass this guard rule; --why says why."),
                               .take = sets([](Options &all, const QString &value) { all.change.overrides.append(value); }),
                               .isRepeatable = true}};
    return options + confirmOptions();
}

VerbOption answerOption()
{
    return {.name = u"answer"_s,
            .value = u"STEP"_s,
            .words = QCoreApplication::translate("warrenctl", "Say yes to this step of a person's beforehand; STEP=REMARK adds a remark."),
            .take = sets([](Options &options, const QString &said) { options.change.answers.append(said); }),
            .isRepeatable = true};
}

Status checkOverrides(const Options &options)
{
    if (!options.change.overrides.isEmpty() && options.change.why.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--override needs --why: whoever reads the journal wants to know"));
    return {};
}

VerbOption nodeOption(const QString &name, const QString &words, QString ChangeOptions::*field)
{
    return {.name = name, .value = u"NODE"_s, .words = words, .take = text(field), .completes = Completes::Node};
}

namespace {

constexpr qint64 mostWebhookFile = 8192;

/// The URL itself, or the first line of @FILE.
Result<QString> webhookText(const QString &given)
{
    if (!given.startsWith(u'@'))
        return given;
    const QString file = given.mid(1);
    const Result<QByteArray> bytes = readNamedFile(file, mostWebhookFile);
    if (!bytes)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--webhook: %1 cannot be read").arg(file), bytes.error().message);
    return QString::fromUtf8(*bytes).section(u'\n', 0, 0).trimmed();
}

} // namespace

VerbOption webhookOption(const QString &words)
{
    return {.name = u"webhook"_s, .value = u"URL"_s, .words = words, .take = [](Options &options, const QString &given) -> Status {
                const Result<QString> value = webhookText(given);
                if (!value)
                    return std::unexpected(value.error());
                const QUrl url(*value, QUrl::StrictMode);
                if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--webhook takes an http or https URL"));
                // Every user of this computer can read the arguments of a program.
                if (!given.startsWith(u'@') && (!url.userInfo().isEmpty() || url.hasQuery())) {
                    return failure(ErrorKind::Usage, QCoreApplication::translate(
                                                         "warrenctl", "--webhook: a URL that holds a secret does not belong among the arguments: write it "
                                                                      "into a file and give --webhook @FILE, or name its token by the profile's webhookToken"));
                }
                options.webhook = *value;
                return {};
            }};
}

QList<Verb> planAndRun(const QString &plan, const QString &run, const QList<VerbOption> &options)
{
    const VerbOption saved{.name = u"plan"_s,
                           .value = u"FILE"_s,
                           .words =
                               QCoreApplication::translate("warrenctl", "Run the plan of this file, as “plan --format json” printed it, instead of a new one."),
                           .take = [](Options &all, const QString &value) -> Status {
                               if (value.isEmpty())
                                   return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--plan takes the file of a saved plan"));
                               all.change.planFile = value;
                               return {};
                           },
                           .completes = Completes::File};
    return {{.name = u"plan"_s, .words = plan, .options = options + runOptions()},
            {.name = u"run"_s, .words = run, .options = options + runOptions() + QList<VerbOption>{saved}}};
}

} // namespace warrener::ctl
