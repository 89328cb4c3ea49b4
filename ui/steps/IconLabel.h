#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace warrener {

/// An icon by itself, 16 px, in the colours of the theme.
class IconLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconLabel)

public:
    IconLabel(const QString &name, Token token, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Token m_token;
};

} // namespace warrener
