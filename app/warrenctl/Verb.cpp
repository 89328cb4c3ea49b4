#include "app/warrenctl/Verb.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return WrongUsage;
    case ErrorKind::Forbidden:
        return Refused;
    case ErrorKind::Timeout:
    case ErrorKind::Unresolved:
    case ErrorKind::Refused: // the connection, by a port that nobody listens on
    case ErrorKind::Unreachable:
    case ErrorKind::Silent:
    case ErrorKind::Disconnected:
    case ErrorKind::Tls:
    case ErrorKind::CertificateExpired:
    case ErrorKind::Unauthorized:
    case ErrorKind::LoginRefused:
        return NotReached;
    default:
        return Failed;
    }
}

/// Letters to add, drop or change, or neighbours to swap, until one word is the other: restricted
/// Damerau-Levenshtein.
int distance(const QString &a, const QString &b)
{
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<int>> rows(static_cast<std::size_t>(a.size()) + 1, std::vector<int>(width));
    std::iota(rows.front().begin(), rows.front().end(), 0);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        rows[i][0] = static_cast<int>(i);
        for (std::size_t j = 1; j < width; ++j) {
            const auto at = [](const QString &text, std::size_t index) { return text.at(static_cast<qsizetype>(index)); };
            const int changed = rows[i - 1][j - 1] + (at(a, i - 1) == at(b, j - 1) ? 0 : 1);
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, changed});
            if (i > 1 && j > 1 && at(a, i - 1) == at(b, j - 2) && at(a, i - 2) == at(b, j - 1))
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows.back().back();
}

void visitBelow(const Verb &verb, const VerbPath &path, const std::function<void(const VerbPath &)> &visit)
{
    for (const Verb &below : verb.verbs) {
        const VerbPath longer = path + VerbPath{&below};
        visit(longer);
        visitBelow(below, longer, visit);
    }
}

} // namespace

Complaint::Complaint(Error why) : error(std::move(why)), exitCode(exitCodeFor(error.kind)) {}

Complaint documentComplaint(Error why)
{
    const ExitCode code = why.kind == ErrorKind::NotFound ? WrongUsage : Failed;
    return {std::move(why), code};
}

const Verb *verbNamed(const QList<Verb> &verbs, const QString &name)
{
    const auto found = std::ranges::find(verbs, name, &Verb::name);
    return found == verbs.end() ? nullptr : &*found;
}

QString toText(const VerbPath &path)
{
    QStringList words;
    for (const Verb *verb : path)
        words.append(verb->name);
    return words.join(u' ');
}

void eachVerb(const Verb &root, const std::function<void(const VerbPath &)> &visit)
{
    visitBelow(root, {}, visit);
}

std::optional<QString> nearest(const QString &word, const QStringList &known)
{
    // Longer than any word of ours: not a slip, and the table below would grow with it.
    if (word.isEmpty() || word.size() > 40)
        return std::nullopt;
    std::optional<QString> best;
    int least = 1 + static_cast<int>(word.size()) / 4;
    for (const QString &candidate : known) {
        // A word that was broken off is as good as a slip.
        const int apart = word.size() > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate);
        if (apart < least || (apart == least && !best)) {
            least = apart;
            best = candidate;
        }
    }
    return best;
}

QString listed(const QStringList &words)
{
    return words.join(u", "_s);
}

QStringList namesOf(const QList<Verb> &verbs)
{
    QStringList names;
    for (const Verb &verb : verbs)
        names.append(verb.name);
    return names;
}

QString suggestion(const QString &word, const QStringList &known)
{
    const std::optional<QString> best = nearest(word, known);
    return best ? QCoreApplication::translate("warrenctl", "; did you mean “%1”?").arg(*best) : QString();
}

QString noSuchVerb(const VerbPath &path, const QString &word, const QList<Verb> &verbs)
{
    const QString said = path.isEmpty() ? word : toText(path) + u' ' + word;
    if (verbs.isEmpty())
        return QCoreApplication::translate("warrenctl", "“%1” is no command").arg(said);
    return QCoreApplication::translate("warrenctl", "“%1” is no command; there are %2").arg(said, listed(namesOf(verbs))) + suggestion(word, namesOf(verbs));
}

} // namespace warrener::ctl
