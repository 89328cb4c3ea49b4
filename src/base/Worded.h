#pragma once

#include <QString>

#include <cstdint>

namespace warrener {

class JsonReader;

/// A text in every language that Warrener speaks, as files of ours hold it: {"en": …, "zh": …}.
struct Worded
{
    QString en{}, zh{};

    /// In the current locale's language; in English where it is not there.
    QString text() const;
    bool isEmpty() const { return en.isEmpty() && zh.isEmpty(); }
    bool operator==(const Worded &) const = default;
};

/// In which of them texts are made now, by the key that files of ours give it: "en", "zh".
QString languageInUse();

/// What a document may leave out.
enum class Languages : std::uint8_t { All, English };

/// In these languages at least, each at most so many letters, or the reader says where it is not.
Worded worded(JsonReader words, Languages needed = Languages::All, qsizetype longest = 100'000);

} // namespace warrener
