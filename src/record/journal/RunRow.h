#pragma once

#include "record/journal/JournalRuns.h"

#include <QVariantList>

#include <optional>

class QSqlQuery;

/// How a run or a note stands in the index: as a row of its table `run`, with a sum that tells whether it is still what was
/// written. Whoever adds a column raises the version of the index.
namespace warrener::runrow {

/// "id INTEGER PRIMARY KEY, run TEXT, …", for CREATE TABLE.
QString definition();
/// "id, run, …", for SELECT; read() takes them in this order.
QString columns();
/// "?, ?, …", for INSERT; values() has them in this order.
QString places();
QVariantList values(qint64 id, const RunSummary &run);

struct Row
{
    qint64 id = 0;
    RunSummary summary{};
};
qint64 idIn(const QSqlQuery &query);
/// The row that `query`, a SELECT of columns(), stands at; nothing: it is not what was written.
std::optional<Row> read(const QSqlQuery &query);

/// Not null, which equals no text.
QString notNull(const QString &text);

} // namespace warrener::runrow
