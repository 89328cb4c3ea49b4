#pragma once

#include "cluster/ClusterProfile.h"

#include <QWidget>

#include <optional>

namespace warrener {

/// The 4 px on top of the window and its dialogs: solid for production, long dashes for staging,
/// short ones for test; empty while no cluster is open.
class EnvironmentBand final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnvironmentBand)

public:
    explicit EnvironmentBand(QWidget *parent = nullptr);
    void setEnvironment(std::optional<Environment> environment);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Environment> m_environment;
};

} // namespace warrener
