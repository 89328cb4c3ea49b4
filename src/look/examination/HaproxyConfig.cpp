#include "look/examination/HaproxyConfig.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

constexpr qsizetype mostCharacters = 4 * 1024 * 1024;
constexpr qsizetype mostLines = 100'000;
constexpr qsizetype mostWords = 10'000;
constexpr int mostTemplate = 1000;
constexpr qsizetype mostPorts = 4096;

const QStringList sectionTypes{u"global"_s,      u"defaults"_s,    u"frontend"_s, u"backend"_s,   u"listen"_s,   u"userlist"_s,    u"resolvers"_s,
                               u"peers"_s,       u"mailers"_s,     u"program"_s,  u"cache"_s,     u"ring"_s,     u"http-errors"_s, u"fcgi-app"_s,
                               u"log-forward"_s, u"log-profile"_s, u"traces"_s,   u"crt-store"_s, u"crt-list"_s, u"acme"_s};

std::unexpected<Error> tooLarge()
{
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("Haproxy", "HAProxy's configuration is too large to be read"));
}

/// What stands behind a backslash, as HAProxy reads it; gives how many characters of it belong to it. What is no
/// escape keeps its backslash: "\\." in an expression.
qsizetype appendEscaped(QString &word, QStringView behind)
{
    const QChar c = behind.front();
    bool isHex = false;
    switch (c.unicode()) {
    case u'n':
        word.append(u'\n');
        return 1;
    case u'r':
        word.append(u'\r');
        return 1;
    case u't':
        word.append(u'\t');
        return 1;
    case u'x':
        if (const uint code = behind.size() >= 3 ? behind.sliced(1, 2).toUInt(&isHex, 16) : 0; isHex) {
            word.append(QChar(code));
            return 3;
        }
        break;
    case u' ':
    case u'\\':
    case u'#':
    case u'"':
    case u'\'':
    case u'$':
        word.append(c);
        return 1;
    default:
        break;
    }
    word.append(u'\\');
    word.append(c);
    return 1;
}

/// Splits one line into words; true where it goes on in the next line.
bool split(QStringView line, QStringList &words)
{
    QString word;
    bool inWord = false, single = false, strong = false;
    const auto finish = [&] {
        if (inWord && words.size() < mostWords)
            words.append(word);
        word.clear();
        inWord = false;
    };
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'\'' && !strong) {
            single = !single;
            inWord = true;
        } else if (c == u'"' && !single) {
            strong = !strong;
            inWord = true;
        } else if (c == u'\\' && !single) {
            if (i + 1 == line.size()) {
                finish();
                return true;
            }
            i += appendEscaped(word, line.sliced(i + 1));
            inWord = true;
        } else if (c == u'#' && !single && !strong) {
            break;
        } else if (c.isSpace() && !single && !strong) {
            finish();
        } else {
            word.append(c);
            inWord = true;
        }
    }
    finish();
    return false;
}

/// Which defaults count: the named one after "from", else the last before it.
int defaultsFor(const ConfigSection &section, const QStringList &title, const QHash<QString, int> &named, int last)
{
    const qsizetype from = title.indexOf(u"from"_s, 1);
    if (from > 0 && from + 1 < title.size())
        return named.value(title.at(from + 1), -1);
    // A defaults section does not take over from the one before it.
    return section.type == "defaults"_L1 || !(section.hasServers() || section.hasClients()) ? -1 : last;
}

} // namespace

Result<Config> parseConfig(const QString &text)
{
    if (text.size() > mostCharacters)
        return tooLarge();
    Config config;
    QHash<QString, int> named;
    int lastDefaults = -1, number = 0, first = 0;
    QStringList words;
    bool continued = false;
    for (const QStringView raw : QStringView(text).split(u'\n')) {
        if (++number > mostLines)
            return tooLarge();
        if (!continued)
            first = number;
        const QStringView line = raw.endsWith(u'\r') ? raw.chopped(1) : raw;
        continued = split(line, words);
        if (words.size() >= mostWords)
            return tooLarge();
        if (continued)
            continue;
        const QStringList title = std::exchange(words, {});
        if (title.isEmpty() || title.first().startsWith(u'.'))
            continue;
        if (!sectionTypes.contains(title.first())) {
            if (!config.sections.isEmpty())
                config.sections.last().lines.append({.number = first, .words = title});
            continue;
        }
        ConfigSection section{.number = first, .type = title.first(), .name = title.value(1) == "from"_L1 ? QString() : title.value(1), .lines = {}};
        if (section.hasClients() && title.size() > 2 && title.at(1) != "from"_L1 && title.at(2) != "from"_L1)
            section.address = title.at(2);
        section.defaults = defaultsFor(section, title, named, lastDefaults);
        if (section.type == "defaults"_L1) {
            lastDefaults = int(config.sections.size());
            if (!section.name.isEmpty())
                named.insert(section.name, lastDefaults);
        }
        config.sections.append(section);
    }
    return config;
}

std::optional<ConfigServer> serverIn(const ConfigLine &line)
{
    const QString &first = line.words.first();
    if (first == "server"_L1)
        return ConfigServer{.name = line.words.value(1), .address = line.words.value(2), .words = line.words.sliced(std::min<qsizetype>(3, line.words.size()))};
    if (first != "server-template"_L1)
        return std::nullopt;
    // "3" or "1-3".
    const QString numbers = line.words.value(2);
    const int from = numbers.contains(u'-') ? numbers.section(u'-', 0, 0).toInt() : 1;
    const int to = std::clamp(numbers.section(u'-', -1).toInt(), 0, 2 * mostTemplate);
    return ConfigServer{.name = line.words.value(1),
                        .address = line.words.value(3),
                        .count = std::clamp(to - std::clamp(from, 0, mostTemplate) + 1, 1, mostTemplate),
                        .words = line.words.sliced(std::min<qsizetype>(4, line.words.size()))};
}

QSet<QString> backendsOf(const Config &config, const ConfigSection &section)
{
    QSet<QString> names;
    for (const QStringList &how : {QStringList{u"default_backend"_s}, QStringList{u"use_backend"_s}}) {
        for (const ConfigLine &line : config.settings(section, how))
            names.insert(line.words.value(1));
    }
    return names;
}

QStringList bindsOf(const ConfigSection &section)
{
    QStringList addresses;
    if (!section.hasClients())
        return addresses;
    if (!section.address.isEmpty())
        addresses.append(section.address);
    for (const ConfigLine &line : section.lines) {
        if (line.words.first() == "bind"_L1 && line.words.size() > 1)
            addresses.append(line.words.at(1));
    }
    return addresses;
}

QList<int> portsOf(const QString &addresses)
{
    QList<int> ports;
    for (const QString &address : addresses.split(u',')) {
        const QString word = address.section(u':', -1);
        if (!address.contains(u':') || word.startsWith(u'+') || word.startsWith(u'-'))
            continue;
        bool isFrom = false, isTo = false;
        const int from = word.section(u'-', 0, 0).toInt(&isFrom);
        const int to = word.section(u'-', -1).toInt(&isTo);
        if (!isFrom || !isTo || from < 1 || to > 65535)
            continue;
        for (int port = from; port <= to && ports.size() < mostPorts; ++port)
            ports.append(port);
    }
    return ports;
}

QList<ConfigLine> Config::settings(const ConfigSection &section, const QStringList &words) const
{
    const QStringList taken = QStringList{u"no"_s} + words;
    const ConfigSection *at = &section;
    // A chain of named defaults cannot be longer than there are sections.
    for (qsizetype depth = 0; depth <= sections.size(); ++depth) {
        QList<ConfigLine> found;
        bool takenBack = false;
        for (const ConfigLine &line : at->lines) {
            if (line.startsWith(taken)) {
                found.clear();
                takenBack = true;
            } else if (line.startsWith(words)) {
                found.append(line);
            }
        }
        if (!found.isEmpty() || takenBack || at->defaults < 0 || at->defaults >= sections.size())
            return found;
        at = &sections.at(at->defaults);
    }
    return {};
}

const ConfigLine *Config::setting(const ConfigSection &section, const QStringList &words) const
{
    const QStringList taken = QStringList{u"no"_s} + words;
    const ConfigSection *at = &section;
    for (qsizetype depth = 0; depth <= sections.size(); ++depth) {
        for (auto line = at->lines.crbegin(); line != at->lines.crend(); ++line) {
            if (line->startsWith(taken))
                return nullptr;
            if (line->startsWith(words))
                return &*line;
        }
        if (at->defaults < 0 || at->defaults >= sections.size())
            return nullptr;
        at = &sections.at(at->defaults);
    }
    return nullptr;
}

const ConfigSection *Config::section(const QString &type, const QString &name) const
{
    const auto found = std::ranges::find_if(sections, [&](const ConfigSection &section) { return section.type == type && section.name == name; });
    return found == sections.end() ? nullptr : &*found;
}

std::optional<qint64> milliseconds(const QString &text)
{
    static const QRegularExpression pattern(uR"(^(\d{1,12})(us|ms|s|m|h|d)?$)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 value = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    if (unit == "us"_L1)
        return value / 1000;
    static const QHash<QString, qint64> factors{{u"s"_s, 1000}, {u"m"_s, 60'000}, {u"h"_s, 3'600'000}, {u"d"_s, 86'400'000}};
    return value * factors.value(unit, 1);
}

QString maskSecrets(const QString &text)
{
    static const QRegularExpression header(uR"(((?:proxy-)?authorization\b["':\s\\]*)((?:basic|bearer|digest)[\s\\]+)?[^\s"']+)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(uR"(\b((?:insecure-)?password\s+)("[^"\n]*"|'[^'\n]*'|\S+))"_s);
    static const QRegularExpression stats(uR"((\bstats\s+auth\s+[^\s:]*:)\S+)"_s);
    static const QRegularExpression signature(uR"((\btcp-md5sig\s+)("[^"\n]*"|'[^'\n]*'|\S+))"_s);
    QString masked = text;
    masked.replace(signature, u"\\1***"_s);
    masked.replace(header, u"\\1\\2***"_s);
    masked.replace(word, u"\\1***"_s);
    masked.replace(stats, u"\\1***"_s);
    return masked;
}

} // namespace warrener::haproxy
