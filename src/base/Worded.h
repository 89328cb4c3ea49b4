#pragma once

#include <QString>

namespace warrener {

class JsonReader;

/// A text in every language that Warrener speaks, as files of ours hold it: {"en": …, "zh": …}.
struct Worded
{
    QString en{}, zh{};

    /// In the current locale's language.
    QString text() const;
    bool isEmpty() const { return en.isEmpty() && zh.isEmpty(); }
    bool operator==(const Worded &) const = default;
};

/// In both languages, or the reader says where it is not.
Worded worded(JsonReader words);

} // namespace warrener
