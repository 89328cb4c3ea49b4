#pragma once

#include "ui/theme/Theme.h"

#include <QIcon>
#include <QString>

class QPainter;

namespace warrener {

/// An icon of resources/icons ("search"), tinted from the tokens at the moment of painting, so it
/// follows light and dark; checked ones take the accent, disabled ones text3.
QIcon icon(const QString &name, Token token = Token::Text2);

/// The same straight into a painter.
void paintIcon(QPainter &painter, const QRect &box, const QString &name, Token token);

/// The program's own icon.
QIcon applicationIcon();

} // namespace warrener
