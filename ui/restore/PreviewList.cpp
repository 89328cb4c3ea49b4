#include "ui/restore/PreviewList.h"

#include "ui/parts/Paint.h"
#include "ui/parts/TipDelegate.h"
#include "ui/restore/PreviewModel.h"
#include "ui/restore/RestoreWords.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int previewHead = 28;
constexpr int previewPad = 6;
constexpr int previewTitle = 18;
constexpr int previewLine = 18;
constexpr int previewLeft = 12;
constexpr int tickRight = 36; ///< where texts begin
constexpr int actionTall = 26;
constexpr int previewMostFields = 8;
constexpr QSize tileSize{226, 46};

/// Where the parts of a row stand, from its top left.
struct RowShape
{
    int left = tickRight;
    int fields = 0; ///< lines
    int advice = 0; ///< px
    QRect action{};
    int height = 0;
};

constexpr int fieldGap = 8;     ///< between the name and what it was
constexpr int becomesWide = 26; ///< of the sign between what it was and what it will be

QFont fieldFont(const QJsonValue &value)
{
    return Theme::of().font(value.isUndefined() ? TextStyle::Table : TextStyle::Command);
}

qreal wideOf(const QJsonValue &value)
{
    return std::ceil(QFontMetricsF(fieldFont(value)).horizontalAdvance(restorewords::value(value))) + 1;
}

/// Of the names of the fields that are shown, px.
qreal namesWide(const PreviewRow &row, qreal room)
{
    qreal wide = 0;
    const QFontMetricsF metrics(Theme::of().font(TextStyle::Table));
    for (const auto listed = row.fields.first(std::min<qsizetype>(row.fields.size(), previewMostFields)); const FieldChange &change : listed)
        wide = std::max(wide, metrics.horizontalAdvance(restorewords::field(change)));
    return std::min(wide + 1, room * 0.45);
}

/// What it was and what it will be are read whole: where both have no room in one line, they have one each.
bool isBroken(const FieldChange &change, qreal valuesRoom)
{
    return wideOf(change.before) + becomesWide + wideOf(change.after) > valuesRoom;
}

/// Whether line `i` of its fields says how many more there are.
bool isMore(const PreviewRow &row, qsizetype i)
{
    return i + 1 == previewMostFields && row.fields.size() > previewMostFields;
}

QFont adviceFont()
{
    return Theme::of().font(TextStyle::Caption);
}

RowShape shapeOf(const PreviewRow &row, int width)
{
    RowShape shape;
    if (row.isSection) {
        shape.height = previewHead;
        return shape;
    }
    shape.left = row.hasTick ? tickRight : previewLeft;
    shape.fields = int(std::min<qsizetype>(row.fields.size(), previewMostFields));
    int at = previewPad + previewTitle;
    if (!row.about.isEmpty())
        at += 16;
    const qreal room = std::max(60, width - shape.left - previewLeft - 1);
    const qreal valuesRoom = room - namesWide(row, room) - fieldGap;
    for (int i = 0; i < shape.fields; ++i)
        at += previewLine * (!isMore(row, i) && isBroken(row.fields.at(i), valuesRoom) ? 2 : 1);
    if (!row.advice.isEmpty()) {
        const QRect room(0, 0, std::max(60, width - shape.left - previewLeft), 10'000);
        shape.advice = QFontMetrics(adviceFont()).boundingRect(room, Qt::TextWordWrap, row.advice).height();
        at += shape.advice + 2;
    }
    if (!row.action.isEmpty()) {
        const int wide = QFontMetrics(Theme::of().font(TextStyle::Table, QFont::Medium)).horizontalAdvance(row.action) + 40;
        shape.action = QRect(shape.left, at + 3, std::min(wide, width - shape.left - previewLeft), actionTall);
        at += actionTall + 6;
    }
    shape.height = at + previewPad + 1;
    return shape;
}

QRect tickBox(const QRect &row, bool isSection)
{
    return {row.left() + previewLeft, row.top() + (isSection ? (previewHead - 16) / 2 : previewPad + 1), 16, 16};
}

void paintTick(QPainter &painter, const QRect &box, Qt::CheckState state, bool isTied)
{
    QStyleOption tick;
    tick.rect = box;
    tick.state.setFlag(QStyle::State_Enabled, !isTied);
    tick.state.setFlag(QStyle::State_On, state == Qt::Checked);
    tick.state.setFlag(QStyle::State_NoChange, state == Qt::PartiallyChecked);
    tick.state.setFlag(QStyle::State_Off, state == Qt::Unchecked);
    QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, &painter);
}

class PreviewDelegate final : public TipDelegate
{
public:
    PreviewDelegate(PreviewList::Look look, QObject *parent) : TipDelegate(parent), m_look(look) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (m_look == PreviewList::Look::Tiles)
            return tileSize;
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const int width = view != nullptr ? view->viewport()->width() : 260;
        return {width, shapeOf(index.data(PreviewModel::RowRole).value<PreviewRow>(), width).height};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of();
        const auto row = index.data(PreviewModel::RowRole).value<PreviewRow>();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool hasFocus = option.widget != nullptr && option.widget->hasFocus();
        const bool current = option.state.testFlag(QStyle::State_Selected) && hasFocus;
        if (current) {
            painter->fillRect(option.rect, theme.color(Token::Selected));
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.color(Token::Accent));
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(option.rect, theme.color(Token::Hover));
        }
        if (m_look == PreviewList::Look::Column)
            painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Token::Grid));
        if (row.hasTick)
            paintTick(*painter, tickBox(option.rect, row.isSection), row.tick, row.isTied);
        if (row.isSection)
            paintHead(*painter, theme, option.rect, row);
        else
            paintObject(*painter, theme, option.rect, row);
        painter->restore();
    }

private:
    static void paintHead(QPainter &painter, const Theme &theme, const QRect &all, const PreviewRow &row)
    {
        const QRect fold(all.left() + (row.hasTick ? tickRight : previewLeft), all.center().y() - 5, 12, 12);
        paintIcon(painter, fold, row.isOpen ? u"chevron-down"_s : u"chevron-right"_s, Token::Text2);
        const QRectF text(fold.right() + 8, all.top(), all.right() - previewLeft - fold.right() - 8, all.height());
        const QFont font = theme.font(TextStyle::Table);
        paintText(painter, text, row.name, font, theme.color(Token::Text2));
        paintText(painter, text, QString::number(row.count), font, theme.color(Token::Text2), Qt::AlignRight);
    }

    /// The lines that it takes.
    static int paintField(QPainter &painter, const Theme &theme, QRectF line, const FieldChange &change, qreal nameWide, bool stays)
    {
        const QFont small = theme.font(TextStyle::Table);
        paintText(painter, QRectF(line.left(), line.top(), nameWide, line.height()), restorewords::field(change), small, theme.color(Token::Text2));
        const qreal values = line.left() + nameWide + fieldGap;
        const bool broken = isBroken(change, line.right() - values);
        QFont gone = fieldFont(change.before);
        gone.setStrikeOut(!change.before.isUndefined() && !stays);
        qreal x = values
                  + paintText(painter, QRectF(values, line.top(), line.right() - values, line.height()), restorewords::value(change.before), gone,
                              theme.color(Token::Text2));
        if (broken) {
            line.translate(0, previewLine);
            x = values - 7;
        }
        // Nothing becomes of what cannot be changed: the two differ.
        if (stays)
            paintText(painter, QRectF(x + 8, line.top(), 14, line.height()), u"≠"_s, small, theme.color(Token::Text2));
        else
            paintIcon(painter, QRect(int(x) + 7, int(line.center().y()) - 6, 13, 13), u"arrow-right"_s, Token::Text2);
        x += becomesWide;
        paintText(painter, QRectF(x, line.top(), line.right() - x, line.height()), restorewords::value(change.after), fieldFont(change.after),
                  theme.color(stays ? Token::Text2 : Token::Text));
        return broken ? 2 : 1;
    }

    static void paintAction(QPainter &painter, const Theme &theme, const QRect &box, const QString &text)
    {
        QPainterPath outline;
        outline.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.fillPath(outline, theme.color(Token::Surface));
        painter.setPen(theme.color(Token::Strong));
        painter.drawPath(outline);
        paintText(painter, QRectF(box).adjusted(9, 0, -22, 0), text, theme.font(TextStyle::Table, QFont::Medium), theme.color(Token::Text));
        paintIcon(painter, QRect(box.right() - 20, box.center().y() - 6, 13, 13), u"chevron-down"_s, Token::Text2);
    }

    static void paintObject(QPainter &painter, const Theme &theme, const QRect &all, const PreviewRow &row)
    {
        const RowShape shape = shapeOf(row, all.width());
        const qreal left = all.left() + shape.left;
        const qreal right = all.right() - previewLeft;
        qreal y = all.top() + previewPad;
        const QFont name = theme.font(TextStyle::Table, QFont::Medium);
        const QFont caption = theme.font(TextStyle::Caption);
        const qreal kindWide = row.kind.isEmpty() ? 0 : QFontMetricsF(caption).horizontalAdvance(row.kind) + 8;
        const bool off = row.hasTick && row.tick == Qt::Unchecked;
        const qreal taken = paintText(painter, QRectF(left, y, std::max<qreal>(20, right - left - kindWide), previewTitle), row.name, name,
                                      theme.color(off ? Token::Text2 : Token::Text), Qt::AlignLeft, true);
        if (kindWide > 0)
            paintText(painter, QRectF(left + taken + 8, y, kindWide, previewTitle), row.kind, caption, theme.color(Token::Text2));
        y += previewTitle;
        if (!row.about.isEmpty()) {
            paintText(painter, QRectF(left, y - 1, right - left, 16), row.about, caption, theme.color(Token::Text2));
            y += 16;
        }
        const qreal nameWide = namesWide(row, right - left);
        for (int i = 0; i < shape.fields; ++i) {
            const QRectF line(left, y, right - left, previewLine);
            int lines = 1;
            if (isMore(row, i)) {
                const int more = int(row.fields.size()) - previewMostFields + 1;
                paintText(painter, line, PreviewModel::tr("%n more", nullptr, more), caption, theme.color(Token::Text2));
            } else {
                lines = paintField(painter, theme, line, row.fields.at(i), nameWide, row.stays);
            }
            y += previewLine * lines;
        }
        if (!row.advice.isEmpty()) {
            painter.setFont(adviceFont());
            painter.setPen(theme.color(Token::Text2));
            painter.drawText(QRectF(left, y, right - left, shape.advice), Qt::TextWordWrap, row.advice);
        }
        if (!shape.action.isNull())
            paintAction(painter, theme, shape.action.translated(all.topLeft()), row.action);
    }

    PreviewList::Look m_look;
};

} // namespace

PreviewList::PreviewList(PreviewModel *model, Look look, QWidget *parent) : QListView(parent), m_model(model)
{
    setModel(model);
    setItemDelegate(new PreviewDelegate(look, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    if (look == Look::Tiles) {
        setFlow(LeftToRight);
        setWrapping(true);
        setUniformItemSizes(true);
    }
    connect(&Theme::of(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void PreviewList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const PreviewRow *at = m_model->rowAt(row);
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool isSide = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (event->key() == Qt::Key_Slash || event->key() == Qt::Key_Escape || (isSide && !isPlain)) {
        event->ignore(); // the window's keys
    } else if (at != nullptr && event->key() == Qt::Key_Space) {
        m_model->toggle(row);
    } else if (at != nullptr && at->isSection && isSide) {
        m_model->fold(row, event->key() == Qt::Key_Right);
        setCurrentIndex(m_model->index(row));
    } else if (at != nullptr && !at->action.isEmpty() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        const QRect box = visualRect(currentIndex());
        Q_EMIT actionRequested(row, viewport()->mapToGlobal(shapeOf(*at, box.width()).action.translated(box.topLeft()).bottomLeft()));
    } else {
        QListView::keyPressEvent(event);
    }
}

void PreviewList::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const PreviewRow *at = m_model->rowAt(index.row());
    if (event->button() == Qt::LeftButton && index.isValid() && at != nullptr) {
        const QRect box = visualRect(index);
        const QPoint point = event->position().toPoint();
        const QRect action = shapeOf(*at, box.width()).action.translated(box.topLeft());
        if (at->hasTick && point.x() < box.left() + tickRight)
            m_model->toggle(index.row());
        else if (at->isSection)
            m_model->fold(index.row(), !at->isOpen);
        else if (!at->action.isEmpty() && action.contains(point))
            Q_EMIT actionRequested(index.row(), viewport()->mapToGlobal(action.bottomLeft()));
        event->accept();
        return;
    }
    QListView::mouseReleaseEvent(event);
}

/// Whoever comes by Tab sees where the keys will act.
void PreviewList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0));
    viewport()->update();
}

} // namespace warrener
