#pragma once

#include "ui/failover/FailoverDesk.h"

#include <QFrame>

class QComboBox;
class QLineEdit;

namespace warrener {

class Label;
class SegmentedControl;

struct WishNode
{
    NodeName node{};
    Level level = Level::Unknown;
    bool forced = false; ///< something speaks against it: a forced failover may be about it
    bool lost = false;   ///< it does not serve: nothing but force is an answer

    bool operator==(const WishNode &) const = default;
};

/// From, to, how and why.
class WishBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WishBar)

public:
    explicit WishBar(QWidget *parent = nullptr);

    void setNodes(const QList<WishNode> &nodes);
    /// Shows what was found, without telling. How is asked only where force may be an answer.
    void setWish(FailoverKind kind, const FailoverWish &wish);
    void setLast(const QString &words);

    FailoverKind kind() const { return m_kind; }
    FailoverWish wish() const;
    void clearWhy();

Q_SIGNALS:
    /// From, to or how; the target is left open where the source changed.
    void wished();

private:
    void fill();
    void pick(QComboBox *box, const NodeName &node);

    FailoverKind m_kind = FailoverKind::Switchover;
    QList<WishNode> m_nodes;
    NodeName m_from;
    NodeName m_to;
    Label *m_fromLabel;
    QComboBox *m_fromBox;
    Label *m_toLabel;
    QComboBox *m_toBox;
    Label *m_howLabel;
    SegmentedControl *m_how;
    QLineEdit *m_why;
    Label *m_last;
};

} // namespace warrener
