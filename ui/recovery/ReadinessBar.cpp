#include "ui/recovery/ReadinessBar.h"

#include "base/Units.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ToolTips.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/steps/Wrap.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

GlyphKind pointGlyph(const ReadinessPoint &point)
{
    return point.points == point.most ? GlyphKind::Ok : point.points > 0 ? GlyphKind::Warn : GlyphKind::Pending;
}

} // namespace

ReadinessBar::ReadinessBar(QWidget *parent)
    : QFrame(parent), m_figure(new Label({}, TextStyle::Countdown, Token::Text, this)), m_pill(new Pill(this)),
      m_line(new Label({}, TextStyle::Table, Token::Text2, this)), m_points(new QGridLayout)
{
    setProperty("card", true);
    setObjectName(u"readinessBar"_s);
    m_figure->setObjectName(u"readinessScore"_s);
    m_pill->setObjectName(u"readinessPill"_s);
    m_line->setObjectName(u"readinessLine"_s);
    m_points->setHorizontalSpacing(10);
    m_points->setVerticalSpacing(2);
    auto *figure = new QHBoxLayout;
    figure->setSpacing(8);
    figure->addWidget(m_figure);
    figure->addWidget(new Label(tr("of 100", "a score"), TextStyle::Body, Token::Text2, this), 0, Qt::AlignBottom);
    figure->addStretch(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addStretch(1);
    left->addLayout(figure);
    left->addWidget(m_pill, 0, Qt::AlignLeft);
    left->addWidget(m_line);
    left->addStretch(1);
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedWidth(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 10, 16, 10);
    row->setSpacing(20);
    row->addLayout(left);
    row->addWidget(line);
    row->addLayout(m_points, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void ReadinessBar::setReadiness(const ClusterReadiness &readiness, TimePoint now)
{
    m_figure->setText(QString::number(readiness.score));
    m_figure->setToken(recoverywords::toneOf(readiness.score));
    m_pill->setState(recoverywords::glyphOf(readiness.score), recoverywords::scoreWord(readiness.score));
    m_line->setText(tr("read %1 ago").arg(units::age(readiness.at, now)));
    setAccessibleName(tr("Readiness %1 of 100").arg(readiness.score));
    update();
    if (readiness.points == m_shown.points)
        return;
    m_shown = readiness;
    while (QLayoutItem *item = m_points->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const ReadinessPoint &point : readiness.points) {
        auto *points = new Label(tr("%1 of %2", "points").arg(point.points).arg(point.most), TextStyle::Table, Token::Text2, this);
        auto *words = new Label(point.words, TextStyle::Body, Token::Text, this);
        words->setEliding(true);
        m_points->addWidget(new GlyphLabel(pointGlyph(point), 14, this), row, 0);
        m_points->addWidget(points, row, 1, Qt::AlignRight);
        // What is earned already has nothing beside it to give room to.
        m_points->addWidget(words, row, 2, 1, point.earn.isEmpty() ? 3 : 1);
        if (!point.earn.isEmpty()) {
            auto *earn = new Label(point.earn, TextStyle::Table, Token::Text2, this);
            earn->setEliding(true);
            auto *link = new QPushButton(recoverywords::earnVerb(point), this);
            link->setObjectName(u"earn."_s + point.id);
            link->setProperty("kind", u"link"_s);
            link->setToolTip(plainTip(point.earn));
            connect(link, &QPushButton::clicked, this, [this, id = point.id] { Q_EMIT earnRequested(id); });
            m_points->addWidget(earn, row, 3);
            m_points->addWidget(link, row, 4, Qt::AlignRight);
        }
        m_points->setRowMinimumHeight(row, 22);
        ++row;
    }
    m_points->setColumnStretch(2, 4);
    m_points->setColumnStretch(3, 4);
}

void ReadinessBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().color(recoverywords::toneOf(m_figure->text().toInt())));
    painter.setClipRect(0, 0, 5, height());
    painter.drawRoundedRect(QRectF(0, 0, 12, height()), 6, 6);
}

} // namespace warrener
