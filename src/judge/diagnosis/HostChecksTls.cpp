// Certificates three times: what a broker shows, what lies in its file, and whom its bundle of authorities names.
#include "base/Units.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::hostchecks {

namespace {

/// A broker looks at its files again every two minutes.
constexpr Millis untilRead = 10min;

struct Door
{
    QLatin1StringView protocol; ///< of a TlsLook
    QLatin1StringView options;  ///< in rabbitmq.conf
};

constexpr Door doors[] = {{"amqps"_L1, "ssl_options"_L1}, {"https"_L1, "management.ssl"_L1}};

/// The value of a key, in the files' order the last; empty: it is not set there.
QString valueOf(const ConfigLook &config, const QString &key)
{
    const QRegularExpression setting(u"^[ \\t]*%1[ \\t]*=[ \\t]*'*([^'#\\r\\n]*[^'#\\s])"_s.arg(QRegularExpression::escape(key)),
                                     QRegularExpression::MultilineOption);
    QString value;
    for (const ConfigFileLook &file : config.files) {
        if (!file.content || !file.path.endsWith(".conf"_L1))
            continue;
        for (auto found = setting.globalMatch(*file.content); found.hasNext();)
            value = found.next().captured(1);
    }
    return value;
}

const ConfigFileLook *fileAt(const ConfigLook &config, const QString &path)
{
    const auto found = std::ranges::find(config.files, path, &ConfigFileLook::path);
    return path.isEmpty() || found == config.files.cend() ? nullptr : &*found;
}

/// What the broker shows against what lies in its file.
CheckResult fileCheck(const HostView &host, const TlsLook &tls, const QString &path, const ConfigFileLook *file)
{
    CheckResult result = about("host.tls.file"_L1, FaultClass::Human, host);
    const QString where = toText(tls.endpoint);
    result.title = QCoreApplication::translate("HostChecks", "%1 shows the certificate that lies in its file").arg(where);
    result.facts = {{u"path"_s, path}, {u"port"_s, QString::number(tls.endpoint.port)}};
    if (file == nullptr || file->certificates.isEmpty()) {
        cannotJudge(result, failure(ErrorKind::NotFound, QCoreApplication::translate("HostChecks", "No certificate could be read from %1").arg(path)).error());
        return result;
    }
    const CertificateLook &shown = tls.chain.value->first();
    const CertificateLook &kept = file->certificates.first();
    result.seen =
        QCoreApplication::translate("HostChecks", "shown: valid until %1; in the file: valid until %2").arg(units::date(shown.until), units::date(kept.until));
    result.expected = QCoreApplication::translate("HostChecks", "the same certificate");
    if (shown == kept)
        return result;
    const bool isNewer = kept.from > shown.from;
    const bool mayComeYet = isNewer && host.now() - file->modified < untilRead;
    result.outcome = mayComeYet ? Outcome::Note : Outcome::Warning;
    result.kind = isNewer ? u"not-loaded"_s : u"differs"_s;
    result.since = file->modified;
    result.title = isNewer
                       ? QCoreApplication::translate("HostChecks", "%1 still shows its old certificate: the new one in %2 is not loaded yet").arg(where, path)
                       : QCoreApplication::translate("HostChecks", "%1 shows another certificate than the one in %2").arg(where, path);
    result.text = mayComeYet ? QCoreApplication::translate("HostChecks", "The file was written a few minutes ago; a broker reads it again by itself.")
                             : QCoreApplication::translate("HostChecks", "What clients see until %1 is not what lies on the disk, and after a restart it will "
                                                                         "be the file's.")
                                   .arg(units::date(shown.until));
    return result;
}

/// Authorities that have run out: an alarm of the broker's own check, which is about no client.
CheckResult bundleCheck(const HostView &host, const QString &path, const ConfigFileLook &file, bool asksClients)
{
    CheckResult result = about("host.tls.bundle"_L1, FaultClass::Human, host);
    result.title = QCoreApplication::translate("HostChecks", "The authorities in %1 on %2 are valid").arg(path, host.name());
    result.facts = {{u"path"_s, path}};
    QStringList over;
    for (const CertificateLook &authority : file.certificates) {
        if (authority.until <= host.now())
            over.append(QCoreApplication::translate("HostChecks", "%1 (until %2)").arg(authority.subject, units::date(authority.until)));
    }
    result.seen = QCoreApplication::translate("HostChecks", "%1 of %2 expired").arg(over.size()).arg(file.certificates.size());
    if (over.isEmpty())
        return result;
    result.outcome = Outcome::Note;
    result.kind = u"expired"_s;
    result.title = QCoreApplication::translate("HostChecks", "The bundle %1 on %2 holds an authority that has expired").arg(path, host.name());
    result.text = (asksClients ? QCoreApplication::translate("HostChecks", "Clients whose certificates were signed by it are refused: %1.")
                               : QCoreApplication::translate("HostChecks", "Harmless for clients, which are asked for no certificate: %1. The broker's own "
                                                                           "check of certificates fails for it."))
                      .arg(over.first());
    return result;
}

} // namespace

QList<CheckResult> tlsFileChecks(const HostView &host)
{
    QList<CheckResult> results;
    if (!host.hasBroker() || !host.deep.config.has())
        return results;
    const ConfigLook &config = *host.deep.config.value;
    QStringList bundles;
    for (const Door &door : doors) {
        const QString path = valueOf(config, door.options + ".certfile"_L1);
        for (const NodeProfile &node : host.input.profile->nodes) {
            const auto reach = host.input.examination->nodes.constFind(node.name);
            if (node.host != host.profile.name || path.isEmpty() || reach == host.input.examination->nodes.cend())
                continue;
            for (const TlsLook &tls : reach->tls) {
                if (tls.protocol == door.protocol && tls.chain.has() && !tls.chain.value->isEmpty())
                    results.append(fileCheck(host, tls, path, fileAt(config, path)));
            }
        }
        const QString bundle = valueOf(config, door.options + ".cacertfile"_L1);
        const ConfigFileLook *file = fileAt(config, bundle);
        if (file != nullptr && !file->certificates.isEmpty() && !bundles.contains(bundle)) {
            bundles.append(bundle);
            results.append(bundleCheck(host, bundle, *file, valueOf(config, door.options + ".verify"_L1) == "verify_peer"_L1));
        }
    }
    return results;
}

} // namespace warrener::hostchecks
