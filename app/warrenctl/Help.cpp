#include "app/warrenctl/Help.h"

#include "app/warrenctl/TextTable.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

constexpr int longestChoice = 60;

constexpr int lineWidth = 80;
/// Where explanations begin, unless what they explain is longer.
constexpr int explanationColumn = 28;

/// What may not be parted: a word, or one wide character with the marks that cling to it.
QStringList pieces(const QString &text)
{
    QStringList found;
    bool open = false; // the last piece may grow
    const QList<uint> characters = text.toUcs4();
    for (const char32_t c : characters) {
        const QString one = QString::fromUcs4(&c, 1);
        const bool clings = u"，。：；、）”！？"_s.contains(one);
        if (c == U' ') {
            found.append(one);
            open = false;
        } else if ((open || clings) && !found.isEmpty() && (clings || !isWide(c))) {
            found.last() += one;
            open = open && !clings;
        } else {
            found.append(one);
            open = !isWide(c);
        }
    }
    return found;
}

QString explained(const QString &what, const QString &words)
{
    const QString left = u"  "_s + what;
    const int width = widthOf(left);
    const QString gap = width + 2 <= explanationColumn ? QString(explanationColumn - width, u' ') : u'\n' + QString(explanationColumn, u' ');
    return left + gap + wrapped(words, lineWidth - explanationColumn, explanationColumn) + u'\n';
}

QString paragraphs(const QString &text, int indent)
{
    QString all;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        all += line.isEmpty() ? u"\n"_s : QString(indent, u' ') + wrapped(line, lineWidth - indent, indent) + u'\n';
    return all;
}

QString section(const QString &title, const QString &body)
{
    return body.isEmpty() ? QString() : u'\n' + title + u'\n' + body;
}

QString optionList(const QList<VerbOption> &options)
{
    QString text;
    for (const VerbOption &option : options) {
        const QString words = option.isRepeatable ? QCoreApplication::translate("warrenctl", "%1 May be given several times.").arg(option.words) : option.words;
        text += explained(optionText(option), words);
    }
    return text;
}

} // namespace

QString wrapped(const QString &text, int width, int indent)
{
    QString lines;
    QString line;
    const QStringList all = pieces(text);
    for (const QString &piece : all) {
        if (!line.isEmpty() && piece != " "_L1 && widthOf(line + piece) > width) {
            lines += line.trimmed() + u'\n' + QString(indent, u' ');
            line.clear();
        }
        if (!line.isEmpty() || piece != " "_L1)
            line += piece;
    }
    return lines + line.trimmed();
}

Result<VerbPath> pathOf(const Verb &root, const QStringList &words)
{
    VerbPath path;
    for (const QString &word : words) {
        const QList<Verb> &verbs = path.isEmpty() ? root.verbs : path.last()->verbs;
        const Verb *verb = verbNamed(verbs, word);
        if (!verb)
            return failure(ErrorKind::Usage, noSuchVerb(path, word, verbs));
        path.append(verb);
    }
    return path;
}

QString optionText(const VerbOption &option)
{
    const QString name = (option.letter.isNull() ? QString() : u"-%1, "_s.arg(option.letter)) + u"--"_s + option.name;
    return option.value.isEmpty() ? name : name + u' ' + option.value;
}

QList<VerbOption> optionsOf(const VerbPath &path)
{
    QList<VerbOption> options;
    for (const Verb *verb : path)
        options += verb->options;
    return options;
}

QString usageText(const Verb &root, const VerbPath &path)
{
    const Verb &verb = path.isEmpty() ? root : *path.last();
    QStringList words{root.name};
    if (!path.isEmpty())
        words.append(toText(path));
    if (!verb.verbs.isEmpty()) {
        QStringList names;
        for (const Verb &below : verb.verbs)
            names.append(below.name);
        // The first action is meant where none is named; the program itself wants a command.
        // What does not fit into a line stands in the list below.
        const QString choice = u'[' + names.join(u'|') + u']';
        words.append(path.isEmpty() || widthOf(choice) > longestChoice ? u"COMMAND"_s : choice);
    }
    words.append(u"[OPTION]…"_s);
    if (verb.argument) {
        const QString value = verb.argument->value + (verb.argument->isRepeatable ? u"…"_s : QString());
        words.append(verb.argument->isRequired ? value : u'[' + value + u']');
    }
    return words.join(u' ');
}

QString helpText(const Verb &root, const VerbPath &path)
{
    const Verb &verb = path.isEmpty() ? root : *path.last();
    const QString usage = QCoreApplication::translate("warrenctl", "Usage: %1").arg(usageText(root, path));
    QString text = wrapped(usage, lineWidth, 4) + u"\n\n"_s;
    if (path.isEmpty())
        text += wrapped(root.name + u' ' + verb.words, lineWidth, 0) + u'\n';
    else
        text += wrapped(verb.words, lineWidth, 0) + u'\n';
    if (!verb.details.isEmpty())
        text += u'\n' + paragraphs(verb.details, 0);

    QString commands;
    for (const Verb &below : verb.verbs)
        commands += explained(below.name, below.words);
    text += section(QCoreApplication::translate("warrenctl", "Commands:"), commands);
    if (!path.isEmpty() && !verb.verbs.isEmpty()) {
        const QString more = QCoreApplication::translate("warrenctl", "Without one of them %1 is meant; %2 tells its options.")
                                 .arg(verb.verbs.first().name, u"warrenctl help %1 %2"_s.arg(toText(path), verb.verbs.first().name));
        text += u'\n' + wrapped(more, lineWidth, 0) + u'\n';
    }
    if (verb.argument)
        text += section(QCoreApplication::translate("warrenctl", "Argument:"), explained(verb.argument->value, verb.argument->words));
    text += section(QCoreApplication::translate("warrenctl", "Options:"), optionList(optionsOf(path)));
    text += section(QCoreApplication::translate("warrenctl", "Options of every command:"), optionList(root.options));
    for (const auto &[title, words] : verb.notes)
        text += section(title + u':', paragraphs(words, 2));
    return text;
}

} // namespace warrener::ctl
