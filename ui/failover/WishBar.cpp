#include "ui/failover/WishBar.h"

#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/theme/Glyph.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QIcon glyphIcon(Level level, qreal ratio)
{
    QPixmap picture(QSize(16, 16) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, QRectF(1, 1, 14, 14), glyphFor(level), Theme::of());
    return QIcon(picture);
}

} // namespace

WishBar::WishBar(QWidget *parent)
    : QFrame(parent), m_fromLabel(new Label(tr("From"), TextStyle::Body, Token::Text2, this)), m_fromBox(new ComboBox(this)),
      m_toLabel(new Label(tr("To"), TextStyle::Body, Token::Text2, this)), m_toBox(new ComboBox(this)),
      m_howLabel(new Label(tr("How"), TextStyle::Body, Token::Text2, this)), m_how(new SegmentedControl({tr("Graceful"), tr("Forced")}, this)),
      m_why(new QLineEdit(this)), m_last(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setProperty("card", true);
    setObjectName(u"wishBar"_s);
    m_fromBox->setObjectName(u"fromNode"_s);
    m_fromBox->setAccessibleName(tr("Node that clients leave"));
    m_toBox->setObjectName(u"toNode"_s);
    m_toBox->setAccessibleName(tr("Node that takes over"));
    m_how->setObjectName(u"howControl"_s);
    m_how->setAccessibleName(tr("With the node's cooperation, or without"));
    m_how->setToolTip(tr("Graceful: the node takes part and loses nothing. Forced: for a node that does not answer; it is taken out and fenced."));
    m_why->setObjectName(u"whyField"_s);
    m_why->setPlaceholderText(tr("Reason for the journal"));
    m_why->setAccessibleName(tr("Why"));
    m_why->setMaxLength(200);
    m_last->setObjectName(u"lastRun"_s);
    m_last->setEliding(true);
    m_last->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QComboBox *box : {m_fromBox, m_toBox})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 9, 16, 9);
    row->setSpacing(18);
    // A name and its field: where they are hidden their gap goes with them, and what comes next begins at the margin.
    const auto add = [row](QWidget *name, QWidget *field, int stretch) {
        auto *both = new QHBoxLayout;
        both->setSpacing(8);
        both->addWidget(name);
        both->addWidget(field, stretch);
        row->addLayout(both, stretch);
    };
    add(m_fromLabel, m_fromBox, 0);
    add(m_toLabel, m_toBox, 0);
    add(m_howLabel, m_how, 0);
    add(new Label(tr("Why"), TextStyle::Body, Token::Text2, this), m_why, 4);
    row->addWidget(m_last, 3);
    connect(m_fromBox, &QComboBox::activated, this, [this] {
        m_from = {m_fromBox->currentData().toString()};
        m_to = {};
        // Who does not serve cannot be asked to take part.
        const auto node = std::ranges::find(m_nodes, m_from, &WishNode::node);
        if (m_kind == FailoverKind::Switchover && node != m_nodes.end() && node->lost) {
            m_kind = FailoverKind::Failover;
            m_how->setCurrent(1);
            fill();
        }
        Q_EMIT wished();
    });
    connect(m_toBox, &QComboBox::activated, this, [this] {
        m_to = {m_toBox->currentData().toString()};
        Q_EMIT wished();
    });
    connect(m_how, &SegmentedControl::currentChanged, this, [this](int at) {
        m_kind = at == 0 ? FailoverKind::Switchover : FailoverKind::Failover;
        // Each is about another node: whoever serves, or whoever does not.
        m_from = {};
        m_to = {};
        fill();
        Q_EMIT wished();
    });
    connect(&Theme::of(), &Theme::changed, this, &WishBar::fill);
}

void WishBar::setNodes(const QList<WishNode> &nodes)
{
    if (nodes == m_nodes)
        return;
    m_nodes = nodes;
    fill();
}

void WishBar::setWish(FailoverKind kind, const FailoverWish &wish)
{
    m_kind = kind;
    m_from = wish.from;
    m_to = wish.to;
    const bool back = kind == FailoverKind::Failback;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_fromLabel, m_fromBox})
        widget->setVisible(!back);
    m_toLabel->setText(back ? tr("Back to") : tr("To"));
    if (!back)
        m_how->setCurrent(kind == FailoverKind::Switchover ? 0 : 1);
    fill();
}

void WishBar::setLast(const QString &words)
{
    m_last->setText(words);
}

FailoverWish WishBar::wish() const
{
    return {.from = m_from, .to = m_to, .why = m_why->text().trimmed()};
}

void WishBar::clearWhy()
{
    m_why->clear();
}

void WishBar::fill()
{
    const QSignalBlocker noFrom(m_fromBox);
    const QSignalBlocker noTo(m_toBox);
    m_fromBox->clear();
    m_toBox->clear();
    const bool force = m_kind != FailoverKind::Failback && std::ranges::any_of(m_nodes, &WishNode::forced);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_howLabel, m_how})
        widget->setVisible(force);
    for (const WishNode &each : std::as_const(m_nodes)) {
        const QIcon icon = glyphIcon(each.level, devicePixelRatioF());
        if (m_kind != FailoverKind::Failover || each.forced || each.node == m_from)
            m_fromBox->addItem(icon, shortName(each.node), each.node.value);
        if (m_kind == FailoverKind::Failback || each.node != m_from)
            m_toBox->addItem(icon, shortName(each.node), each.node.value);
    }
    pick(m_fromBox, m_from);
    pick(m_toBox, m_to);
    // Until a node is known there is nothing to choose.
    for (QComboBox *box : {m_fromBox, m_toBox})
        box->setEnabled(box->count() > 0);
}

void WishBar::pick(QComboBox *box, const NodeName &node)
{
    box->setCurrentIndex(node.isEmpty() ? -1 : box->findData(node.value));
}

} // namespace warrener
