#pragma once

#include "app/warrenctl/Verb.h"
#include "base/Result.h"

namespace warrener::ctl {

/// The verbs that these words name; none: the program itself. Errors: Usage.
Result<VerbPath> pathOf(const Verb &root, const QStringList &words);

/// "warrenctl journal show [OPTION]… [RUN]"
QString usageText(const Verb &root, const VerbPath &path);
/// "--from NODE", "-h, --help"
QString optionText(const VerbOption &option);
/// Options of the words of a path, the program's own not among them.
QList<VerbOption> optionsOf(const VerbPath &path);

/// What `--help` prints: at most 80 columns, ends with a line break.
QString helpText(const Verb &root, const VerbPath &path);

/// Lines of at most `width` columns, each after `indent` blanks but the first. Breaks at blanks, and
/// between the characters of scripts that have none.
QString wrapped(const QString &text, int width, int indent);

} // namespace warrener::ctl
