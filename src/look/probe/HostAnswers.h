#pragma once

#include "base/Result.h"
#include "look/examination/HostDeepLook.h"
#include "look/probe/HostScript.h"

#include <QByteArray>

namespace warrener {

/// Reads what hostScript() printed. `asked` and `answered` are the console's times of sending the
/// script and of its last byte. What is missing or makes no sense becomes the error of that answer
/// alone; Malformed where it is not such an output at all. At most 8 MiB are looked at.
Result<HostDeepLook> parseHostAnswers(const QByteArray &text, const HostQuestions &questions, TimePoint asked, TimePoint answered);

} // namespace warrener
