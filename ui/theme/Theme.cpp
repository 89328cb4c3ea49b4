#include "ui/theme/Theme.h"

#include "cluster/ClusterProfile.h"
#include "ui/theme/FocusRing.h"
#include "ui/theme/Style.h"
#include "ui/theme/StyleSheet.h"
#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHash>
#include <QPalette>
#include <QStyleHints>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Theme *theTheme = nullptr;

struct TextShape
{
    int size;
    int line;
    int weight;
};

constexpr TextShape shapeOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Caption:
        return {11, 16, QFont::Normal};
    case TextStyle::Table:
        return {12, 16, QFont::Normal};
    case TextStyle::Body:
        return {13, 18, QFont::Normal};
    case TextStyle::Section:
        return {15, 20, QFont::DemiBold};
    case TextStyle::Title:
        return {20, 28, QFont::DemiBold};
    case TextStyle::Score:
        return {28, 36, QFont::DemiBold};
    case TextStyle::Countdown:
        return {40, 48, QFont::DemiBold};
    case TextStyle::Command:
        return {12, 18, QFont::Normal};
    }
    Q_UNREACHABLE_RETURN({});
}

/// Without a desktop there is no system font to follow, only a last resort: take a readable one.
QString systemFamily(const QFont &font)
{
#ifdef Q_OS_LINUX
    const bool desktop = QGuiApplication::platformName() != "offscreen"_L1
                         && (qEnvironmentVariableIsSet("XDG_CURRENT_DESKTOP") || qEnvironmentVariableIsSet("QT_QPA_PLATFORMTHEME"));
#else
    constexpr bool desktop = true;
#endif
    if (!desktop && QFontDatabase::hasFamily(u"Inter"_s) && font.family() != "DejaVu Sans"_L1)
        return u"Inter"_s;
    return font.family();
}

QString systemFixedFamily()
{
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const bool lastResort = fixed.family() == "monospace"_L1 || fixed.family() == "Courier"_L1 || QGuiApplication::platformName() == "offscreen"_L1;
    if (lastResort && QFontDatabase::hasFamily(u"JetBrains Mono"_s))
        return u"JetBrains Mono"_s;
    return fixed.family();
}

/// Han characters look foreign in another region's shapes: the reader's own family comes first.
QStringList withChinese(const QString &family)
{
    QStringList families{family};
    for (const QString &chinese : {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"PingFang SC"_s, u"Microsoft YaHei"_s}) {
        if (QFontDatabase::hasFamily(chinese))
            families += chinese;
    }
    return families;
}

QColor mixed(QColor below, QColor above, double share)
{
    const auto blend = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(blend(below.redF(), above.redF()), blend(below.greenF(), above.greenF()), blend(below.blueF(), above.blueF()));
}

} // namespace

struct Theme::Private
{
    QApplication &application;
    Scheme scheme = Scheme::System;
    bool dark = false;
    bool applying = false;
    QStringList families;
    QStringList fixedFamilies;
    std::array<QColor, 32> colors;
    mutable QHash<int, QFont> fonts; ///< made once each: every painted cell asks for one
    FocusRing focusRing;
};

Theme::Theme(QApplication &application)
    : d(new Private{.application = application,
                    .families = withChinese(systemFamily(application.font())),
                    .fixedFamilies = withChinese(systemFixedFamily()),
                    .colors = {},
                    .fonts = {},
                    .focusRing = FocusRing()})
{
    theTheme = this;
    application.setStyle(new Style);
    application.setFont(font(TextStyle::Body));
    QToolTip::setFont(font(TextStyle::Table));
    d->focusRing.watch(application);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { setScheme(d->scheme); });
    setScheme(Scheme::System);
}

Theme::~Theme()
{
    theTheme = nullptr;
}

Theme &Theme::of()
{
    Q_ASSERT_X(theTheme, "Theme::of", "app/ makes the theme before the first widget");
    return *theTheme;
}

void Theme::setScheme(Scheme scheme)
{
    // Telling the platform (its window frames and file dialogs follow) makes it report a change.
    if (d->applying)
        return;
    d->applying = true;
    d->scheme = scheme;
    QStyleHints *hints = QGuiApplication::styleHints();
    if (scheme == Scheme::System)
        hints->unsetColorScheme();
    else
        hints->setColorScheme(scheme == Scheme::Dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    d->dark = scheme == Scheme::System ? hints->colorScheme() == Qt::ColorScheme::Dark : scheme == Scheme::Dark;

    for (const TokenValue &value : tokenValues())
        d->colors[static_cast<std::size_t>(value.token)] = QColor::fromRgb(d->dark ? value.dark : value.light);

    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Token::Bg);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Surface);
    set(QPalette::Button, Token::Surface);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Text, Token::Text);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::OnFill);
    set(QPalette::PlaceholderText, Token::Text3);
    set(QPalette::Highlight, Token::Selected);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Accent, Token::Accent);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::Light, Token::Raised);
    set(QPalette::Midlight, Token::Hover);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::Strong);
    set(QPalette::Shadow, Token::Border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, color(Token::Text3));
    d->application.setPalette(palette);
    QToolTip::setPalette(palette);
    d->application.setStyleSheet(styleSheet(*this));
    d->applying = false;
    Q_EMIT changed();
}

Theme::Scheme Theme::scheme() const
{
    return d->scheme;
}

bool Theme::isDark() const
{
    return d->dark;
}

QColor Theme::color(Token token) const
{
    return d->colors[static_cast<std::size_t>(token)];
}

QColor Theme::color(Level level) const
{
    switch (level) {
    case Level::Ok:
        return color(Token::Ok);
    case Level::Note:
        return color(Token::Info);
    case Level::Unknown:
        return color(Token::Unknown);
    case Level::Warning:
        return color(Token::Warn);
    case Level::Critical:
        return color(Token::Bad);
    }
    Q_UNREACHABLE_RETURN({});
}

QColor Theme::color(Environment environment) const
{
    switch (environment) {
    case Environment::Production:
        return color(Token::Production);
    case Environment::Staging:
        return color(Token::Staging);
    case Environment::Test:
        return color(Token::Test);
    }
    Q_UNREACHABLE_RETURN({});
}

QColor Theme::tint(QColor state) const
{
    return mixed(color(Token::Surface), state, d->dark ? 0.16 : 0.10);
}

QColor Theme::series(int index) const
{
    const int last = static_cast<int>(Token::S7) - static_cast<int>(Token::S1);
    return color(static_cast<Token>(static_cast<int>(Token::S1) + std::clamp(index, 0, last)));
}

QFont Theme::font(TextStyle style) const
{
    return font(style, shapeOf(style).weight);
}

QFont Theme::font(TextStyle style, int weight) const
{
    const int key = static_cast<int>(style) * 1024 + weight;
    if (const auto known = d->fonts.constFind(key); known != d->fonts.cend())
        return *known;
    QFont &font = d->fonts[key];
    font.setFamilies(style == TextStyle::Command ? d->fixedFamilies : d->families);
    font.setPixelSize(shapeOf(style).size);
    font.setWeight(static_cast<QFont::Weight>(weight));
    // Figures that change in place must not make their neighbours dance. Prose does without: in
    // some families (Inter) the feature widens hyphens too, and names fall apart.
    if (style == TextStyle::Caption || style == TextStyle::Table || style == TextStyle::Score || style == TextStyle::Countdown)
        font.setFeature("tnum", 1);
    // A command is read letter by letter: "->", "||" and "<<" are not one sign.
    if (style == TextStyle::Command) {
        font.setFeature("calt", 0);
        font.setFeature("liga", 0);
    }
    // Light text on dark grounds looks bold as it is; stems on whole pixels would add to that.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QFont Theme::nameFont(TextStyle style) const
{
    QFont name = font(style);
    name.unsetFeature("tnum");
    return name;
}

int Theme::lineHeight(TextStyle style)
{
    return shapeOf(style).line;
}

} // namespace warrener
