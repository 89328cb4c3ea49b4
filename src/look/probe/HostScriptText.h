#pragma once

#include <QString>

namespace warrener {

/// What a host's shell runs to answer, in POSIX: a function for each section that may be asked, and the loop that has all of them work
/// side by side. Reads the settings that hostScript() writes before it: manager, service, status, broker, data, config, log, places,
/// peers, names, asked, bound, properties.
///
/// Each section's lines begin with a blank, so that no file's content can pass for a marker; "!missing TOOL" says that a section
/// could not be had. Content of files stands behind a bar. HostAnswers reads it.
QString hostScriptText();

} // namespace warrener
