#pragma once

#include <QString>
#include <QStringList>

namespace warrener {

/// `text` as one word for a POSIX shell, whatever it holds: it's → 'it'\''s'.
QString shellQuote(const QString &text);
/// A shell reads it as one word as it stands: ASCII letters, digits and @%_-+=:,./ only, at least one.
bool isShellWord(QStringView text);
/// The same, bare where a shell reads it as it stands: easier to read and to copy.
QString shellWord(const QString &text);
/// A command as one types it: each word as shellWord().
QString shellLine(const QStringList &words);

} // namespace warrener
