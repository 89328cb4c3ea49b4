#pragma once

#include "ui/frame/PageSpec.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace warrener {

class RailButton;

/// The pages at the side.
class Rail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rail)

public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(const PageSpec &spec);
    void setCurrent(const QString &page);
    void setBadge(const QString &page, const PageBadge &badge);
    /// 56 px with icons only, or 208 px.
    void setNarrow(bool narrow);
    /// Pages that need one are hidden while there is no cluster.
    void setHasCluster(bool has);

Q_SIGNALS:
    void chosen(const QString &page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RailButton *button(const QString &page) const;

    QVBoxLayout *m_top;
    QVBoxLayout *m_middle;
    QVBoxLayout *m_bottom;
    QWidget *m_middleBox;
    QWidget *m_bottomBox;
    QFrame *m_line;
    QList<RailButton *> m_buttons;
};

} // namespace warrener
