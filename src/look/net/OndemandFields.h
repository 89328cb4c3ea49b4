#pragma once

#include <QString>
#include <QStringList>

#include <simdjson.h>

namespace warrener {

/// Single values of an answer that simdjson reads as it comes: brokers of several ages and their plugins write the same field
/// in several ways.
namespace ondemandfields {

bool isOf(simdjson::ondemand::value value, simdjson::ondemand::json_type wanted);
bool isObject(simdjson::ondemand::value value);
bool isArray(simdjson::ondemand::value value);

// Each reader leaves its target alone where the value has another type, and is false where that is none that a broker
// gives: missing is null too.

bool read(simdjson::ondemand::value value, QString &into);
/// Also as text, by some plugins and servers that write the answer anew.
bool read(simdjson::ondemand::value value, bool &into);
/// A count: negative ones (they come after a crash) are not known. A word stands for none.
bool read(simdjson::ondemand::value value, qint64 &into);

/// What stands there, as it came; empty for a structure, which says too much.
QString rawScalar(simdjson::ondemand::value value);
/// At most 256 of them. `whole`: false where an entry of it is no text.
simdjson::error_code readTexts(simdjson::ondemand::value value, QStringList &into, bool &whole);
/// {"rate": 1.5}
simdjson::error_code readRate(simdjson::ondemand::value value, double &into);

} // namespace ondemandfields

} // namespace warrener
