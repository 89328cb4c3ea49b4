#include "ui/failover/CandidateMatrix.h"

#include "base/Phrases.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Glyph.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int labelWide = 128;
constexpr int columnLeast = 112;
constexpr int headTall = 86;
constexpr int rowTall = 28;

} // namespace

CandidateMatrix::CandidateMatrix(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Candidates"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CandidateMatrix::setCandidates(const QList<Candidate> &candidates)
{
    if (candidates == m_candidates)
        return;
    m_candidates = candidates;
    describe();
    updateGeometry();
    update();
}

void CandidateMatrix::setChosen(const NodeName &node)
{
    m_chosen = node;
    describe();
    update();
}

int CandidateMatrix::rowsCount() const
{
    return m_candidates.isEmpty() ? 0 : static_cast<int>(m_candidates.first().reasons.size());
}

QSize CandidateMatrix::sizeHint() const
{
    return {labelWide + columnLeast * std::max(1, static_cast<int>(m_candidates.size())), headTall + rowTall * rowsCount() + 1};
}

QSize CandidateMatrix::minimumSizeHint() const
{
    return sizeHint();
}

QRectF CandidateMatrix::column(int index) const
{
    const double wide = static_cast<double>(width() - labelWide) / static_cast<double>(std::max<qsizetype>(1, m_candidates.size()));
    const double left = std::round(labelWide + wide * index);
    return {left, 0, std::round(labelWide + wide * (index + 1)) - left, static_cast<double>(height())};
}

int CandidateMatrix::columnAt(QPointF position) const
{
    for (int i = 0; i < m_candidates.size(); ++i) {
        if (column(i).contains(position))
            return i;
    }
    return -1;
}

void CandidateMatrix::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_candidates.size(); ++i) {
        if (m_candidates.at(i).node == m_chosen)
            painter.fillRect(column(i), theme.color(Token::Selected));
    }
    for (int row = 0; row < rowsCount(); ++row) {
        const double top = headTall + rowTall * row;
        painter.fillRect(QRectF(0, top, width(), 1), theme.color(Token::Grid));
        paintText(painter, QRectF(13, top + 1, labelWide - 15, rowTall - 1), m_candidates.first().reasons.at(row).title, theme.font(TextStyle::Table),
                  theme.color(Token::Text2));
    }
    for (int i = 0; i < m_candidates.size(); ++i) {
        const Candidate &candidate = m_candidates.at(i);
        const QRectF box = column(i);
        paintHead(painter, QRectF(box.left() + 12, 0, box.width() - 24, headTall), candidate);
        for (int row = 0; row < std::min(rowsCount(), static_cast<int>(candidate.reasons.size())); ++row)
            paintReason(painter, QRectF(box.left() + 12, headTall + rowTall * row + 1, box.width() - 24, rowTall - 1), candidate.reasons.at(row));
        if (candidate.node == m_chosen) {
            painter.setPen(QPen(theme.color(Token::Accent), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        } else if (i > 0) {
            painter.fillRect(QRectF(box.left(), 0, 1, box.height()), theme.color(Token::Grid));
        }
    }
}

void CandidateMatrix::paintHead(QPainter &painter, const QRectF &box, const Candidate &candidate) const
{
    const Theme &theme = Theme::of();
    const bool chosen = candidate.node == m_chosen;
    const QPointF center(box.left() + 7, 18);
    painter.setPen(QPen(theme.color(chosen ? Token::Accent : candidate.eligible ? Token::Strong : Token::Border), 1.5));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawEllipse(center, 6.2, 6.2);
    if (chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Accent));
        painter.drawEllipse(center, 3.2, 3.2);
    }
    paintText(painter, QRectF(box.left() + 20, 9, box.width() - 20, 18), shortName(candidate.node), theme.font(TextStyle::Table, QFont::DemiBold),
              theme.color(Token::Text));
    paintText(painter, QRectF(box.left(), 28, box.width(), 34), QString::number(candidate.score), theme.font(TextStyle::Score),
              theme.color(!candidate.eligible     ? Token::Text3
                          : candidate.recommended ? Token::Text
                                                  : Token::Text2));
    const Token tone = candidate.level == Level::Ok         ? Token::Ok
                       : candidate.level == Level::Warning  ? Token::Warn
                       : candidate.level == Level::Critical ? Token::Bad
                                                            : Token::Text2;
    paintText(painter, QRectF(box.left(), 61, box.width(), 18), candidate.verdict, theme.font(TextStyle::Table, QFont::Medium), theme.color(tone));
}

void CandidateMatrix::paintReason(QPainter &painter, const QRectF &box, const CandidateReason &reason) const
{
    const Theme &theme = Theme::of();
    const GlyphKind glyph = reason.level == Level::Note ? GlyphKind::Pending : glyphFor(reason.level);
    paintGlyph(painter, QRectF(box.left(), box.center().y() - 6.5, 13, 13), glyph, theme);
    const qreal taken =
        paintText(painter, box, QString::number(std::lround(reason.points)), theme.font(TextStyle::Table), theme.color(Token::Text2), Qt::AlignRight);
    const bool loud = reason.level == Level::Warning || reason.level == Level::Critical;
    paintText(painter, box.adjusted(19, 0, -taken - 6, 0), reason.words, theme.font(TextStyle::Table),
              loud ? theme.color(reason.level) : theme.color(Token::Text));
}

void CandidateMatrix::choose(int index)
{
    if (index < 0 || index >= m_candidates.size() || !m_candidates.at(index).eligible || m_candidates.at(index).node == m_chosen)
        return;
    setChosen(m_candidates.at(index).node);
    Q_EMIT chosenChanged(m_chosen);
}

void CandidateMatrix::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(columnAt(event->position()));
}

void CandidateMatrix::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto it = std::ranges::find(m_candidates, m_chosen, &Candidate::node);
    for (int at = static_cast<int>(it - m_candidates.begin()) + step; at >= 0 && at < m_candidates.size(); at += step) {
        if (m_candidates.at(at).eligible) {
            choose(at);
            return;
        }
    }
}

bool CandidateMatrix::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int at = columnAt(help->pos());
        if (at < 0)
            return QWidget::event(event);
        const Candidate &candidate = m_candidates.at(at);
        const int row = (help->pos().y() - headTall) / rowTall;
        if (help->pos().y() < headTall || row >= candidate.reasons.size()) {
            QToolTip::showText(help->globalPos(), plainTip(candidate.why), this);
        } else {
            const CandidateReason &reason = candidate.reasons.at(row);
            QToolTip::showText(
                help->globalPos(),
                plainTip(tr("%1: %2; %3 of %4 points")
                             .arg(reason.title, reason.words, QString::number(std::lround(reason.points)), QString::number(std::lround(reason.most)))),
                this);
        }
        return true;
    }
    return QWidget::event(event);
}

void CandidateMatrix::describe()
{
    QStringList all;
    for (const Candidate &candidate : std::as_const(m_candidates)) {
        const QString words = tr("%1: %2 points, %3").arg(shortName(candidate.node), QString::number(candidate.score), candidate.verdict);
        all += candidate.node == m_chosen ? tr("%1, chosen").arg(words) : words;
    }
    setAccessibleDescription(phrases::clauses(all));
}

} // namespace warrener
