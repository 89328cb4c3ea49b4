#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace warrener {

/// The way from a page down to what is shown; every step but the last leads back.
class Breadcrumb final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Breadcrumb)

public:
    explicit Breadcrumb(QWidget *parent = nullptr);
    void setSteps(const QStringList &steps);
    /// The last step is the page's title, where no other stands below it; from the next setSteps() on.
    void setTitle(bool isTitle) { m_isTitle = isTitle; }

Q_SIGNALS:
    void activated(int step);

private:
    QHBoxLayout *m_layout;
    bool m_isTitle = false;
};

} // namespace warrener
