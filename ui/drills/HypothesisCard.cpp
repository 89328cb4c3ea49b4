#include "ui/drills/HypothesisCard.h"

#include "ui/drills/DrillWords.h"
#include "ui/parts/Meter.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

#include <QEvent>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int lampsTop = 36; ///< of the heads
constexpr int lampAir = 8;   ///< above and below of words on several lines
constexpr int lampWide = 46; ///< Before, During, After
constexpr int lampNarrow = 40;
constexpr int narrowCard = 420; ///< under that the words get what the lamps can spare
constexpr int cardMargin = 14;

/// How many of them hold, and of how many nobody has seen it yet.
struct Held
{
    int held = 0;
    int fail = 0;
    int unseen = 0;

    bool isEmpty() const { return held + fail + unseen == 0; }
    QString words() const
    {
        const QString hold = HypothesisCard::tr("%1 of %2 hold").arg(held).arg(held + fail);
        if (unseen == 0)
            return hold;
        const QString open = HypothesisCard::tr("%n not seen yet", nullptr, unseen);
        return held + fail == 0 ? open : HypothesisCard::tr("%1, %2").arg(hold, open);
    }
};
Held heldOf(const QList<DrillLamp> &lamps, DrillStage stage)
{
    Held all;
    for (const DrillLamp &lamp : lamps) {
        const bool fails = lamp.before == false || lamp.during == false || lamp.after == false;
        // That it held before the fault says nothing while one waits for it to hold again.
        const bool isAwaited = stage == DrillStage::Recovering && (lamp.isSteady || lamp.isCounted) && !lamp.after.has_value();
        const bool isSeen = !isAwaited && (lamp.before.has_value() || lamp.during.has_value() || lamp.after.has_value());
        ++(fails ? all.fail : isSeen ? all.held : all.unseen);
    }
    return all;
}

} // namespace

HypothesisCard::HypothesisCard(QWidget *parent) : QFrame(parent)
{
    setProperty("card", true);
    setObjectName(u"hypothesisCard"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HypothesisCard::setDense(bool dense)
{
    if (dense == m_dense)
        return;
    m_dense = dense;
    updateGeometry();
    update();
}

HypothesisCard::Rows HypothesisCard::rows() const
{
    return m_dense ? Rows{.lamp = 22, .limit = 19, .limitHead = 26} : Rows{.lamp = 26, .limit = 23, .limitHead = 30};
}

bool HypothesisCard::isNarrow() const
{
    return m_dense || width() < narrowCard;
}

int HypothesisCard::tall() const
{
    const int limits = m_limits.isEmpty() ? 0 : rows().limitHead + int(m_limits.size()) * rows().limit + (m_dense ? 4 : 8);
    return lampsTop + rows().lamp + lampsTall() + limits + 4;
}

/// What must hold is read whole, as is what is seen of it: two conditions may differ in their last words only.
int HypothesisCard::lampTall(const DrillLamp &lamp) const
{
    const QFontMetricsF metrics(Theme::of().font(TextStyle::Table));
    const auto tall = [&](const QString &words, int wide) {
        return static_cast<int>(std::ceil(metrics.boundingRect(QRectF(0, 0, wide, 1000), Qt::TextWordWrap, words).height()));
    };
    return std::max(rows().lamp,
                    std::max(tall(lamp.words, std::max(40, columnAt(0) - cardMargin - 8)), tall(nowOf(lamp), nowRoom())) + (m_dense ? lampAir / 2 : lampAir));
}

int HypothesisCard::nowRoom() const
{
    return std::max(40, width() - columnAt(3) - cardMargin - 6);
}

int HypothesisCard::lampsTall() const
{
    int tall = 0;
    for (const DrillLamp &lamp : m_lamps)
        tall += lampTall(lamp);
    return tall;
}

/// What is asked before and after only is not looked at meanwhile: what was seen then is not of now.
QString HypothesisCard::nowOf(const DrillLamp &lamp) const
{
    if (lamp.now.isEmpty())
        return u"–"_s;
    const bool meanwhile = m_stage == DrillStage::FaultOn || m_stage == DrillStage::Reversing;
    return meanwhile && !lamp.isLasting && !lamp.isCounted ? u"–"_s : lamp.now;
}

void HypothesisCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateGeometry();
}

QSize HypothesisCard::sizeHint() const
{
    return {480, std::max(200, tall())};
}

QSize HypothesisCard::minimumSizeHint() const
{
    return {330, std::max(160, tall())};
}

void HypothesisCard::setLive(const DrillLive &live, bool isOld)
{
    if (live.hypothesis == m_lamps && live.limits == m_limits && live.stage == m_stage && isOld == m_isOld)
        return;
    m_isOld = isOld;
    m_stage = live.stage;
    const int before = tall();
    m_lamps = live.hypothesis;
    m_limits = live.limits;
    if (tall() != before)
        updateGeometry();
    QStringList words{heldOf(m_lamps, m_stage).words()};
    for (const DrillLamp &lamp : std::as_const(m_lamps))
        words += (m_isOld ? tr("%1: before %2, during %3, after %4; last seen %5") : tr("%1: before %2, during %3, after %4; now %5"))
                     .arg(lamp.words, drills::wordOf(lamp.before), lamp.isUnseen ? tr("nobody looked") : drills::wordOf(lamp.during),
                          drills::wordOf(lamp.after), nowOf(lamp));
    setAccessibleName(tr("Hypothesis"));
    setAccessibleDescription(words.join(u". "_s));
    update();
}

int HypothesisCard::lampRoom() const
{
    return isNarrow() ? lampNarrow : lampWide;
}

/// x of the heads: 0…2 the lamps, 3 what is seen now.
int HypothesisCard::columnAt(int column) const
{
    const int now = width() < narrowCard ? 72 : m_dense ? 86 : std::clamp(width() * 26 / 100, 90, 150);
    const int first = width() - cardMargin - now - 3 * lampRoom();
    return first + column * lampRoom();
}

void HypothesisCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintText(painter, QRectF(cardMargin, 8, 200, 20), tr("Hypothesis"), theme.font(TextStyle::Body, QFont::DemiBold), theme.color(Token::Text));
    if (const Held all = heldOf(m_lamps, m_stage); !all.isEmpty())
        paintText(painter, QRectF(width() / 2.0, 8, width() / 2.0 - cardMargin, 20), all.words(), theme.font(TextStyle::Table),
                  theme.color(all.fail == 0 ? Token::Text3 : Token::Bad), Qt::AlignRight);
    painter.fillRect(QRectF(1, lampsTop - 1, width() - 2, 1), theme.color(Token::Grid));
    paintLamps(painter);
    if (!m_limits.isEmpty())
        paintLimits(painter);
}

void HypothesisCard::paintLamps(QPainter &painter) const
{
    const Theme &theme = Theme::of();
    const QFont small = theme.font(TextStyle::Caption);
    const QFont font = theme.font(TextStyle::Table);
    const int lampRow = rows().lamp;
    const double words = columnAt(0) - cardMargin - 8;
    paintText(painter, QRectF(cardMargin, lampsTop, words, lampRow), tr("Must hold"), small, theme.color(Token::Text2));
    const QStringList heads{tr("Before"), tr("During"), tr("After")};
    for (int i = 0; i < 3; ++i)
        paintText(painter, QRectF(columnAt(i) - 4, lampsTop, lampRoom(), lampRow), heads.at(i), small, theme.color(Token::Text2), Qt::AlignHCenter);
    paintText(painter, QRectF(columnAt(3) + 6, lampsTop, nowRoom(), lampRow), m_isOld ? tr("Last seen") : tr("Now"), small, theme.color(Token::Text2));
    double y = lampsTop + lampRow;
    for (const DrillLamp &lamp : m_lamps) {
        painter.fillRect(QRectF(1, y - 1, width() - 2, 1), theme.color(Token::Grid));
        const int tall = lampTall(lamp);
        painter.setFont(font);
        painter.setPen(theme.color(Token::Text));
        painter.drawText(QRectF(cardMargin, y, words, tall - 1), int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap, lamp.words);
        // What is still to be seen is a ring; what is not asked for then is nothing.
        const bool stillBefore = lamp.isSteady && m_stage <= DrillStage::Armed;
        const bool stillDuring = lamp.isLasting && !lamp.isUnseen && m_stage <= DrillStage::FaultOn;
        const bool stillAfter = (lamp.isSteady || lamp.isCounted) && m_stage < DrillStage::Ended;
        int column = 0;
        for (const auto &[state, still] : {std::pair(lamp.before, stillBefore), std::pair(lamp.during, stillDuring), std::pair(lamp.after, stillAfter)}) {
            if (state || still)
                paintGlyph(painter, QRectF(columnAt(column) - 4 + (lampRoom() - 14) / 2.0, y + (tall - 14) / 2.0, 14, 14), drills::glyphOf(state), theme);
            else if (lamp.isUnseen && column == 1)
                paintGlyph(painter, QRectF(columnAt(column) - 4 + (lampRoom() - 14) / 2.0, y + (tall - 14) / 2.0, 14, 14), GlyphKind::NoData, theme);
            ++column;
        }
        const bool bad = !lamp.reason.isEmpty();
        painter.setFont(font);
        painter.setPen(theme.color(m_isOld ? Token::Text3 : bad ? Token::Bad : Token::Text2));
        painter.drawText(QRectF(columnAt(3) + 6, y, nowRoom(), tall - 1), int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap, nowOf(lamp));
        y += tall;
    }
}

void HypothesisCard::paintLimits(QPainter &painter) const
{
    const Theme &theme = Theme::of();
    const QFont font = theme.font(TextStyle::Table);
    double y = lampsTop + rows().lamp + lampsTall();
    painter.fillRect(QRectF(1, y - 1, width() - 2, 1), theme.color(Token::Grid));
    const QFont bold = theme.font(TextStyle::Table, QFont::DemiBold);
    const qreal wide =
        paintText(painter, QRectF(cardMargin, y + (m_dense ? 2 : 4), width() - 2 * cardMargin, 20), tr("Stops by itself when"), bold, theme.color(Token::Text));
    paintText(painter, QRectF(cardMargin + wide + 8, y + (m_dense ? 2 : 4), width() - 2 * cardMargin - wide - 8, 20),
              m_isOld ? tr("as last seen") : tr("watched all the time"), theme.font(TextStyle::Caption), theme.color(Token::Text2));
    y += rows().limitHead;
    const int limitRow = rows().limit;
    const double words = std::max(120.0, width() * 0.34);
    const double limit = std::clamp(width() * 0.16, 60.0, 90.0);
    for (const DrillLimit &one : m_limits) {
        paintText(painter, QRectF(cardMargin, y, words - 8, limitRow), one.words, font, theme.color(Token::Text2));
        const double right = width() - cardMargin - limit;
        const double value = 74;
        const Level level = !one.holds ? Level::Critical : one.share > 0.7 ? Level::Warning : Level::Ok;
        // A bar that stands still would look like one that is watched.
        Meter::paint(painter, QRectF(cardMargin + words, y, right - value - cardMargin - words - 8, limitRow),
                     {.share = m_isOld ? 0 : one.share, .limit = 1.0, .level = level});
        const QString now = one.now.isEmpty() ? u"–"_s : one.now;
        paintText(painter, QRectF(right - value, y, value - 10, limitRow), now, theme.font(TextStyle::Table, QFont::DemiBold),
                  theme.color(m_isOld     ? Token::Text3
                              : one.holds ? Token::Text
                                          : Token::Bad),
                  Qt::AlignRight);
        paintText(painter, QRectF(right, y, limit, limitRow), one.limit, font, theme.color(Token::Text2));
        y += limitRow;
    }
}

bool HypothesisCard::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        int y = lampsTop + rows().lamp;
        for (const DrillLamp &lamp : std::as_const(m_lamps)) {
            const int from = std::exchange(y, y + lampTall(lamp));
            if (help->pos().y() < from || help->pos().y() >= y)
                continue;
            QToolTip::showText(help->globalPos(), plainTip(lamp.reason.isEmpty() ? lamp.words : lamp.words + u'\n' + lamp.reason), this);
            return true;
        }
        QToolTip::hideText();
    }
    return QFrame::event(event);
}

} // namespace warrener
