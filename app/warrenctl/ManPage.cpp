#include "app/warrenctl/ManPage.h"

#include "app/warrenctl/Help.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// Text that troff prints as it stands: backslashes and dashes are its own signs, and so are a dot or
/// an apostrophe that begins a line.
QString roff(const QString &text)
{
    QString safe = text;
    safe.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    if (safe.startsWith(u'.') || safe.startsWith(u'\''))
        safe.prepend("\\&"_L1);
    return safe;
}

/// The argument of a macro, blanks included.
QString quoted(const QString &text)
{
    return u'"' + roff(text).replace(u'"', "\\(dq"_L1) + u'"';
}

QString heading(const QString &title)
{
    return u".SH "_s + quoted(title.toUpper()) + u'\n';
}

QString paragraphs(const QString &text)
{
    QString all;
    bool begins = true;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (line.isEmpty()) {
            all += ".PP\n"_L1;
            begins = true;
            continue;
        }
        // Lines of one paragraph stand under each other, as in the help.
        if (!begins)
            all += ".br\n"_L1;
        all += roff(line) + u'\n';
        begins = false;
    }
    return all;
}

/// `term` is troff already.
QString item(const QString &term, const QString &words)
{
    return ".TP\n"_L1 + term + u'\n' + roff(words) + u'\n';
}

QString optionTerm(const VerbOption &option)
{
    const QString name = option.value.isEmpty() ? optionText(option) : optionText(option).chopped(option.value.size() + 1);
    return u"\\fB"_s + roff(name) + u"\\fR"_s + (option.value.isEmpty() ? QString() : u" \\fI"_s + roff(option.value) + u"\\fR"_s);
}

QString optionItems(const QList<VerbOption> &options)
{
    QString text;
    for (const VerbOption &option : options) {
        text += item(optionTerm(option),
                     option.isRepeatable ? QCoreApplication::translate("warrenctl", "%1 May be given several times.").arg(option.words) : option.words);
    }
    return text;
}

QString verbSection(const Verb &root, const VerbPath &path)
{
    const Verb &verb = *path.last();
    QString text = u".SS "_s + quoted(usageText(root, path).section(u' ', 1)) + u'\n' + roff(verb.words) + u'\n';
    if (!verb.details.isEmpty())
        text += ".PP\n"_L1 + paragraphs(verb.details);
    if (verb.argument)
        text += item(u"\\fI"_s + roff(verb.argument->value) + u"\\fR"_s, verb.argument->words);
    return text + optionItems(verb.options);
}

} // namespace

QString manPage(const Verb &root)
{
    QString text = u".TH WARRENCTL 1 \"\" \"Warrener "_s + roff(QLatin1StringView(WARRENER_VERSION)) + u"\" \"\"\n"_s;
    // Chinese has few blanks that could be stretched.
    text += ".ad l\n"_L1;
    text += heading(QCoreApplication::translate("warrenctl", "Name")) + roff(root.name) + u" \\- "_s + roff(root.words) + u'\n';
    text += heading(QCoreApplication::translate("warrenctl", "Synopsis")) + roff(usageText(root, {})) + u'\n';
    text += heading(QCoreApplication::translate("warrenctl", "Description")) + paragraphs(root.details);
    text += heading(QCoreApplication::translate("warrenctl", "Options of every command")) + optionItems(root.options);
    text += heading(QCoreApplication::translate("warrenctl", "Commands"));
    eachVerb(root, [&](const VerbPath &path) { text += verbSection(root, path); });
    for (const auto &[title, words] : root.notes)
        text += heading(title) + paragraphs(words);
    return text;
}

} // namespace warrener::ctl
