#pragma once

#include "base/Result.h"

#include <QList>
#include <QString>

#include <stop_token>

class QIODevice;

namespace warrener {

/// Which lines of a file are wanted.
struct TextQuery
{
    QString find{};  ///< only lines with it anywhere, case not regarded; empty: all
    qint64 from = 0; ///< lines before are passed over, 0…
    int most = 2000; ///< 1–100,000

    bool operator==(const TextQuery &) const = default;
};

struct TextLine
{
    qint64 number = 0; ///< 1…
    QString text{};    ///< cut at 4,096 characters, free of control characters

    bool operator==(const TextLine &) const = default;
};

struct TextPage
{
    QList<TextLine> lines{};
    qint64 next = -1;    ///< `from` of the page behind; −1: there is none
    bool binary = false; ///< is no text: then no lines

    bool operator==(const TextPage &) const = default;
};

/// Reads from where the device stands; memory is bounded by `most`. Errors: Cancelled, Io.
Result<TextPage> readTextPage(QIODevice &device, const TextQuery &query, const std::stop_token &stop);

} // namespace warrener
