#include "ui/diagnosis/KnownFindings.h"

#include "base/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSettings>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// More than anybody marks; a damaged file must not fill the memory.
constexpr qsizetype maxMarks = 10000;

QString keyOf(const QString &id, const Subject &subject)
{
    return id + u'\n' + toId(subject.kind) + u'\n' + subject.name;
}

/// A mark for each of many of a kind: the worst of them, by which they are called, is another one each time, and one that comes
/// to them is news.
QStringList keysOf(const ReportFinding &finding)
{
    if (finding.things.isEmpty())
        return {keyOf(finding.id, finding.subject)};
    const SubjectKind kind = finding.subject.kind == SubjectKind::Queue ? SubjectKind::Queue : SubjectKind::Cluster;
    QStringList keys;
    for (const QString &thing : finding.things)
        keys.append(keyOf(finding.id, {kind, thing}));
    return keys;
}

bool isOfAThing(const QString &key)
{
    const QString kind = key.section(u'\n', 1, 1);
    return kind == toId(SubjectKind::Queue) || (kind == toId(SubjectKind::Cluster) && !key.section(u'\n', 2).isEmpty());
}

} // namespace

KnownFindings::KnownFindings(const ClusterName &cluster, QSettings *settings) : m_settings(settings), m_settingsKey(u"diagnosis/known/"_s + cluster.value)
{
    load();
}

bool KnownFindings::contains(const ReportFinding &finding) const
{
    return std::ranges::all_of(keysOf(finding), [this, &finding](const QString &key) {
        const auto it = m_marks.constFind(key);
        return it != m_marks.constEnd() && it->level == finding.level;
    });
}

QString KnownFindings::reasonOf(const ReportFinding &finding) const
{
    return contains(finding) ? m_marks.value(keysOf(finding).constFirst()).reason : QString();
}

void KnownFindings::add(const ReportFinding &finding, const QString &reason)
{
    for (const auto all = keysOf(finding); const QString &key : all)
        m_marks.insert(key, {finding.level, reason});
    save();
}

void KnownFindings::remove(const ReportFinding &finding)
{
    const auto before = m_marks.size();
    for (const auto all = keysOf(finding); const QString &key : all)
        m_marks.remove(key);
    if (m_marks.size() != before)
        save();
}

void KnownFindings::forgetChanged(const Report &report)
{
    const auto before = m_marks.size();
    QHash<QString, QSet<QString>> listed; // of many of a kind, by the finding's id: which still have it
    for (const ReportFinding &finding : report.findings) {
        for (const auto all = keysOf(finding); const QString &key : all) {
            const auto it = m_marks.constFind(key);
            if (it != m_marks.constEnd() && it->level != finding.level)
                m_marks.erase(it);
            if (!finding.things.isEmpty())
                listed[finding.id].insert(key);
        }
    }
    for (const CheckResult &check : report.checks) {
        if (check.outcome != Outcome::Passed)
            continue;
        m_marks.remove(keyOf(check.id, check.subject));
        // "Every queue has a consumer" speaks for each of them.
        if (check.subject == Subject{})
            listed[check.id];
    }
    m_marks.removeIf([&listed](const auto &mark) {
        const auto of = listed.constFind(mark.key().section(u'\n', 0, 0));
        return of != listed.cend() && isOfAThing(mark.key()) && !of->contains(mark.key());
    });
    if (m_marks.size() != before)
        save();
}

void KnownFindings::load()
{
    if (!m_settings)
        return;
    // A list stands there since the first Warrener; the reader reads objects.
    const QJsonArray stored = QJsonDocument::fromJson(m_settings->value(m_settingsKey).toByteArray()).array();
    JsonReader reader({{u"marks"_s, stored}});
    constexpr std::array levels{Level::Critical, Level::Warning, Level::Unknown, Level::Note};
    const auto marks = reader.list("marks"_L1, [&levels](JsonReader mark) {
        return std::pair{mark.text("finding"_L1), Mark{mark.oneOf("level"_L1, levels, Level::Ok), mark.text("reason"_L1)}};
    });
    for (const auto &[finding, mark] : marks) {
        if (mark.level != Level::Ok && m_marks.size() < maxMarks)
            m_marks.insert(finding, mark);
    }
}

void KnownFindings::save() const
{
    if (!m_settings)
        return;
    QJsonArray marks;
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it)
        marks.append(QJsonObject{{u"finding"_s, it.key()}, {u"level"_s, toId(it->level)}, {u"reason"_s, it->reason}});
    if (marks.isEmpty())
        m_settings->remove(m_settingsKey);
    else
        m_settings->setValue(m_settingsKey, QJsonDocument(marks).toJson(QJsonDocument::Compact));
}

} // namespace warrener
