#include "ui/diagnosis/KnownFindings.h"

#include "base/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// More than anybody marks; a damaged file must not fill the memory.
constexpr qsizetype maxMarks = 2000;

QString keyOf(const QString &id, const Subject &subject)
{
    return id + u'\n' + toId(subject.kind) + u'\n' + subject.name;
}

QString keyOf(const ReportFinding &finding)
{
    return keyOf(finding.id, finding.subject);
}

} // namespace

KnownFindings::KnownFindings(const ClusterName &cluster, QSettings *settings) : m_settings(settings), m_settingsKey(u"diagnosis/known/"_s + cluster.value)
{
    load();
}

bool KnownFindings::contains(const ReportFinding &finding) const
{
    const auto it = m_marks.constFind(keyOf(finding));
    return it != m_marks.constEnd() && it->level == finding.level;
}

QString KnownFindings::reasonOf(const ReportFinding &finding) const
{
    return contains(finding) ? m_marks.value(keyOf(finding)).reason : QString();
}

void KnownFindings::add(const ReportFinding &finding, const QString &reason)
{
    m_marks.insert(keyOf(finding), {finding.level, reason});
    save();
}

void KnownFindings::remove(const ReportFinding &finding)
{
    if (m_marks.remove(keyOf(finding)))
        save();
}

void KnownFindings::forgetChanged(const Report &report)
{
    const auto before = m_marks.size();
    for (const ReportFinding &finding : report.findings) {
        const auto it = m_marks.constFind(keyOf(finding));
        if (it != m_marks.constEnd() && it->level != finding.level)
            m_marks.erase(it);
    }
    for (const CheckResult &check : report.checks) {
        if (check.outcome == Outcome::Passed)
            m_marks.remove(keyOf(check.id, check.subject));
    }
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
