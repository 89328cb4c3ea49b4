#pragma once

#include "app/warrenctl/Options.h"
#include "app/warrenctl/Verb.h"
#include "base/Result.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace warrener::ctl {

/// Either what is to be done and what does it, or a text to print and leave with: help and version
/// (to stdout, exit 0).
struct Parsed
{
    std::optional<Options> options;
    std::function<Outcome(const Errand &)> run;
    QString print;
};

/// Reads the program's arguments, the program itself first, by the tree of Verbs.h. Options may stand
/// anywhere. Errors: Usage, in words of ours and with the nearest word where one was misspelled.
Result<Parsed> parseArguments(const QStringList &arguments);

} // namespace warrener::ctl
