#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QString>

/// What an export of definitions lacks: the one of 4.3.6 leaves out exchanges that only other exchanges may publish to
/// ("internal"), and has the bindings that lead to them; those of 3.10.8 and 4.0.5 have both (measured).
namespace warrener::parts {

/// Whether exchanges have to be asked for by themselves: no exchange in `json`, an answer of GET /api/definitions, says
/// whether it is internal. Looks at the text alone.
bool mayLackInternalExchanges(const QByteArray &json);

/// `json` with those of `exchanges` that it has not, as ManagementClient::internalExchanges() gives them. `vhost`: `json`
/// is the answer for that one alone, and names none; empty: for all. Where nothing is lacking it is `json` itself, byte
/// for byte, and also where `json` is no export.
QByteArray withInternalExchanges(const QByteArray &json, const QJsonArray &exchanges, const QString &vhost = {});

} // namespace warrener::parts
