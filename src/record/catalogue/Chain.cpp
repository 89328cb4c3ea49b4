#include "record/catalogue/Chain.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Finds the first alone, as of a full backup, by looking; a chain by a table, which costs more than one look.
class SummariesById final
{
public:
    explicit SummariesById(const QList<BackupSummary> &summaries) : m_summaries(summaries) {}

    const BackupSummary *find(const QString &id)
    {
        if (std::exchange(m_isFirst, false)) {
            const auto found = std::ranges::find(m_summaries, id, &BackupSummary::id);
            return found == m_summaries.cend() ? nullptr : &*found;
        }
        if (m_byId.isEmpty()) {
            m_byId.reserve(m_summaries.size());
            for (const BackupSummary &summary : m_summaries) {
                if (!m_byId.contains(summary.id))
                    m_byId.insert(summary.id, &summary);
            }
        }
        return m_byId.value(id);
    }

private:
    const QList<BackupSummary> &m_summaries;
    QHash<QString, const BackupSummary *> m_byId;
    bool m_isFirst = true;
};

QString troubleOf(const BackupSummary &backup)
{
    if (backup.condition != BackupCondition::Whole)
        return backup.trouble.isEmpty() ? toWord(backup.condition) : backup.trouble;
    if (backup.verification == Verification::Bad)
        return QCoreApplication::translate("Chain", "It was found damaged when it was verified");
    return {};
}

} // namespace

QList<ChainLink> chainOf(const QList<BackupSummary> &summaries, const QString &id)
{
    QList<ChainLink> chain;
    SummariesById byId(summaries);
    QSet<QString> seen;
    QString next = id;
    QString expectedHash;
    QSet<QString> needs;
    while (true) {
        ChainLink link{.id = next};
        const BackupSummary *backup = byId.find(next);
        if (seen.contains(next) || chain.size() >= longestChain) {
            link.trouble = QCoreApplication::translate("Chain", "The chain leads back to it: it has no beginning");
            chain.append(link);
            return chain;
        }
        seen.insert(next);
        if (!backup || backup->condition == BackupCondition::NoArchive) {
            link.trouble = QCoreApplication::translate("Chain", "It is missing");
            chain.append(link);
            break;
        }
        link.backup = *backup;
        if (!expectedHash.isEmpty() && backup->manifestSha256 != expectedHash)
            link.trouble = QCoreApplication::translate("Chain", "It is another backup than the one that was gone on from: the hash of its manifest differs");
        else
            link.trouble = troubleOf(*backup);
        chain.append(link);
        needs.unite(QSet<QString>(backup->needs.cbegin(), backup->needs.cend()));
        if (!backup->parent) {
            if (backup->type == BackupType::Incremental)
                chain.last().trouble = QCoreApplication::translate("Chain", "It is incremental and names no base");
            break;
        }
        next = backup->parent->id;
        expectedHash = backup->parent->manifestSha256;
    }
    // What holds bytes of it and is no ancestor: no backup of ours is made so, but it would be needed all the same.
    QStringList others;
    for (const QString &need : std::as_const(needs)) {
        if (!seen.contains(need))
            others.append(need);
    }
    others.sort();
    for (const QString &need : std::as_const(others)) {
        const BackupSummary *backup = byId.find(need);
        chain.append({.id = need,
                      .backup = backup ? std::optional(*backup) : std::nullopt,
                      .trouble = backup ? troubleOf(*backup) : QCoreApplication::translate("Chain", "It is missing")});
    }
    return chain;
}

bool isWhole(const QList<ChainLink> &chain)
{
    return !chain.isEmpty() && std::ranges::all_of(chain, [](const ChainLink &link) { return link.trouble.isEmpty(); });
}

bool isRestorable(const QList<BackupSummary> &summaries, const BackupSummary &backup)
{
    if (!backup.isGood())
        return false;
    if (!backup.parent && backup.needs.isEmpty())
        return true;
    const QList<ChainLink> chain = chainOf(summaries, backup.id);
    return isWhole(chain) && std::ranges::all_of(chain, [](const ChainLink &link) { return link.backup && link.backup->isGood(); });
}

QString whyNotRestorable(const QList<BackupSummary> &summaries, const QString &id)
{
    for (const auto listed = chainOf(summaries, id); const ChainLink &link : listed) {
        if (!link.trouble.isEmpty())
            return link.id == id ? link.trouble : QCoreApplication::translate("Verify", "The backup needs %1: %2").arg(link.id, link.trouble);
    }
    return {};
}

QStringList dependantsOf(const QList<BackupSummary> &summaries, const QString &id)
{
    QStringList found;
    QStringList open{id};
    QSet<QString> seen{id};
    while (!open.isEmpty()) {
        const QString base = open.takeFirst();
        for (const BackupSummary &summary : summaries) {
            const bool isDependant = summary.needs.contains(base) || (summary.parent && summary.parent->id == base);
            if (!isDependant || seen.contains(summary.id))
                continue;
            seen.insert(summary.id);
            found.append(summary.id);
            open.append(summary.id);
        }
    }
    return found;
}

} // namespace warrener
