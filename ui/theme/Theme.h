#pragma once

#include "cluster/Level.h"

#include <QColor>
#include <QFont>
#include <QObject>

#include <cstdint>
#include <memory>

class QApplication;

namespace warrener {

enum class Environment : std::uint8_t;

/// Semantic colours; the only place where a colour has a value is ui/theme.
enum class Token : std::uint8_t {
    Bg,
    Rail,
    Surface,
    Raised,
    Hover,
    Selected,
    Border,
    Grid,
    Strong,
    Text,
    Text2,
    Text3,
    Accent,
    AccentFill,
    OnFill,
    Ok,
    Warn,
    Bad,
    BadFill,
    Unknown,
    Info,
    GlyphCutout,
    Production,
    Staging,
    Test,
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
    S7,
};

enum class TextStyle : std::uint8_t {
    Caption,   ///< 11/16
    Table,     ///< 12/16
    Body,      ///< 13/18
    Section,   ///< 15/20, 600
    Title,     ///< 20/28, 600
    Score,     ///< 28, 600
    Countdown, ///< 40, 600
    Command,   ///< 12, the system's fixed font
};

/// Colours, fonts, palette and style sheet of the whole program; follows the system's light and
/// dark unless told otherwise. One instance, made by app/ after QApplication; widgets reach it by
/// Theme::of(). (A colour is needed in every paintEvent; handing a reference through every
/// widget would be the only use of most constructors.)
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Scheme : std::uint8_t { System, Light, Dark };

    explicit Theme(QApplication &application);
    ~Theme() override;

    static Theme &of();

    void setScheme(Scheme scheme);
    Scheme scheme() const;
    bool isDark() const;

    QColor color(Token token) const;
    QColor color(Level level) const; ///< ok, info, unknown, warn, bad
    QColor color(Environment environment) const;
    QColor tint(QColor state) const; ///< surface blended with it: 16 % dark, 10 % light
    QColor series(int index) const;  ///< 0…6; higher ones wrap to the last
    QFont font(TextStyle style) const;
    QFont font(TextStyle style, int weight) const;
    /// Of names and dates that stand still: with a hyphen as wide as it is drawn.
    QFont nameFont(TextStyle style) const;
    static int lineHeight(TextStyle style); ///< px, from one baseline to the next

Q_SIGNALS:
    /// Palette and style sheet have been set; whatever caches colours paints anew.
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace warrener
