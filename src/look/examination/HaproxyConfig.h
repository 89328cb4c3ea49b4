#pragma once

#include "base/Result.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace warrener::haproxy {

/// One line of a configuration, in words, with quotes and escapes undone.
struct ConfigLine
{
    int number = 0;    ///< in the text, from 1; of a continued line its first
    QStringList words; ///< never empty

    bool startsWith(const QStringList &wanted) const { return words.first(std::min(words.size(), wanted.size())) == wanted; }
    bool operator==(const ConfigLine &) const = default;
};

struct ConfigSection
{
    int number = 0;    ///< line of its title
    QString type;      ///< "global", "defaults", "frontend", "backend", "listen", or another
    QString name;      ///< may be empty
    QString address{}; ///< where it takes clients, in its title as old files have it: "listen rabbit :5672"; else empty
    int defaults = -1; ///< index of the defaults section that counts for it; −1: none
    QList<ConfigLine> lines;

    bool hasServers() const { return type == QLatin1String("backend") || type == QLatin1String("listen"); }
    bool hasClients() const { return type == QLatin1String("frontend") || type == QLatin1String("listen"); }
    bool operator==(const ConfigSection &) const = default;
};

/// A line "server …" or "server-template …".
struct ConfigServer
{
    QString name;      ///< of a template the beginning of its servers' names
    QString address;   ///< as it stands there
    int count = 1;     ///< how many servers it makes
    QStringList words; ///< what stands behind the address

    bool operator==(const ConfigServer &) const = default;
};
/// None where the line is another one.
std::optional<ConfigServer> serverIn(const ConfigLine &line);

/// Where a section takes clients: the address in its title, and those of its lines "bind", as they stand there.
QStringList bindsOf(const ConfigSection &section);

/// The ports of "10.0.0.1:5672", ":5671,:5672", "[::]:5672", "ipv4@*:5672-5674", in their order. None where no number stands
/// there: a variable, a path, a port that is the client's. At most 4,096.
QList<int> portsOf(const QString &addresses);

/// haproxy.cfg as far as one has to read it to judge it. What HAProxy itself would refuse is read
/// as well as it can be: `haproxy -c` tells about that.
struct Config
{
    QList<ConfigSection> sections;

    /// The last line of `section` that begins with `words` and is not taken back by "no", else of
    /// its defaults; null where there is none.
    const ConfigLine *setting(const ConfigSection &section, const QStringList &words) const;
    /// All such lines; those of the section itself where it has any, else its defaults'.
    QList<ConfigLine> settings(const ConfigSection &section, const QStringList &words) const;
    const ConfigSection *section(const QString &type, const QString &name) const;

    bool operator==(const Config &) const = default;
};

/// The backends that a section sends its clients to.
QSet<QString> backendsOf(const Config &config, const ConfigSection &section);

/// Reads at most 4 MiB, 100,000 lines and 10,000 words a line; TooLarge above. Comments, quotes, escapes and continued
/// lines as in HAProxy's manual, 2.2 and 2.3; variables stay as they are written, ".if" and its
/// like are read as if they were not there.
Result<Config> parseConfig(const QString &text);

/// A time as HAProxy writes it, in milliseconds: "3h", "30s", "1500" (ms), "200us"; none where it is
/// something else.
std::optional<qint64> milliseconds(const QString &text);

/// The text with passwords and credentials of HTTP headers made unreadable; lines stay lines.
QString maskSecrets(const QString &text);

} // namespace warrener::haproxy
