#pragma once

#include <QString>
#include <QTextDocument>

namespace warrener {

/// For a tool tip: what a queue, a user or a file is called is shown as it is written, never read as HTML.
inline QString plainTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

} // namespace warrener
