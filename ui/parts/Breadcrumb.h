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

Q_SIGNALS:
    void activated(int step);

private:
    QHBoxLayout *m_layout;
};

} // namespace warrener
