#pragma once

#include "base/Result.h"
#include "judge/diagnosis/Report.h"

#include <QList>
#include <QString>

namespace warrener {

struct DiagnosisReference;

/// What a list of reports shows of one, without reading it whole.
struct ReportSummary
{
    QString id{};
    QString file{};
    TimePoint at{};
    Millis took{0};
    OverallStatus status = OverallStatus::Unknown;
    QString headline{};
    int critical = 0, warning = 0;
    bool cancelled = false;

    bool operator==(const ReportSummary &) const = default;
};

ReportSummary summaryOf(const Report &report);

/// Whether a diagnosis found nothing at all to warn of: then what it saw may be the reference.
bool isSpotless(const Report &report);

/// Every report of one cluster, a file each, and the reference: `$XDG_DATA_HOME/warrener/reports/
/// CLUSTER/`, folders 0700, files 0600, written whole or not at all. Keeps the newest 500. Calls
/// block on the disk: use it off the GUI thread.
class ReportStore final
{
public:
    static constexpr int most = 500;

    /// An empty folder takes the XDG one.
    explicit ReportStore(ClusterName cluster, QString folder = {});

    QString folder() const { return m_folder; }
    QString fileFor(const QString &id) const;

    /// Also writes its summary, and removes what is beyond the bound. Errors: Io, Usage (no id).
    Status write(const Report &report) const;
    /// NotFound, Io, Malformed, TooLarge.
    Result<Report> read(const QString &id) const;
    /// With its summary. What is not there is no error. Errors: Io.
    Status remove(const QString &id) const;
    /// Newest first. A file that cannot be read is left out.
    QList<ReportSummary> list() const;
    /// The newest report before `id` (empty: of all); NotFound: there is none.
    Result<Report> latest(const QString &before = {}) const;

    /// NotFound while none is kept.
    Result<DiagnosisReference> reference() const;
    /// In place of the one before. Errors: Io.
    Status writeReference(const DiagnosisReference &reference) const;

private:
    Status writeFile(const QString &file, const QByteArray &bytes) const;

    QString m_folder;
};

} // namespace warrener
