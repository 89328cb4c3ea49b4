#pragma once

#include <QWidget>

namespace warrener {

/// A key's cap by itself.
class KeyCapLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyCapLabel)

public:
    explicit KeyCapLabel(const QString &key, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace warrener
