#pragma once

#include "cluster/ClusterProfile.h"

#include <QWidget>

class QAbstractButton;
class QLabel;
class QLineEdit;

namespace warrener {

/// Of a production cluster the name must be typed before its button can be pressed; of others
/// nothing is asked, and there is nothing to see.
class NameCheck final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameCheck)

public:
    explicit NameCheck(QWidget *parent = nullptr);

    void setCluster(const ClusterName &name, Environment environment);
    void clear();
    bool isGiven() const;
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void changed();

private:
    ClusterName m_name{};
    bool m_asks = false;
    QLabel *m_label;
    QLineEdit *m_field;
};

} // namespace warrener
