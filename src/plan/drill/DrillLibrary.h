#pragma once

#include "plan/drill/DrillDocument.h"

namespace warrener {

/// A drill that can be run, or a file that is none.
struct DrillEntry
{
    QString id{};
    QString file{}; ///< of an own one; empty: it comes with the program
    Result<DrillDocument> document{DrillDocument()};
};

/// $XDG_DATA_HOME/warrener/drills: one file a drill, ID.json.
QString ownDrillsFolder();
/// Those that come with the program, in the order of their ids, then own ones. An own one takes the place of one with the
/// same id. Waits for the disk. `folder` empty: the usual one.
QList<DrillEntry> drillLibrary(const QString &folder = {});
/// Writes it as ID.json into the own ones; a file that holds a drill of that id is written anew. Waits for the disk.
/// Errors: those of drillDocumentFromBytes(), where it is none; Io.
Status saveOwnDrill(const DrillDocument &document, const QString &folder = {});
/// Errors: NotFound (no own one has that id), Io.
Status removeOwnDrill(const QString &id, const QString &folder = {});
/// By its id. Errors: NotFound, naming all; those of the document, with its file.
Result<DrillDocument> findDrill(const QString &id, const QString &folder = {});
/// Of a file that somebody names, a pipe too (readNamedFile()), as large as one of the library at most. Errors: Io, TooLarge, those of the document.
Result<DrillDocument> drillOfFile(const QString &file);

/// The JSON schema of the documents.
QByteArray drillSchema();

} // namespace warrener
