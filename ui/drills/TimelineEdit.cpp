#include "ui/drills/TimelineEdit.h"

#include "base/Units.h"
#include "ui/drills/DrillWords.h"
#include "ui/parts/Paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int laneLabels = 96;
constexpr int axisTall = 26;
constexpr int laneTall = 48;
constexpr int laneGap = 6;
constexpr int edgeWide = 8;
constexpr std::chrono::seconds leastSpan{120};
constexpr std::chrono::seconds keyStep{5};

QString blockName(const DrillAct &act)
{
    return act.fault ? toWord(*act.fault) : TimelineEdit::tr("pause");
}

} // namespace

TimelineEdit::TimelineEdit(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"drillTimeline"_s);
    setAccessibleName(tr("Time line"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineEdit::setMode(const DrillMode &mode, std::chrono::seconds usual, int targets)
{
    const bool otherHeight = m_targets != targets;
    m_mode = mode;
    m_usual = usual;
    m_targets = std::max(1, targets);
    m_selected = std::min(m_selected, int(mode.method.size()) - 1);
    if (otherHeight)
        updateGeometry();
    describe();
    update();
}

void TimelineEdit::select(int index)
{
    const int wanted = std::clamp(index, -1, int(m_mode.method.size()) - 1);
    if (wanted == m_selected)
        return;
    m_selected = wanted;
    describe();
    update();
    Q_EMIT selectionChanged(m_selected);
}

QSize TimelineEdit::sizeHint() const
{
    return {640, axisTall + lanes() * (laneTall + laneGap) + 8};
}

QSize TimelineEdit::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

std::chrono::seconds TimelineEdit::whole() const
{
    const QList<drills::DraftBlock> blocks = drills::blocksOf(m_mode, m_usual);
    const std::chrono::seconds end = blocks.isEmpty() ? std::chrono::seconds{0} : blocks.last().from + blocks.last().length;
    // Room to stretch into.
    return std::max(leastSpan, end + end / 4);
}

double TimelineEdit::pixelsPerSecond() const
{
    const std::chrono::seconds span = m_drag == Drag::None ? whole() : m_span;
    return double(width() - laneLabels - 8) / double(std::max<qint64>(1, span.count()));
}

std::chrono::seconds TimelineEdit::timeAt(int x) const
{
    return std::chrono::seconds{std::llround(double(x - laneLabels) / pixelsPerSecond())};
}

QRect TimelineEdit::laneRect(int lane) const
{
    return {laneLabels, axisTall + lane * (laneTall + laneGap), width() - laneLabels - 8, laneTall};
}

int TimelineEdit::laneAt(int y) const
{
    return std::clamp((y - axisTall) / (laneTall + laneGap), 0, lanes() - 1);
}

QRect TimelineEdit::blockRect(int index) const
{
    const QList<drills::DraftBlock> blocks = drills::blocksOf(m_mode, m_usual);
    if (index < 0 || index >= blocks.size())
        return {};
    const drills::DraftBlock &block = blocks.at(index);
    const double scale = pixelsPerSecond();
    const QRect lane = laneRect(block.lane < lanes() ? block.lane : 0);
    const int left = laneLabels + int(std::lround(double(block.from.count()) * scale));
    const int right = laneLabels + int(std::lround(double((block.from + block.length).count()) * scale));
    return {left + 1, lane.top() + 3, std::max(12, right - left - 2), lane.height() - 6};
}

int TimelineEdit::blockAt(QPoint position) const
{
    for (int i = int(m_mode.method.size()) - 1; i >= 0; --i) {
        if (blockRect(i).contains(position))
            return i;
    }
    return -1;
}

bool TimelineEdit::isAtEdge(QPoint position, int index) const
{
    return index >= 0 && position.x() >= blockRect(index).right() - edgeWide;
}

void TimelineEdit::take(const DrillMode &mode, int selected)
{
    m_mode = mode;
    m_selected = std::clamp(selected, -1, int(mode.method.size()) - 1);
    describe();
    update();
    Q_EMIT drawn(m_mode);
    Q_EMIT selectionChanged(m_selected);
}

void TimelineEdit::describe()
{
    QStringList words;
    const QList<drills::DraftBlock> blocks = drills::blocksOf(m_mode, m_usual);
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const QString lane = blocks.at(i).lane == 0 ? tr("all targets") : tr("target %1").arg(blocks.at(i).lane);
        const QString one =
            tr("%1 from %2 for %3, %4").arg(blockName(m_mode.method.at(i)), units::duration(blocks.at(i).from), units::duration(blocks.at(i).length), lane);
        words.append(i == m_selected ? tr("selected: %1").arg(one) : one);
    }
    setAccessibleDescription(words.join(u"; "_s));
}

/// Esc in the middle of a drag is no Esc of the page.
bool TimelineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_drag != Drag::None && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TimelineEdit::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const int block = blockAt(at);
    select(block);
    if (block < 0)
        return;
    const bool edge = isAtEdge(at, block);
    m_span = whole();
    m_drag = edge ? Drag::Stretch : Drag::Move;
    ++m_drags;
    m_before = m_mode;
    m_dragged = block;
    const drills::DraftBlock taken = drills::blocksOf(m_mode, m_usual).at(block);
    m_grip = edge ? std::chrono::seconds{0} : timeAt(at.x()) - taken.from - taken.length / 2;
}

void TimelineEdit::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_drag == Drag::None) {
        const int block = blockAt(at);
        setCursor(block < 0 ? Qt::ArrowCursor : isAtEdge(at, block) ? Qt::SizeHorCursor : Qt::OpenHandCursor);
        return;
    }
    if (m_drag == Drag::Stretch) {
        const drills::DraftBlock block = drills::blocksOf(m_before, m_usual).at(m_dragged);
        const DrillMode wanted = drills::stretched(m_before, m_dragged, timeAt(at.x()) - block.from);
        if (wanted != m_mode)
            take(wanted, m_dragged);
        return;
    }
    setCursor(Qt::ClosedHandCursor);
    const int place = drills::placeAt(m_before, m_usual, m_dragged, timeAt(at.x()) - m_grip);
    DrillMode wanted = drills::onLane(m_before, m_dragged, lanes() > 1 ? laneAt(at.y()) : m_before.method.at(m_dragged).on);
    wanted = drills::moved(wanted, m_dragged, place);
    if (wanted != m_mode)
        take(wanted, place);
}

void TimelineEdit::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None)
        return;
    m_drag = Drag::None;
    m_dragged = -1;
    unsetCursor();
    updateGeometry();
    update();
}

void TimelineEdit::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int key = event->key();
    const int side = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
    const int up = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    // In the middle of a drag it takes it back.
    if (key == Qt::Key_Escape && m_drag != Drag::None) {
        m_drag = Drag::None;
        take(m_before, m_dragged);
        return;
    }
    if (m_selected < 0 && side != 0) {
        select(side > 0 ? 0 : int(m_mode.method.size()) - 1);
    } else if (side != 0 && control) {
        const int to = std::clamp(m_selected + side, 0, int(m_mode.method.size()) - 1);
        if (to != m_selected)
            take(drills::moved(m_mode, m_selected, to), to);
    } else if (side != 0 && shift) {
        const std::chrono::seconds length = drills::blocksOf(m_mode, m_usual).at(m_selected).length;
        take(drills::stretched(m_mode, m_selected, length + side * keyStep), m_selected);
    } else if (side != 0) {
        select(std::max(0, m_selected + side));
    } else if (up != 0 && control && m_selected >= 0) {
        take(drills::onLane(m_mode, m_selected, std::clamp(m_mode.method.at(m_selected).on + up, 0, lanes() - 1)), m_selected);
    } else if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && m_selected >= 0) {
        take(drills::without(m_mode, m_selected), std::min(m_selected, int(m_mode.method.size()) - 2));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TimelineEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLanes(painter);
    for (int i = 0; i < m_mode.method.size(); ++i) {
        if (i != m_selected)
            paintBlock(painter, i);
    }
    if (m_selected >= 0)
        paintBlock(painter, m_selected);
    if (m_mode.method.isEmpty())
        paintText(painter, QRectF(laneRect(0)).adjusted(12, 0, -12, 0), tr("Add a fault to begin with"), Theme::of().font(TextStyle::Body),
                  Theme::of().color(Token::Text3));
}

void TimelineEdit::paintLanes(QPainter &painter) const
{
    const Theme &theme = Theme::of();
    const double scale = pixelsPerSecond();
    const double seconds = double(width() - laneLabels - 8) / scale;
    constexpr std::array steps{5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0};
    const auto found = std::ranges::find_if(steps, [&](double step) { return step * scale > 70; });
    const double step = found == steps.end() ? steps.back() : *found;
    for (double at = 0; at <= seconds; at += step) {
        const double x = laneLabels + at * scale;
        if (x + 34 > width())
            break; // its word would be cut
        const QString word = at < 60 ? units::wholeSeconds(std::chrono::seconds{std::lround(at)}) : drills::countdown(Millis{std::llround(at * 1000)});
        paintText(painter, QRectF(x + (at == 0 ? 0 : -34), 2, 68, 18), word, theme.font(TextStyle::Caption), theme.color(Token::Text2),
                  at == 0 ? Qt::AlignLeft : Qt::AlignHCenter);
        painter.fillRect(QRectF(std::round(x), axisTall - 5, 1, 4), theme.color(Token::Strong));
    }
    for (int lane = 0; lane < lanes(); ++lane) {
        const QRectF box = laneRect(lane);
        painter.setPen(QPen(theme.color(Token::Border), 1));
        painter.setBrush(theme.color(Token::Bg));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        const QString name = lane == 0 ? (lanes() > 1 ? tr("All targets") : tr("Target")) : tr("Target %1").arg(lane);
        paintText(painter, QRectF(0, box.top(), laneLabels - 10, box.height()), name, theme.font(TextStyle::Table), theme.color(Token::Text2));
    }
}

void TimelineEdit::paintBlock(QPainter &painter, int index) const
{
    const Theme &theme = Theme::of();
    const DrillAct &act = m_mode.method.at(index);
    const QRectF box = blockRect(index);
    const bool chosen = index == m_selected;
    const QColor state = theme.color(act.fault ? Token::Bad : Token::Strong);
    QPen pen(chosen ? theme.color(Token::Accent) : state, chosen ? 2 : 1);
    if (!act.fault && !chosen)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(act.fault ? theme.tint(state) : theme.color(Token::Surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.save();
    painter.setClipRect(box.adjusted(2, 0, -2, 0));
    paintText(painter, QRectF(box.left() + 8, box.top() + 3, box.width() - 16, 18), blockName(act), theme.font(TextStyle::Table, QFont::DemiBold),
              theme.color(Token::Text));
    const drills::DraftBlock block = drills::blocksOf(m_mode, m_usual).at(index);
    const QString length = act.seconds.count() > 0 ? units::duration(block.length) : tr("%1, as the run is told").arg(units::duration(block.length));
    paintText(painter, QRectF(box.left() + 8, box.top() + 21, box.width() - 16, 16), length, theme.font(TextStyle::Caption), theme.color(Token::Text2));
    painter.restore();
    // The edge that can be drawn.
    painter.fillRect(QRectF(box.right() - 4, box.center().y() - 7, 1, 14), theme.color(Token::Strong));
    painter.fillRect(QRectF(box.right() - 7, box.center().y() - 7, 1, 14), theme.color(Token::Strong));
}

} // namespace warrener
