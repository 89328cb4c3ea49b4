#pragma once

#include <QWidget>

class QHBoxLayout;

namespace warrener {

class Label;

/// Title of a page, one line about it, and what belongs at the right end.
class PageHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHeader)

public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setLine(const QString &line);
    /// Beside the title, before the line (a pill).
    void insertAfterTitle(QWidget *widget);
    void addRight(QWidget *widget);

private:
    Label *m_title;
    Label *m_line;
    QHBoxLayout *m_layout;
};

} // namespace warrener
