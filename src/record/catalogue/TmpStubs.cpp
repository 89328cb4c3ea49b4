#include "record/catalogue/BackupDiff.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/Retention.h"
#include "record/catalogue/SecondPlace.h"
#include "record/catalogue/Verify.h"
namespace warrener {
Result<VerifyReport> verifyBackup(const Catalogue &, const QString &id, const VerifyOptions &, const OnArchiveProgress &, std::stop_token) { return VerifyReport{.id = id}; }
QList<RetentionVerdict> retentionPreview(const QList<BackupSummary> &, const RetentionRules &, TimePoint) { return {}; }
Result<QList<RetentionVerdict>> applyRetention(const Catalogue &, const QString &, const RetentionRules &, TimePoint) { return QList<RetentionVerdict>{}; }
QJsonObject toJson(const RetentionRules &) { return {}; }
Result<RetentionRules> retentionRulesFromJson(const QJsonObject &) { return RetentionRules{}; }
QString SecondPlace::label() const { return folder; }
QJsonObject toJson(const SecondPlace &) { return {}; }
Result<SecondPlace> secondPlaceFromJson(const QJsonObject &) { return SecondPlace{}; }
QCoro::Task<Result<CopyOutcome>> copyToSecondPlace(Catalogue, QString, SecondPlace, OnArchiveProgress, std::stop_token) { co_return CopyOutcome{}; }
struct ChainReader::Private { std::unique_ptr<ArchiveReader> a; };
ChainReader::ChainReader(std::unique_ptr<Private> p) : d(std::move(p)) {}
ChainReader::~ChainReader() = default;
Result<std::unique_ptr<ChainReader>> ChainReader::open(const Catalogue &c, const QString &id, ReadOptions o) { auto a = c.open(id, o); if (!a) return std::unexpected(a.error()); return std::unique_ptr<ChainReader>(new ChainReader(std::make_unique<Private>(*std::move(a)))); }
const BackupManifest &ChainReader::manifest() const { return d->a->manifest(); }
Result<std::unique_ptr<QIODevice>> ChainReader::entry(const QString &p) { return d->a->entry(p); }
Status ChainReader::messages(const QString &, const QString &, const std::function<Result<bool>(const QueueMessage &)> &) { return {}; }
Result<BackupSummary> consolidate(const Catalogue &, const QString &, const ArchiveOptions &, const ReadOptions &, const OnArchiveProgress &, std::stop_token) { return BackupSummary{}; }
Result<BackupDiff> diffBackups(ChainReader &, ChainReader &, std::stop_token) { return BackupDiff{}; }
Result<BackupDiff> diffWithLive(ChainReader &, const LiveSide &, std::stop_token) { return BackupDiff{}; }
QJsonObject toJson(const BackupDiff &) { return {}; }
const BackupSummary *lastGoodX() { return nullptr; }
}
