// The promises of the look: text can be read on every ground it stands on, shapes tell states
// apart without their colours, the style sheet leaves no token unfilled.

#include "ui/theme/Theme.h"

#include "support/SuiteTheme.h"
#include "ui/theme/FocusRing.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"
#include "ui/theme/StyleSheet.h"
#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QStringList>
#include <QTest>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

// Contrast as WCAG 2.2 defines it.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QImage shape(GlyphKind kind, const Theme &theme)
{
    QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.color(Token::GlyphCutout));
    QPainter painter(&image);
    paintGlyph(painter, QRectF(0, 0, 48, 48), kind, theme);
    painter.end();
    // What is left without colour: where there is ink.
    QImage ink(image.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink.setPixelColor(x, y, image.pixelColor(x, y) == theme.color(Token::GlyphCutout) ? Qt::white : Qt::black);
    }
    return ink;
}

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A ring around what stands at the window's edge has no room outside; it is whole all the same.
    void aRingStaysWholeAtTheEdge()
    {
        QWidget window;
        window.resize(200, 100);
        QWidget frame(&window);
        frame.setGeometry(-4, 68, 208, 36); // around a bar at the bottom
        QCOMPARE(focusRingRect(frame), QRect(4, 0, 200, 32));
        frame.setGeometry(20, 20, 50, 30);
        QCOMPARE(focusRingRect(frame), frame.rect());
    }

    void textCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("ink");
        QTest::addColumn<int>("ground");
        QTest::addColumn<double>("least");
        for (const bool dark : {true, false}) {
            const auto row = [&](const char *what, Token ink, Token ground, double least) {
                QTest::addRow("%s on %s, %s", what, tokenValues()[static_cast<std::size_t>(ground)].name.data(), dark ? "dark" : "light")
                    << dark << int(ink) << int(ground) << least;
            };
            for (const Token ground : {Token::Bg, Token::Rail, Token::Surface, Token::Raised}) {
                row("text", Token::Text, ground, 7);
                row("second text", Token::Text2, ground, 4.5);
                row("captions", Token::Text3, ground, 4.5);
                row("links", Token::Accent, ground, 4.5);
                row("ok", Token::Ok, ground, 4.5);
                row("warning", Token::Warn, ground, 4.5);
                row("critical", Token::Bad, ground, 4.5);
                row("unknown", Token::Unknown, ground, 4.5);
                row("note", Token::Info, ground, 4.5);
            }
            row("input borders", Token::Strong, Token::Surface, 3);
            row("text on hover", Token::Text2, Token::Hover, 4.5);
            row("text on selection", Token::Text2, Token::Selected, 4.5);
            row("primary button", Token::OnFill, Token::AccentFill, 4.5);
            row("danger button", Token::OnFill, Token::BadFill, 4.5);
            row("production tag", Token::GlyphCutout, Token::Production, 4.5);
        }
    }
    void textCanBeRead()
    {
        QFETCH(bool, dark);
        QFETCH(int, ink);
        QFETCH(int, ground);
        QFETCH(double, least);
        m_theme->setScheme(dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        const double found = contrast(m_theme->color(static_cast<Token>(ink)), m_theme->color(static_cast<Token>(ground)));
        QVERIFY2(found >= least, qPrintable(u"%1"_s.arg(found)));
    }

    void statesCanBeReadOnTheirTints()
    {
        for (const auto scheme : {Theme::Scheme::Dark, Theme::Scheme::Light}) {
            m_theme->setScheme(scheme);
            for (const Level level : {Level::Ok, Level::Note, Level::Unknown, Level::Warning, Level::Critical}) {
                const QColor color = m_theme->color(level);
                QVERIFY2(contrast(color, m_theme->tint(color)) >= 4.5, qPrintable(toId(level)));
            }
        }
    }

    void shapesTellStatesApart()
    {
        m_theme->setScheme(Theme::Scheme::Light);
        for (int a = 0; a <= static_cast<int>(GlyphKind::Skipped); ++a) {
            const QImage first = shape(static_cast<GlyphKind>(a), *m_theme);
            for (int b = a + 1; b <= static_cast<int>(GlyphKind::Skipped); ++b)
                QVERIFY2(first != shape(static_cast<GlyphKind>(b), *m_theme), qPrintable(u"%1 and %2"_s.arg(a).arg(b)));
        }
    }

    void styleSheetIsFilled()
    {
        const QString sheet = styleSheet(*m_theme);
        QVERIFY(!sheet.contains(u'$'));
        QVERIFY(!sheet.contains(u": ;"_s));
        m_theme->setScheme(Theme::Scheme::Dark);
        const QString dark = styleSheet(*m_theme);
        m_theme->setScheme(Theme::Scheme::Light);
        QVERIFY(dark != styleSheet(*m_theme));
        QVERIFY(dark.contains(u"#171b21"_s));
    }

    void tokensAreInTheirPlaces()
    {
        for (std::size_t i = 0; i < tokenValues().size(); ++i)
            QCOMPARE(static_cast<std::size_t>(tokenValues()[i].token), i);
    }

    void iconsFollowTheTheme()
    {
        const QStringList icons = QDir(u":/icons"_s).entryList({u"*.svg"_s});
        QVERIFY(icons.size() > 20);
        for (const QString &file : icons) {
            const QString name = file.chopped(4);
            if (name == "warrener"_L1)
                continue;
            QImage colours[2];
            for (const auto scheme : {Theme::Scheme::Dark, Theme::Scheme::Light}) {
                m_theme->setScheme(scheme);
                colours[scheme == Theme::Scheme::Dark] = icon(name).pixmap(QSize(16, 16), 2.0).toImage();
            }
            QCOMPARE(colours[0].size(), QSize(32, 32));
            QVERIFY2(colours[0] != colours[1], qPrintable(name));
        }
    }

    void figuresKeepTheirWidth()
    {
        const QFontMetricsF metrics(m_theme->font(TextStyle::Table));
        QCOMPARE(metrics.horizontalAdvance(u"1111"_s), metrics.horizontalAdvance(u"8888"_s));
    }

private:
    SuiteTheme m_theme{u"Inter"_s};
};

QTEST_MAIN(ThemeTest)

#include "ThemeTest.moc"
