#pragma once

#include <QHeaderView>

namespace warrener {

/// Column names, quiet; the one that sorts stands out and says which way. A column aligns its
/// name as the model says (Qt::TextAlignmentRole).
class HeaderView final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderView)

public:
    explicit HeaderView(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
};

} // namespace warrener
