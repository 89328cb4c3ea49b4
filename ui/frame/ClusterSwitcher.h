#pragma once

#include "cluster/ClusterProfile.h"

#include <QAbstractButton>

#include <optional>

namespace warrener {

/// A cluster one can switch to.
struct ClusterEntry
{
    ClusterName name;
    Environment environment = Environment::Production;

    bool operator==(const ClusterEntry &) const = default;
};

/// Name and environment of the open cluster; a click lists the others.
class ClusterSwitcher final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterSwitcher)

public:
    explicit ClusterSwitcher(QWidget *parent = nullptr);

    void setCurrent(std::optional<ClusterEntry> cluster);
    void setClusters(const QList<ClusterEntry> &clusters);
    void openMenu();

    QSize sizeHint() const override { return {208, 48}; }

Q_SIGNALS:
    void switchRequested(const warrener::ClusterName &name);
    void allRequested();
    void addRequested();
    void editRequested(const warrener::ClusterName &name); ///< the shown one

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<ClusterEntry> m_current;
    QList<ClusterEntry> m_clusters;
};

} // namespace warrener
