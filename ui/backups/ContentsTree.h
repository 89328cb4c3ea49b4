#pragma once

#include <QTreeView>

namespace warrener {

/// A tree in the manner of the program's tables: selection with an accent bar, chevrons, icon, name, and a
/// figure at the right. Models give ContentsModel's roles.
class ContentsTree final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContentsTree)

public:
    explicit ContentsTree(QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const QModelIndex &index); ///< Enter or a double click

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace warrener
